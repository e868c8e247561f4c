"""How long a mail takes to lay out, beside npm's MJML in the same run.

    python -m benchmarks.bench_email

Mails of 10 and of 40 blocks. "compiled" is MJML to HTML, with no answer kept from before; both
compilers get the same documents. "assembled" is everything from the content to its four outputs.
The goal is 10 ms a compilation. Needs Node and npm's MJML beside it (``make setup-dev``).
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import locales
from channels._content import Content
from channels.email._layout import mjml_document
from channels.email._mjml import compile_mjml
from tests.channels.email.mails import EMAIL, LOOK, TOGETHER, content

ROOT = Path(__file__).resolve().parents[1]
GOAL_MS = 10
RUNS = 30


def mail(blocks: int) -> Content:
    """A mail of *blocks* blocks of every kind in turn, those inside others not counted."""
    mixed = [TOGETHER[index::7] for index in range(7)]
    return content(*islice(cycle(block for part in mixed for block in part), blocks))


def milliseconds(run: Callable[[], object]) -> float:
    """The median time of one *run*."""
    run()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def npm_milliseconds(source: str) -> float:
    """The median time that npm's MJML takes, warm, in one process of Node."""
    done = subprocess.run(
        [ROOT / ".venv/bin/node", ROOT / "tests/oracles/mjml.mjs"],
        input=json.dumps([source] * RUNS),
        capture_output=True,
        text=True,
        check=True,
    )
    return statistics.median(made["seconds"] for made in json.loads(done.stdout)[5:]) * 1000


def main() -> None:
    """Print the figures; exit 1 when a compilation takes longer than the goal."""
    slow = False
    nb = locales.get("nb")
    compiled = compile_mjml.__wrapped__  # without what is kept of earlier answers
    for blocks in (10, 40):
        written = mail(blocks)
        source = mjml_document(written, LOOK, nb).mjml
        ours = milliseconds(lambda source=source: compiled(source))
        theirs = npm_milliseconds(source)

        def assembled(written: Content = written) -> object:
            compile_mjml.cache_clear()
            return EMAIL.assemble(written, LOOK, "nb")

        print(
            f"{blocks} blocks, {len(source):,} characters of MJML: compiled in {ours:.2f} ms, "
            f"npm mjml 5 {theirs:.1f} ms ({theirs / ours:.0f} times as long); "
            f"assembled in {milliseconds(assembled):.2f} ms"
        )
        slow |= ours > GOAL_MS
    print(f"goal: {GOAL_MS} ms a compilation: {'missed' if slow else 'kept'}")
    sys.exit(slow)


if __name__ == "__main__":
    main()
