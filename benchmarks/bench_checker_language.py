"""What the checker knows of languages: terms and their forms, address form, which language it is.

    python -m benchmarks.bench_checker_language

Three corpora that lie beside the checkout (``../shared/corpus``):

- ``term_inflections.json``: each term is forbidden by a guide that lists no forms; each of its
  forms and compounds, and each look-alike, stands in a text of its own.
- ``address_form_cases.json``: a formal sentence must be flagged under a guide that is informal, an
  informal one under a formal guide, and one that is neither under none of the two.
- ``parallel_messages.json``: all messages of one language joined and declared as another.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from benchmarks.bench_checker_quality import SHARED
from templates_lib import checks, guide, message
from templates_lib.checks import Finding, Severity

ALIKE = ("nb", "nn", "da")


def _checks(*codes: str) -> list[str]:
    return [name for name, each in checks.CHECKS.items() if set(codes) & set(each.codes)]


def found(
    text: str, locale: str, only: list[str], style: dict[str, Any] | None = None
) -> list[Finding]:
    """What ``only`` these checks find in one SMS."""
    content = {"body": text}
    document = {
        "key": "k",
        "source_locale": locale,
        "variants": [{"channel": "sms", "locale": locale, "content": content}],
    }
    brand = guide.load({"brand": "b", "locales": {locale: style or {}}})
    return checks.run(message.load(document), brand, only=only)


def grave(findings: Iterable[Finding]) -> bool:
    """Whether anything above info was found."""
    return any(finding.severity is not Severity.INFO for finding in findings)


def terms(shared: Path = SHARED, only_in: Collection[str] = ()) -> dict[str, list[int]]:
    """Locale -> forms found, forms, look-alikes flagged, look-alikes, compounds found, compounds.

    A compound is weaker evidence: any finding counts.
    """
    only = _checks("TERM-FORBIDDEN")
    tally: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    missed = []
    corpus = json.loads((shared / "corpus" / "term_inflections.json").read_text("utf-8"))
    for locale, words in corpus.items():
        if only_in and locale not in only_in:
            continue
        counts = tally[locale]
        for word, cases in words.items():
            style = {"terms": [{"concept": "c", "approved": ["xyzzy"], "forbidden": [word]}]}
            for place, kind in ((0, "forms"), (2, "neg"), (4, "comp")):
                for form in cases[kind]:
                    hits = found(f"1: {form}.", locale, only, style)
                    hit = bool(hits) if kind == "comp" else grave(hits)
                    counts[place] += hit
                    counts[place + 1] += 1
                    if hit is (kind == "neg"):
                        missed.append(f"{locale} {kind}: {word} / {form}")
    for each in missed:
        print(f"    {each}")
    return tally


def address_form(shared: Path = SHARED) -> dict[str, tuple[int, int, list[str]]]:
    """Locale -> sentences judged right, all of them, and those judged wrong."""
    only = _checks("ADDR-FORM")
    corpus = json.loads((shared / "corpus" / "address_form_cases.json").read_text("utf-8"))
    table = {}
    for locale, cases in corpus.items():
        wrong = []
        for kind, text in cases:
            formal = grave(found(text, locale, only, {"address_form": "informal"}))
            informal = grave(found(text, locale, only, {"address_form": "formal"}))
            told = "V" * formal + "T" * informal or "N"
            if told != kind:
                wrong.append(f"{kind} judged {told}: {text}")
        table[locale] = (len(cases) - len(wrong), len(cases), wrong)
    return table


def languages(
    shared: Path = SHARED, only_in: Collection[str] = ()
) -> tuple[dict[str, dict[str, int]], int]:
    """Language of the texts -> declared as -> of its messages, how many are flagged alone; and
    the same for all of them joined, under ``+`` and the tag (1 or 0)."""
    only = _checks("L10N-WRONGLANG")
    rows = json.loads((shared / "corpus" / "parallel_messages.json").read_text("utf-8"))
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not only_in or row["lang"] in only_in:
            texts[row["lang"]].append(row["text"])
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for written, said in texts.items():
        for declared in texts:
            table[written][declared] = sum(grave(found(each, declared, only)) for each in said)
            joined = [" ".join(said[at : at + 4]) for at in range(0, len(said), 4)]
            table[written][f"+{declared}"] = sum(
                grave(found(each, declared, only)) for each in joined
            )
    return table, len(next(iter(texts.values())))


def main() -> int:
    """Print the three tables."""
    if not SHARED.is_dir():
        print("no corpus beside this checkout (BUDSKAP_SHARED names its folder)", file=sys.stderr)
        return 1
    print("terms: forms found, look-alikes flagged, compounds found")
    for locale, (forms, of, alarms, alike, compounds, all_) in terms().items():
        found_of = f"{forms:>4} of {of:<4}  {alarms:>3} of {alike:<4}  {compounds:>3} of {all_}"
        print(f"  {locale}  {found_of}")
    print("address form: sentences judged right")
    for locale, (right, of, wrong) in address_form().items():
        print(f"  {locale}  {right:>3} of {of}", *wrong, sep="\n      " if wrong else "")
    table, count = languages()
    print(
        f"declared as another language, of {count} messages and of {count // 4} times four joined"
    )
    tags = [tag for tag in table]
    print("  written " + "".join(f"{tag:>9}" for tag in tags))
    for written, row in table.items():
        cells = "".join(f"{row[tag]:>6}/{row[f'+{tag}']}" + " " for tag in tags)
        print(f"  {written:<8}{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
