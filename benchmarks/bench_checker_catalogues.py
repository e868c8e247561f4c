"""How often the checker speaks up in translations that were published: Django's own, 7 languages.

    python -m benchmarks.bench_checker_catalogues [--sample N] [--check ID]

Prints units flagged above ``info`` by locale and by check; with ``--sample`` N flagged units,
chosen by a fixed seed, to be judged by reading.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

from benchmarks.django_catalogues import LOCALES, Unit, units
from templates_lib import checks
from templates_lib.checks import CHECKS, Finding, Severity


def flagged(unit: Unit) -> list[Finding]:
    """What is said of the translation above ``info``."""
    loaded = unit.message()
    target = loaded.variants[-1].address
    found = checks.run(loaded, about=(target,))
    return [finding for finding in found if finding.severity is not Severity.INFO]


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--check", default="")
    asked = options.parse_args()
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    by_check: dict[str, Counter[str]] = {name: Counter() for name in CHECKS}
    shown: list[tuple[Unit, list[Finding]]] = []
    for unit in units():
        total[unit.locale] += 1
        found = flagged(unit)
        for name in {finding.check for finding in found}:
            by_check.setdefault(name, Counter())[unit.locale] += 1
        if found:
            hit[unit.locale] += 1
            if not asked.check or any(finding.check == asked.check for finding in found):
                shown.append((unit, found))
    print(f"  {'':<34}" + "".join(f"{locale:>6}" for locale in LOCALES) + "   all")
    for name, counts in sorted(by_check.items(), key=lambda item: -sum(item[1].values())):
        if counts:
            cells = "".join(f"{counts[locale] or '':>6}" for locale in LOCALES)
            print(f"  {name:<34}{cells}{sum(counts.values()):>6}")
    print(f"  {'units flagged':<34}" + "".join(f"{hit[each]:>6}" for each in LOCALES), end="")
    print(f"{hit.total():>6}")
    print(
        f"  {'of':<34}" + "".join(f"{total[each]:>6}" for each in LOCALES) + f"{total.total():>6}"
    )
    shares = "".join(f"{hit[each] / total[each]:>6.1%}" for each in LOCALES)
    print(f"  {'share':<34}{shares}{hit.total() / total.total():>6.1%}")
    for unit, found in random.Random(50).sample(shown, min(asked.sample, len(shown))):
        print(f"\n{unit.locale} {unit.origin}\n  {unit.source!r}\n  {unit.text!r}")
        for finding in found:
            quote = unit.text[finding.start : finding.end]
            print(f"    {finding.check} [{finding.severity}] {quote!r}: {finding.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
