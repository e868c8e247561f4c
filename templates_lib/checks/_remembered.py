"""Findings kept from one run to the next: after an edit most variants are what they were.

What is found in a variant depends on itself, on the variants of its channel and of its locale, on
what the message declares, on the guide and on the index; and on nothing else. A check that looked
further would have to be told here: a test edits families at random and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import count

from templates_lib.checks._family import Family, Member
from templates_lib.checks._finding import Finding
from templates_lib.checks._selection import Selection
from templates_lib.message import Address

__all__ = ["forget", "remembered"]

_KEPT = 4_000
"""Variants: those of the hundred messages that people are writing now."""

_WORTH_IT = 5
"""Variants of a family from which keeping pays: to say what it depends on costs something too."""

_NUMBERED = 10_000
"""Variants and families that have a number."""

_found: dict[Hashable, tuple[Finding, ...]] = {}
_numbers: dict[Hashable, int] = {}
"""What equals something that was seen before has its number: it is hashed and compared once a run
and not with each of its siblings. No number is given twice."""

_coming = count()


def remembered(
    member: Member, chosen: Selection, find: Callable[[], tuple[list[Finding], bool]]
) -> list[Finding]:
    """What ``find`` finds in ``member``; kept, unless it says that a check crashed."""
    family = member.family
    if len(family.members) < _WORTH_IT:
        return find()[0]
    known_as = family.once("remembered", lambda: _Numbered(family, chosen))
    key = known_as.key(member)
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
    _numbers.clear()


def _number(of: Hashable) -> int:
    found = _numbers.get(of)
    if found is None:
        if len(_numbers) >= _NUMBERED:
            forget()
        found = _numbers.setdefault(of, next(_coming))
    return found


class _Numbered:
    """A family by numbers: equal ones say the same."""

    def __init__(self, family: Family, chosen: Selection) -> None:
        self._shared = _number(_of_family(family, chosen))
        self._own: dict[Address, int] = {}
        self._beside: dict[tuple[str, str], tuple[int, ...]] = {}
        for member in family.members:
            address, variant = member.address, _number(member.variant)
            self._own[address] = variant
            for place in (("channel", address.channel), ("locale", address.locale)):
                self._beside[place] = (*self._beside.get(place, ()), variant)

    def key(self, member: Member) -> Hashable:
        """The variant, and those that it may be compared with, as they are."""
        address = member.address
        return (
            self._shared,
            self._own[address],
            self._beside["channel", address.channel],
            self._beside["locale", address.locale],
        )


def _of_family(family: Family, chosen: Selection) -> Hashable:
    """What holds for every variant of the family."""
    message = family.message
    told = (message.key, message.brand, message.stage, message.touchpoint, message.purpose)
    places = tuple(member.address for member in family.members)
    return (
        *(chosen, family.guide, family.index.state, family.contract),
        *(told, message.source_locale, message.facts, message.tags, places, family.names),
    )
