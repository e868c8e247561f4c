"""A family as it would stand after a plan: its texts held against what is here, then checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import channels
from cms.door import variant_document
from cms.exchange.differences import differences
from cms.exchange.plan import Fate, Row
from cms.exchange.standing import Standing, draft_content, working_copy
from cms.exchange.words import Words, say
from cms.models import Variant
from cms.snippets.values import snippets_document
from locales.words import gettext_noop
from templates_lib import checks
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import MessageError

__all__ = ["Judge", "against", "checked"]

UNREADABLE = gettext_noop("The family cannot be checked: %(problem)s")

Judge = Callable[[str], tuple[Fate, tuple[Words, ...]]]
"""From the digest of a text that is here and reads otherwise to its fate, and why."""


def against(
    row: Row, found: Variant, content: Mapping[str, Any], here: Standing, judge: Judge
) -> Row:
    """*row* where there is a variant already: *found*. *judge* decides of one that differs."""
    row = replace(row, pk=found.pk, base=found.latest_revision_id)
    channel = channels.get(row.channel)
    new = channel.load(content)
    try:
        old = channel.load(draft_content(found))
    except channels.ContentError:
        old = channel.load({})
    if old.digest == new.digest:
        return replace(row, fate=Fate.SAME)
    row = replace(row, differences=differences(channel, old, new))
    if held := here.held.get(found.pk):
        return replace(row, fate=Fate.REFUSE, why=(held,))
    fate, why = judge(old.digest)
    return replace(row, fate=fate, why=why)


def checked(
    head: Mapping[str, Any], rows: Sequence[Row], beside: Iterable[Variant], guide: Guide
) -> Iterator[Row]:
    """*rows* with the findings of the family as it would stand after the plan.

    *head* is its message document without variants, *beside* are those that are here already.
    """
    planned = {_place(row): row.content for row in rows if row.fate is not Fate.REFUSE}
    others = [
        variant_document(working_copy(each))
        for each in beside
        if (each.channel, each.locale, each.persona_key, each.arm) not in planned
    ]
    written = [_document(place, content) for place, content in planned.items()]
    try:
        variants = [*written, *_readable(others)]
        contents = [(each["channel"], each["content"]) for each in variants]
        brought = snippets_document(str(head.get("brand", "")), contents)
        message = messages.load({**head, "snippets": brought, "variants": variants})
        found = checks.run(message, guide)
    except MessageError as error:
        note = say(UNREADABLE, problem=error)
        yield from (replace(row, notes=(*row.notes, note)) for row in rows)
        return
    for row in rows:
        yield replace(row, findings=tuple(_own(found, row)))


_Place = tuple[str, str, str, str]


def _place(row: Row) -> _Place:
    return row.channel, row.locale, row.persona, row.arm


def _document(place: _Place, content: Mapping[str, Any] | None) -> dict[str, Any]:
    named = zip(("channel", "locale", "persona", "arm"), place, strict=True)
    return {**{name: value for name, value in named if value}, "content": content}


def _readable(variants: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Those of the stored *variants* that can be read; a broken neighbour hides no findings."""
    for variant in variants:
        try:
            channels.get(variant["channel"]).load(variant["content"])
        except (channels.ContentError, channels.UnknownChannelError):
            continue
        yield variant


def _own(found: Sequence[Finding], row: Row) -> Iterator[Finding]:
    """Those of *found* that point into *row*. A refused row that is not here has no text."""
    for finding in found:
        at = finding.address
        if (at.channel, at.locale, at.persona, at.arm) == _place(row):
            yield finding
