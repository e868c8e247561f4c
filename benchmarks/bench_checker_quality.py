"""How many defects the checker finds, and how many clean texts it flags.

    python -m benchmarks.bench_checker_quality

Two corpora that lie beside the checkout (``../shared/corpus``, or where ``BUDSKAP_SHARED`` says):
``seeded_defects.json``, clean messages and copies with one defect each, and ``labelled.jsonl``,
real texts that somebody read. Only the kinds of defect that a check exists for are counted as
found or missed; a clean text is a false alarm when anything above ``info`` is said of it.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from templates_lib import checks, guide, message
from templates_lib.checks import Severity

SHARED = Path(os.environ.get("BUDSKAP_SHARED", Path(__file__).resolve().parents[2] / "shared"))

LABELLED: Mapping[str, tuple[str, ...]] = {
    "placeholder_missing": ("VAR-PARITY",),
    "placeholder_set_differs": ("VAR-PARITY",),
    "placeholder_localized": ("VAR-PARITY", "VAR-UNKNOWN"),
    "spelling": ("SPELL", "TYP-DUPWORD", "STR-TAGPARITY", "STR-HTML"),
    "split_compound": ("TERM-SPLIT",),
    "mixed_language": ("L10N-WRONGLANG", "L10N-UNTRANSLATED"),
    "untranslated": ("L10N-UNTRANSLATED",),
    "markup_mismatch": ("STR-TAGPARITY", "STR-HTML", "STR-MARKUP"),
    "escape_artifact": ("STR-MARKUP", "STR-SAFEHTML"),
    "capitalization": ("TYP-CASE",),
    "brand_term": ("TERM-NOTRANSLATE", "TERM-BRANDCASE", "FACT-PRODUCT"),
    "number_unit": ("FACT-NUMBER",),
    "register_inconsistent": ("ADDR-MIX", "ADDR-FORM"),
}
"""Kind of labelled defect -> the codes of the catalogue for it. What no catalogue names (grammar,
a mistranslation) is not counted."""

ALSO: Mapping[str, tuple[str, ...]] = {
    "number_changed": ("FACT-DATE", "FACT-PRICE", "FACT-HOURS"),
    "link_domain_changed": ("FACT-LINKLOC",),
    "var_renamed": ("VAR-UNKNOWN",),
}
"""Kind of seeded defect -> codes that are right for it besides its own."""


@dataclass
class Quality:
    """What came of one corpus; ``missed`` and ``false_alarms`` name the cases."""

    found: dict[str, list[str]] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=dict)
    clean: int = 0
    false_alarms: list[str] = field(default_factory=list)
    units: int = 0
    seconds: float = 0.0

    @property
    def kinds(self) -> list[str]:
        return sorted({*self.found, *self.missed})

    def counts(self, kind: str) -> tuple[int, int]:
        """Found and all of one kind."""
        found = len(self.found.get(kind, ()))
        return found, found + len(self.missed.get(kind, ()))

    @property
    def recall(self) -> float:
        """The share found over all kinds."""
        pairs = [self.counts(kind) for kind in self.kinds]
        return sum(found for found, _ in pairs) / max(sum(all_ for _, all_ in pairs), 1)


@dataclass(frozen=True)
class Case:
    """One text: what is wrong with it (nothing: clean), the message it stands in, its locale."""

    id: str
    defects: tuple[str, ...]
    message: message.Message
    locale: str
    index: checks.Index | None = None


def measure(
    cases: Iterator[Case], kinds: Mapping[str, frozenset[str]], brand: guide.Guide | None
) -> Quality:
    """Run the checker over ``cases``."""
    quality = Quality()
    for case in cases:
        begun = time.perf_counter()
        findings = checks.run(case.message, brand, index=case.index)
        quality.seconds += time.perf_counter() - begun
        quality.units += 1
        grave = {finding.check for finding in findings if finding.severity is not Severity.INFO}
        if not case.defects:
            quality.clean += 1
            quality.false_alarms += [f"{case.id}: {', '.join(sorted(grave))}"] * bool(grave)
        for kind in case.defects:
            if kind in kinds:
                side = quality.found if grave & kinds[kind] else quality.missed
                side.setdefault(kind, []).append(case.id)
    return quality


def seeded(shared: Path = SHARED) -> Quality:
    """The seeded corpus: one email body against its English source, with the brand's guide."""
    folder = shared / "corpus"
    brand = guide.load(json.loads((folder / "seeded_guide.json").read_text("utf-8")))
    rows = json.loads((folder / "seeded_defects.json").read_text("utf-8"))
    codes = {row["defect"]: (row["our_check"], *ALSO.get(row["defect"], ())) for row in rows}
    kinds = {kind: _checks_of(codes[kind]) for kind in codes if kind}
    return measure(map(_seeded_case, rows), kinds, brand)


def labelled(shared: Path = SHARED) -> Quality:
    """The labelled corpus: real texts, their placeholders written as ours, on the channel that they
    were written for, beside the other texts of the file that each is from."""
    folder = shared / "corpus"
    rows = _rows(folder / "labelled.jsonl")
    kinds = {kind: _checks_of(codes) for kind, codes in LABELLED.items()}
    files = _files(folder, {(row["project"], row["origin"]) for row in rows})
    return measure((_labelled_case(row, files) for row in rows), kinds, None)


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _files(folder: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], checks.Index]:
    """What each file of a product says, for checks that compare with it."""
    found = {}
    for project in sorted({project for project, _ in wanted}):
        rows = _rows(folder / f"{project}.jsonl")
        for origin in sorted(origin for each, origin in wanted if each == project):
            own = [_loaded(row) for row in rows if row["origin"] == origin]
            found[project, origin] = checks.index_of(own)
    return found


def _checks_of(codes: Iterable[str]) -> frozenset[str]:
    """The checks that find what the catalogue calls by one of ``codes``."""
    wanted = frozenset(codes)
    return frozenset(name for name, each in checks.CHECKS.items() if wanted & set(each.codes))


def _seeded_case(row: Mapping[str, Any]) -> Case:
    variants = [_mail("en", row["source"]), _mail(row["lang"], row["target"])]
    defects = (row["defect"],) if row["defect"] else ()
    return Case(row["id"], defects, _message("en", variants), row["lang"])


def _labelled_case(row: Mapping[str, Any], files: Mapping[tuple[str, str], checks.Index]) -> Case:
    defects = () if row["defect"] == "none" else (row["defect"], *row["also"])
    index = files.get((row["project"], row["origin"]))
    return Case(row["id"], defects, _loaded(row), row["locale"], index)


def _loaded(row: Mapping[str, Any]) -> message.Message:
    """A row as a message; of a product that has one language, or a text that is its own source,
    without a source."""
    syntax = row["placeholder_syntax"]
    source, text = (ours(row[name] or "", syntax) for name in ("source_text", "text"))
    locale, source_locale = row["locale"], row.get("source_locale") or "en"
    clean_copy = row.get("defect") == "none" and source == text
    if not source or locale == source_locale or clean_copy:
        return _message(locale, [_variant(row, locale, text)], row["key"])
    variants = [_variant(row, source_locale, source), _variant(row, locale, text)]
    return _message(source_locale, variants, row["key"])


def _message(
    source_locale: str, variants: list[dict[str, Any]], key: str = "case"
) -> message.Message:
    key = re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_") or "case"
    return message.load({"key": key, "source_locale": source_locale, "variants": variants})


_SUBJECT = "NordHus"
"""Stands where a text is the body of an email."""


def _variant(row: Mapping[str, Any], locale: str, text: str) -> dict[str, Any]:
    """A text as the part of the channel that it is: the subject of an email, a text block, or the
    one text of an SMS."""
    if row["channel"] == "email-subject":
        body = [{"type": "text", "text": _SUBJECT}]
        content = {"subject": text, "body": body}
        return {"channel": "email", "locale": locale, "content": content}
    return _mail(locale, text) if row["channel"].startswith("email") else _sms(locale, text)


def _mail(locale: str, text: str) -> dict[str, Any]:
    content = {"subject": _SUBJECT, "body": [{"type": "text", "text": text}]}
    return {"channel": "email", "locale": locale, "content": content}


def _sms(locale: str, text: str) -> dict[str, Any]:
    return {"channel": "sms", "locale": locale, "content": {"body": text}}


_SYNTAXES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("{{name}}", lambda text: re.sub(r"\{\{(/?b)\}\}", r"<\1>", text)),
    ("Go template", lambda text: re.sub(r"\{\{\s*\.(\w+)\s*\}\}", r"{{ \1 }}", text)),
    ("ruby", lambda text: re.sub(r"%\{(\w+)\}", r"{{ \1 }}", text)),
    ("MessageFormat", lambda text: _numbered(text.replace("''", "'"))),
    (".NET", lambda text: _numbered(text)),
)


def ours(text: str, syntax: str) -> str:
    """``text`` with the placeholders of another system written as ours."""
    change = next((change for name, change in _SYNTAXES if syntax.startswith(name)), str)
    return change(text)


def _numbered(text: str) -> str:
    text = re.sub(r"\{(\d+)\}", r"{{ p\1 }}", text)
    return re.sub(r"%(\d+)\$[sd]", r"{{ p\1 }}", text)


def table(name: str, quality: Quality) -> str:
    """The figures as text."""
    lines = [f"{name}: {quality.units} messages, {quality.seconds * 1000:.0f} ms"]
    for kind in quality.kinds:
        found, all_ = quality.counts(kind)
        missed = ", ".join(quality.missed.get(kind, ()))
        lines.append(f"  {kind:<26}{found:>4} of {all_:>4}{f'   missed: {missed}' * bool(missed)}")
    lines.append(f"  {'found of these kinds':<26}{quality.recall:>12.1%}")
    lines.append(
        f"  {'clean texts flagged':<26}{len(quality.false_alarms):>4} of {quality.clean:>4}"
    )
    return "\n".join([*lines, *(f"    {alarm}" for alarm in quality.false_alarms)])


def main() -> int:
    """Print the table; 1 when there is nothing to measure."""
    if not SHARED.is_dir():
        print("no corpus beside this checkout (BUDSKAP_SHARED names its folder)", file=sys.stderr)
        return 1
    print(table("seeded defects", seeded()))
    print(table("labelled texts", labelled()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
