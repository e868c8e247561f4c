"""Findings kept from one run to the next: after an edit most variants are what they were.

What is found in a variant depends on itself, on the variants of its channel and of its locale, on
what the message declares, on the guide and on the index; and on nothing else. A check that looked
further would have to be told here: a test edits families at random and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from templates_lib.checks._family import Family, Member
from templates_lib.checks._finding import Finding
from templates_lib.checks._selection import Selection

__all__ = ["forget", "remembered"]

_KEPT = 4_000
"""Variants: those of the hundred messages that people are writing now."""

_WORTH_IT = 5
"""Variants of a family from which keeping pays: to say what it depends on costs something too."""

_found: dict[Hashable, tuple[Finding, ...]] = {}


def remembered(
    member: Member, chosen: Selection, find: Callable[[], tuple[list[Finding], bool]]
) -> list[Finding]:
    """What ``find`` finds in ``member``; kept, unless it says that a check crashed."""
    family = member.family
    if len(family.members) < _WORTH_IT:
        return find()[0]
    key = (_of_family(family, chosen), member.address, _beside(member))
    known = _found.get(key)
    if known is not None:
        return list(known)
    found, whole = find()
    if whole:
        if len(_found) >= _KEPT:
            _found.clear()
        _found[key] = tuple(found)
    return found


def forget() -> None:
    """Keep nothing: the next run finds everything anew."""
    _found.clear()


def _of_family(family: Family, chosen: Selection) -> Hashable:
    """What holds for every variant of the family."""

    def make() -> Hashable:
        message = family.message
        told = (message.key, message.brand, message.stage, message.touchpoint, message.purpose)
        places = tuple(member.address for member in family.members)
        return (
            *(chosen, family.guide, family.index.state, family.contract),
            *(told, message.source_locale, message.facts, message.tags, places, family.names),
        )

    return family.once("remembered", make)


def _beside(member: Member) -> Hashable:
    """The variant and those it may be compared with, as they are."""
    address = member.address
    return tuple(
        each.variant
        for each in member.family.members
        if each.address.channel == address.channel or each.address.locale == address.locale
    )
