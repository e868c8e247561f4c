"""How much memory the checker takes, and how much of it is dictionaries.

    python -m benchmarks.bench_checker_memory

Each figure is the resident set of a process of its own: the checker alone, with one message in
twelve languages checked, and the same with every dictionary that is installed loaded, simplemma's
lists too (each text holds a word that no dictionary knows, so that both sources are asked).
"""

from __future__ import annotations

import subprocess
import sys
import time

import locales
from templates_lib import lexicons

LIMIT_WITH, LIMIT_WITHOUT = 400, 60
"""Megabytes: what DESIGN asks for, with every extra and without."""

TEXT = "{{ name }} zqwxvk klarpostfex 20 %."


def resident() -> float:
    """Megabytes of this process in memory (Linux)."""
    with open("/proc/self/status") as status:
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def measure(with_extras: bool) -> tuple[float, float, int]:
    """Megabytes, seconds, and how many languages have a dictionary."""
    begun = time.perf_counter()
    if not with_extras:
        for module in ("hunspell", "libvoikko", "simplemma"):
            sys.modules[module] = None  # type: ignore[assignment]
    from templates_lib import checks, message

    tags = locales.curated_tags()
    variants = [{"channel": "sms", "locale": tag, "content": {"body": TEXT}} for tag in tags]
    checks.run(message.load({"key": "k", "source_locale": "en", "variants": variants}))
    for tag in tags:
        lexicon = lexicons.get(tag)
        if lexicon is not None:
            lexicon.rejects("zqwxvk")
    known = sum(lexicons.get(tag) is not None for tag in tags)
    return resident(), time.perf_counter() - begun, known


def main() -> int:
    """Print both figures; 1 when one is beyond its limit."""
    failed = 0
    for name, limit in (("without", LIMIT_WITHOUT), ("with", LIMIT_WITH)):
        command = [sys.executable, "-m", "benchmarks.bench_checker_memory", name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        megabytes, seconds, known = done.stdout.split()
        failed |= float(megabytes) > limit
        print(f"{name:<8} extras: {megabytes:>6} MB of {limit}, {seconds} s, {known} dictionaries")
    return failed


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print("{:.0f} {:.1f} {}".format(*measure(sys.argv[1] == "with")))
        sys.exit(0)
    sys.exit(main())
