"""Translation files: texts a second of each format, and what translate-toolkit makes of our XLIFF.

    python benchmarks/bench_files.py [--texts 10000]

The second part needs translate-toolkit (requirements/bench.txt); it is read in this process only.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from templates_lib.formats import FORMATS, Catalogue, State, Unit

NAMELESS = {"fluent"}
"""Formats whose names take no full stops."""


def main() -> None:
    """Print one line a format, then the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000)
    count = parser.parse_args().texts
    print(f"{'format':<12} {'write/s':>10} {'read/s':>10} {'unchanged':>10} {'bytes':>12}")
    for name, format_ in FORMATS.items():
        made = _catalogue(name, count if name not in ("rails", "fluent") else count // 10)
        started = time.perf_counter()
        data = format_.write(made)
        wrote = time.perf_counter()
        read = format_.read(data)
        done = time.perf_counter()
        same = format_.write(read, data) == data
        speed = len(made.units) / (wrote - started), len(made.units) / (done - wrote)
        print(f"{name:<12} {speed[0]:>10,.0f} {speed[1]:>10,.0f} {same!s:>10} {len(data):>12,}")
    _compare()


def _catalogue(name: str, count: int) -> Catalogue:
    joint = "-" if name in NAMELESS else "."
    several = "locales" in FORMATS[name].carries
    units = tuple(
        Unit(
            joint.join(("mail", f"m{index}", "body")),
            f"Hei {{{{ name }}}}, pakke {index} er klar «i dag» & koster {{{{ total | money }}}}.",
            f"Hello {{{{ name }}}}, parcel {index} is ready & costs {{{{ total | money }}}}."
            if "source" in FORMATS[name].carries
            else "",
            locale="nb" if several else "",
            state=State.TRANSLATED if "state" in FORMATS[name].carries else State.UNKNOWN,
        )
        for index in range(count)
    )
    return Catalogue(units, "" if several else "nb", "en")


def _compare() -> None:
    try:
        from translate.storage.xliff import xlifffile
    except ImportError:
        print("translate-toolkit is not installed: nothing to compare with")
        return
    data = FORMATS["xliff"].write(_catalogue("xliff", 200))
    theirs = bytes(xlifffile.parsestring(data))
    ours, again = FORMATS["xliff"].read(data), FORMATS["xliff"].read(theirs)
    print(f"XLIFF 1.2 read and written by translate-toolkit: same units: {ours == again}")
    store = xlifffile.parsestring(data)
    sources = [str(unit.source) for unit in store.units]
    lost = sum(source != unit.source for source, unit in zip(sources, ours.units, strict=True))
    print(f"sources that it reads otherwise than we do: {lost} of {len(sources)}")


if __name__ == "__main__":
    main()
