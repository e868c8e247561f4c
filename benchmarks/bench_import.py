"""An import of many rows: seconds and memory to plan and to write; and nothing left when it stops.

    python benchmarks/bench_import.py [--rows 100000] [--format po]

Works in a database of its own, in a new directory.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--format", default="po", choices=["po", "json", "csv", "xliff"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        os.environ["BUDSKAP_STATE"] = state
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
        import django

        django.setup()
        _measure(args.rows, args.format)


def _measure(count: int, name: str) -> None:
    from django.core.management import call_command

    from cms.exchange.importing import import_in_pieces
    from cms.exchange.orders import Order, Upload
    from cms.exchange.proposing import Proposal
    from cms.models import Brand, MessageTemplate, Variant

    call_command("migrate", verbosity=0)
    brand = Brand.objects.create(key="shop", name="Shop", source_locale="en", locales=["en", "nb"])
    data = _file(count // 2, name)
    order = Order((Upload(f"nb.{name if name != 'xliff' else 'xlf'}", data),), "shop", "en", "a")
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    print(f"{count:,} rows, {name}, {len(data) / 1e6:.1f} MB; {_memory()}")
    started = time.perf_counter()
    proposal = Proposal(order, brand)
    print(f"read: {time.perf_counter() - started:.1f} s, {proposal.count:,} rows; {_memory()}")
    started = time.perf_counter()
    rows = sum(len(rows) for piece in proposal.families() for _, rows in piece)
    print(f"planned: {time.perf_counter() - started:.1f} s, {rows:,} rows; {_memory()}")

    class Stopped(Exception):
        pass

    def stop(done: int) -> None:
        if done > count // 20:
            raise Stopped

    try:
        import_in_pieces(proposal, None, "x", stop)
    except Stopped:
        print(f"stopped: {MessageTemplate.objects.count()} templates are left")
    started = time.perf_counter()
    counts = import_in_pieces(proposal, None, "x", lambda done: None)
    print(f"written: {time.perf_counter() - started:.1f} s, {dict(counts)}; {_memory()}")
    started = time.perf_counter()
    counts = import_in_pieces(Proposal(order, brand), None, "x", lambda done: None)
    print(f"again: {time.perf_counter() - started:.1f} s, {dict(counts)}; {_memory()}")
    print(f"{Variant.objects.count():,} variants")


def _file(count: int, name: str) -> bytes:
    from templates_lib.formats import FORMATS, Catalogue, Unit

    units = tuple(
        Unit(
            f"sms.m{index}.body" + (f"\x04Hello {{name}}, parcel {index}." if name == "po" else ""),
            f"Hei {{name}}, pakke {index} er klar til henting hos oss i dag.",
            f"Hello {{name}}, parcel {index} can be picked up from us today.",
            context=f"sms.m{index}.body",
        )
        for index in range(count)
    )
    return FORMATS[name].write(Catalogue(units, "nb", "en"))


def _memory() -> str:
    return (
        f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, "
        f"{time.process_time():,.0f} s of processor so far"
    )


if __name__ == "__main__":
    main()
