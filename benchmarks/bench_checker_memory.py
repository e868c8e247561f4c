"""How much memory the checker takes, and how much of it is dictionaries.

    python -m benchmarks.bench_checker_memory

Each figure is the resident set of a process of its own: the checker alone, with one message in
twelve languages checked, and the same with every dictionary that is installed loaded, simplemma's
lists too (each text holds a word that no dictionary knows, so that both sources are asked).
Some libraries are loaded by those alone who need them: ``mrml`` for emails, RE2 for a brand's own
rules, RapidFuzz for texts that are compared with others. The second row has them loaded, too, and
no limit.
"""

from __future__ import annotations

import subprocess
import sys
import time
from importlib import import_module

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


LATE = ("mrml", "re2", "rapidfuzz.process", "rapidfuzz.fuzz")


def measure(what: str) -> tuple[float, float, int]:
    """Megabytes, seconds, and how many languages have a dictionary."""
    begun = time.perf_counter()
    if what != "with":
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
    if what == "late":
        for module in LATE:
            import_module(module)
    known = sum(lexicons.get(tag) is not None for tag in tags)
    return resident(), time.perf_counter() - begun, known


def main() -> int:
    """Print both figures; 1 when one is beyond its limit."""
    failed = 0
    rows = {
        "without": ("without extras", LIMIT_WITHOUT),
        "late": ("with what is loaded late", None),
        "with": ("with every extra", LIMIT_WITH),
    }
    for name, (label, limit) in rows.items():
        command = [sys.executable, "-m", "benchmarks.bench_checker_memory", name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        megabytes, seconds, known = done.stdout.split()
        failed |= limit is not None and float(megabytes) > limit
        goal = f" of {limit}" * (limit is not None)
        print(f"{label:<25}{megabytes:>5} MB{goal}, {seconds} s, {known} dictionaries")
    return failed


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print("{:.0f} {:.1f} {}".format(*measure(sys.argv[1])))
        sys.exit(0)
    sys.exit(main())
