"""A trial: what a rule would flag in the latest drafts of a brand, a slice at a time."""

import time
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Any

from cms.checking.stored import DRAFTS, stored_message, templates_of
from cms.door import to_guide
from cms.editor.places import text_at
from cms.editor.sides import Quote, quoted
from cms.guard import words
from cms.models import Brand, MessageTemplate
from templates_lib import checks
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import Address, MessageError
from templates_lib.rules import Rule

CHECK = "brand_rule_broken"
SLICE = 1.5
AT_ONCE = 20
SHOWN = 50
"""Texts that one slice shows; the rest are counted."""


@dataclass(frozen=True)
class Flagged:
    """A text that the rule would flag, and the first words of it."""

    template: MessageTemplate
    address: Address
    variant_pk: int
    quote: Quote
    words: str
    suggestion: str | None
    count: int


@dataclass(frozen=True)
class Slice:
    """What a slice of a trial found; ``after`` is where the next begins, "" at the end."""

    flagged: tuple[Flagged, ...]
    checked: int
    after: str


def attempt(
    brand: Brand,
    rule: Rule,
    after: str = "",
    seconds: float = SLICE,
    *,
    seen: Set[int] | None = None,
) -> Slice:
    """Try *rule* on the messages of *brand* whose key comes after *after*, for so long; *seen*
    are the variants that may be told of (None: all).
    """
    # Weights and other rules aside: the trial is about this one.
    guide = replace(to_guide(brand), rules=(rule,), checks={})
    until = time.monotonic() + seconds
    flagged: list[Flagged] = []
    checked = 0
    while piece := list(templates_of(brand).filter(key__gt=after)[:AT_ONCE]):
        for template in piece:
            found, texts = _tried(template, guide, seen)
            flagged += found
            checked += texts
            after = template.key
        if time.monotonic() > until:
            return Slice(tuple(flagged), checked, after)
    return Slice(tuple(flagged), checked, "")


def _tried(
    template: MessageTemplate, guide: Guide, seen: Set[int] | None
) -> tuple[list[Flagged], int]:
    try:
        message = stored_message(template, DRAFTS)
    except MessageError:
        return [], 0
    if message is None:
        return [], 0
    found: dict[Address, list[Finding]] = {}
    for finding in checks.run(message, guide, only=[CHECK]):
        found.setdefault(finding.address, []).append(finding)
    keys = _keys(template)
    open_to = {each for each, pk in keys.items() if seen is None or pk in seen}
    flagged = [
        _flagged(template, message, keys[each], all_)
        for each, all_ in found.items()
        if each in open_to
    ]
    return flagged, sum(each.address in open_to for each in message.variants)


def _keys(template: MessageTemplate) -> dict[Address, int]:
    return {
        Address(template.key, row.channel, row.locale, row.persona_key, row.arm): row.pk
        for row in template.variants.all()
    }


def _flagged(template: MessageTemplate, message: Any, pk: int, findings: list[Finding]) -> Flagged:
    first = findings[0]
    where = first.address
    variant = message.variant(where.channel, where.locale, where.persona, where.arm)
    return Flagged(
        template=template,
        address=where,
        variant_pk=pk,
        quote=quoted(text_at(variant.written, first.part), first.start, first.end),
        words=words(first),
        suggestion=first.suggestion,
        count=len(findings),
    )
