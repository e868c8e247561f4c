"""Feed the template language anything: only our own errors may come out.

    python -m tests.fuzz.fuzz_language                    one million runs
    python -m tests.fuzz.fuzz_language --runs 5000 --seed 1
    python -m tests.fuzz.fuzz_language --corpus DIR       keep what reached new code, go on from it

With atheris (requirements/bench.in) the runs are guided by the code that they reach; without it
the seeds are mutated blindly, and the first line says so. Exit status 0: nothing else came out.
What did come out is printed with the text that made it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from tests.fuzz._blind import mutated
from tests.fuzz._seeds import PIECES, seeds

try:
    import atheris
except ImportError:
    atheris = None

RUNS = 1_000_000
MOST_BYTES = 400
"""Longest text tried: size is the attacks' matter (test_attacks.py), this is about shapes."""


def main() -> int:
    """Run; the exit status."""
    options = _options()
    if options.runs < 1:
        return 0
    if atheris is None:
        print("atheris is not installed: the seeds are mutated blindly", flush=True)
        return _blind(options.runs, options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        return _guided(options, Path(scratch))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    return parser.parse_args()


def _blind(runs: int, seed: int) -> int:
    started = time.monotonic()
    try_bytes = _target()
    for data in mutated(runs, seed, MOST_BYTES):
        try:
            try_bytes(data)
        except Exception:
            print(f"out of {data!r} came:", file=sys.stderr)
            raise
    print(f"{runs:,} runs in {time.monotonic() - started:.0f} seconds")
    return 0


def _guided(options: argparse.Namespace, scratch: Path) -> int:
    target = _target()  # before anything else loads the language
    corpus = options.corpus or scratch / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds()):
        head = number.to_bytes(2)
        (corpus / f"seed-{number}").write_bytes(head + text.encode("utf-8", "surrogatepass"))
    words = scratch / "words"
    words.write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES))
    arguments = [
        sys.argv[0],
        f"-runs={options.runs}",
        f"-seed={options.seed}",
        f"-dict={words}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={scratch}/",
        "-timeout=10",
        "-rss_limit_mb=2048",
        str(corpus),
    ]
    atheris.Setup(arguments, target)
    atheris.Fuzz()
    return 0


def _target() -> Callable[[bytes], None]:
    """What is tried, loaded so that the guide sees which code is reached."""
    with atheris.instrument_imports(include=["templates_lib"]) if atheris else nullcontext():
        from tests.fuzz._target import try_bytes
    return try_bytes


def _escaped(piece: str) -> str:
    """The piece as libFuzzer's dictionaries are written: bytes in hexadecimal."""
    return "".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8"))


if __name__ == "__main__":
    raise SystemExit(main())
