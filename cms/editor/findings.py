"""Findings as the editor shows them: where each stands in the form, in its words, both sides, what
decided, and the remedy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import channels
from cms.checking.deciding import Decided, Deciding
from cms.door import said_content
from cms.editor.costs import costs
from cms.editor.places import contentpath, part_label, text_at, utf16, variant_texts
from cms.editor.radius import radius
from cms.editor.sides import OtherSide, OtherSides, Quote, quoted
from cms.guard import Verdict, judge, words
from cms.models import Variant, Waiver
from cms.preview import fill_with
from cms.saying import say_error
from templates_lib.checks import CHECKS, Explanation, Finding, explained
from templates_lib.language import TemplateError
from templates_lib.message import MessageError

BRIEF = 3  # findings that stand under the preview; the panel has them all
MANY = 8  # more findings than this are grouped by check
ORDER = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Shown:
    """One finding for the panel. Offsets count UTF-16 code units, as a browser's selection does."""

    finding: Finding
    waiver: Waiver | None
    words: str
    part: str
    contentpath: str
    quote: Quote
    found: str
    start: int
    end: int
    other: OtherSide | None
    decided: Decided | None
    snippet: Decided | None
    explanation: Explanation | None

    @property
    def state(self) -> str:
        """What it is filtered by: its severity, or that it is waived."""
        return "waived" if self.waiver else str(self.finding.severity)

    @property
    def rank(self) -> tuple[bool, int]:
        return (self.waiver is not None, ORDER[self.finding.severity])

    @property
    def is_sure(self) -> bool:
        """Whether the panel offers to write the remedy."""
        return self.finding.suggestion is not None and self.waiver is None


@dataclass(frozen=True)
class Group:
    """The findings of one check, the gravest first."""

    check: str
    items: tuple[Shown, ...]

    @property
    def summary(self) -> str:
        explanation = self.items[0].explanation
        return explanation.summary if explanation else self.check

    @property
    def severity(self) -> str:
        return self.items[0].state


def show(variant: Variant, user: Any = None) -> dict[str, Any]:
    """Everything the panel's template needs; also for content that no check can read."""
    try:
        content = variant.typed_content()
        verdict = judge(variant, wait=False, user=user)
    except (MessageError, channels.ContentError, channels.UnknownChannelError) as error:
        return {
            "unreadable": say_error(error),
            "shown": [],
            "counts": {"error": 1, "warning": 0, "info": 0},
        }
    shown = dressed(variant, user, verdict)
    cost = costs(variant)
    return {
        "shown": shown,
        "groups": grouped(shown),
        "is_grouped": len(shown) > MANY and len({item.finding.check for item in shown}) > 1,
        "brief": [item for item in shown if not item.waiver][:BRIEF],
        "sure": sum(item.is_sure for item in shown),
        "waived": sum(item.waiver is not None for item in shown),
        "is_blank": not any(part.text.strip() for part in variant_texts(content)),
        "counts": counts(verdict),
        **measured(variant, content),
        **cost,
        "radius": radius(variant, said_content(variant), cost["cost"]),
    }


def grouped(shown: Iterable[Shown]) -> list[Group]:
    """*shown* by check: the check with the gravest finding first, waived findings last."""
    by_check = sorted(shown, key=lambda item: item.finding.check)
    groups = [
        Group(check, tuple(sorted(items, key=lambda item: item.rank)))
        for check, items in groupby(by_check, key=lambda item: item.finding.check)
    ]
    return sorted(groups, key=lambda group: (group.items[0].rank, group.check))


def measured(variant: Variant, content: channels.Content) -> dict[str, Any]:
    """The figures of the text with typical values; of the bare template while it cannot be
    rendered.
    """
    try:
        measurement = fill_with(variant).measurement
    except TemplateError:
        measurement = variant.channel_declaration.measure(content)
    return {
        "metrics": measurement.metrics,
        # Only a channel that pays by the character has these: one entry a character, not
        # an occurrence.
        "culprits": list(
            {
                item["character"]: item for item in measurement.detail.get("unicode_triggers", ())
            }.values()
        ),
    }


def counts(verdict: Verdict) -> dict[str, int]:
    """Unwaived findings by severity."""
    return {
        severity: sum(
            1 for finding, waiver in verdict.findings if finding.severity == severity and not waiver
        )
        for severity in ORDER
    }


def dressed(
    variant: Variant,
    user: Any,
    verdict: Verdict,
    deciding: Deciding | None = None,
) -> list[Shown]:
    """The findings of *verdict*, the gravest first; several variants may share who *decides*."""
    content = variant.typed_content()
    sides = OtherSides(verdict.message, variant, user)
    deciding = deciding or Deciding(variant.template.brand, user)
    shown = [
        _shown(finding, waiver, content, sides, deciding) for finding, waiver in verdict.findings
    ]
    return sorted(shown, key=lambda item: (item.rank, item.part, item.start))


def _shown(
    finding: Finding,
    waiver: Waiver | None,
    content: channels.Content,
    sides: OtherSides,
    deciding: Deciding,
) -> Shown:
    text = text_at(content, finding.part)
    check = CHECKS.get(finding.check)
    return Shown(
        finding=finding,
        waiver=waiver,
        words=words(finding),
        part=part_label(finding.part, content),
        contentpath=contentpath(finding.part, content),
        quote=quoted(text, finding.start, finding.end),
        found=text[finding.start : finding.end],
        start=utf16(text, finding.start),
        end=utf16(text, finding.end),
        other=sides.of(finding.related),
        decided=deciding.by(finding.rule),
        snippet=deciding.snippet(finding.snippet),
        explanation=explained(check.docstring) if check else None,
    )
