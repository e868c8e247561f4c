"""What an import would do, row by row, as frozen values; and what it would do as one digest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from channels._frozen import Frozen
from cms.exchange.grouping import Ignored
from cms.exchange.profile import Profile
from cms.exchange.words import Words
from templates_lib.checks import Finding, Severity

__all__ = ["Difference", "Fate", "Plan", "Row", "TemplateRow"]


class Fate(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    CHANGE = "change"
    SAME = "same"
    REFUSE = "refuse"

    @property
    def writes(self) -> bool:
        """Whether applying the plan writes this row."""
        return self in (Fate.CREATE, Fate.CHANGE)


@dataclass(frozen=True)
class Difference:
    """A text that the import would change: "" is a text that is not there. ``label`` is a msgid."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class TemplateRow:
    """One message template; ``declares`` are the placeholders that the import would declare.

    ``pk`` is the row's that is here already.
    """

    key: str
    title: str
    fate: Fate
    why: tuple[Words, ...]
    declares: Mapping[str, Mapping[str, object]]
    pk: int | None = None
    notes: tuple[Words, ...] = ()

    def document(self) -> dict[str, Any]:
        """The row as JSON."""
        return {
            "key": self.key,
            "title": self.title,
            "fate": self.fate.value,
            "why": [str(words) for words in self.why],
            "declares": {name: dict(declared) for name, declared in self.declares.items()},
        }


@dataclass(frozen=True)
class Row:
    """One variant. ``findings`` are those of its text as it would stand after the import.

    ``pk`` and ``base`` (a revision) say what was here when the plan was made. ``made_from`` is the
    digest of the source that it was translated from, where the file tells; ``is_ready``: the file
    calls all of it translated; ``is_fuzzy``: it calls some of it fuzzy. ``changed_by`` says who
    changed the text since file and text here were one: "file", "here" or "both"; "" nobody, or it
    is not known.
    """

    key: str
    title: str
    channel: str
    locale: str
    fate: Fate
    why: tuple[Words, ...] = ()
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Words, ...] = ()
    content: Mapping[str, Any] | None = None
    pk: int | None = None
    base: int | None = None
    persona: str = ""
    arm: str = ""
    made_from: str = ""
    is_ready: bool = False
    is_fuzzy: bool = False
    changed_by: str = ""

    def count(self, severity: str) -> int:
        """How many findings weigh so much."""
        return sum(1 for finding in self.findings if finding.severity == severity)

    def document(self) -> dict[str, Any]:
        """The row as JSON."""
        return {
            "key": self.key,
            "channel": self.channel,
            "locale": self.locale,
            "fate": self.fate.value,
            "why": [str(words) for words in self.why],
            "changed_by": self.changed_by,
            "differences": [
                {"part": each.label, "before": each.before, "after": each.after}
                for each in self.differences
            ],
            "notes": [str(words) for words in self.notes],
            "counts": {str(severity): self.count(severity) for severity in Severity},
            "findings": [finding.as_dict() for finding in self.findings],
            "content": self.content,
        }


@dataclass(frozen=True)
class Plan:
    """All that an import of some files into one brand would do, and what it leaves out.

    ``is_return``: the files were exported here, so that no profile decides what becomes of keys.
    """

    brand: str
    source_locale: str
    prefix: str
    overwrite: bool
    profile: Profile
    locales: tuple[str, ...]
    templates: tuple[TemplateRow, ...]
    rows: tuple[Row, ...]
    ignored: tuple[Ignored, ...] = ()
    renamed: Mapping[str, str] = Frozen({})
    notes: tuple[Words, ...] = ()
    is_return: bool = False

    @property
    def writes(self) -> bool:
        """Whether applying it changes anything."""
        fates = [row.fate for row in self.templates] + [row.fate for row in self.rows]
        return any(fate.writes for fate in fates)

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many variants meet each fate."""
        counted = Counter(row.fate for row in self.rows)
        return {fate: counted[fate] for fate in Fate}

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of everything the plan says, and of what it found here.

        Two plans with one digest do the same to the same state.
        """
        base = [[row.pk, row.base] for row in self.rows] + [[row.pk] for row in self.templates]
        told = {"plan": self.document(), "base": base}
        canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def document(self) -> dict[str, Any]:
        """The plan as JSON, in English."""
        return {
            "brand": self.brand,
            "source_locale": self.source_locale,
            "prefix": self.prefix,
            "overwrite": self.overwrite,
            "profile": self.profile.document(),
            "locales": list(self.locales),
            "counts": {fate.value: count for fate, count in self.counts.items()},
            "templates": [row.document() for row in self.templates],
            "rows": [row.document() for row in self.rows],
            "ignored": [
                {"key": each.key, "why": str(each.why), "locales": list(each.locales)}
                for each in self.ignored
            ],
            "renamed": dict(self.renamed),
            "notes": [str(words) for words in self.notes],
        }
