"""The plural rules of CLDR for whole numbers, as tests in plain arithmetic.

A whole number has no decimals and no exponent: of the operands of Unicode TS 35 (part 3, section
5.1.1) ``n`` and ``i`` are the number itself, and all others 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType

import locales
from templates_lib.merge._tree import AllOf, AnyOf, Compare, Not, Ref, Test

__all__ = ["never_other", "rules"]

_RELATION = re.compile(
    r"(?P<operand>[a-z])(?: mod (?P<modulo>\d+))? (?P<no>not )?(?:in|within) (?P<ranges>.+)"
)
_NUMBER = ("n", "i")


@lru_cache(maxsize=64)
def rules(tag: str) -> Mapping[str, Callable[[Ref], Test]]:
    """Return category -> what makes the test that a whole number has it, without ``other``.

    Categories that no whole number has (of fractions, of ``1c6``) are left out.
    """
    known = locales.get(tag).babel.plural_form.rules
    order = ("zero", "one", "two", "few", "many")
    found = {}
    for category in order:
        ways = [_way(each) for each in known[category].split(" or ")] if category in known else []
        possible = [way for way in ways if way is not None]
        if possible:
            found[category] = partial(_test, tuple(possible))
    return MappingProxyType(found)


@lru_cache(maxsize=64)
def never_other(tag: str) -> bool:
    """Whether every whole number has a category of its own: ``other`` is for fractions alone."""
    locale = locales.get(tag)
    numbers = (*range(1_201), *(10**power for power in range(4, 16)), 10**6 + 5, 2 * 10**6)
    return all(locale.plural_category(number) != "other" for number in numbers)


_Relation = tuple[int, bool, tuple[tuple[int, int], ...]]
"""What is divided by (0: nothing), whether it must not be so, and the ranges."""


def _way(rule: str) -> tuple[_Relation, ...] | None:
    """The relations of one alternative that are about the number; None if it cannot hold."""
    found = []
    for each in rule.split(" and "):
        match = _RELATION.fullmatch(each.strip())
        if match is None:
            raise ValueError(f"a plural rule that cannot be read: {each!r}")
        modulo, negated = int(match["modulo"] or 0), match["no"] is not None
        ranges = tuple(_range(part) for part in match["ranges"].split(","))
        if match["operand"] in _NUMBER:
            found.append((modulo, negated, ranges))
        elif any(low <= 0 <= high for low, high in ranges) is negated:
            return None
    return tuple(found)


def _range(written: str) -> tuple[int, int]:
    low, _, high = written.strip().partition("..")
    return int(low), int(high or low)


def _test(ways: tuple[tuple[_Relation, ...], ...], ref: Ref) -> Test:
    alternatives = tuple(_all(tuple(_relation(each, ref) for each in way)) for way in ways)
    return alternatives[0] if len(alternatives) == 1 else AnyOf(alternatives)


def _all(found: tuple[Test, ...]) -> Test:
    return found[0] if len(found) == 1 else AllOf(found)


def _relation(relation: _Relation, ref: Ref) -> Test:
    modulo, negated, ranges = relation
    found = tuple(_within(ref, modulo, low, high) for low, high in ranges)
    test = found[0] if len(found) == 1 else AnyOf(found)
    return Not(test) if negated else test


def _within(ref: Ref, modulo: int, low: int, high: int) -> Test:
    if low == high:
        return Compare(ref, "==", low, modulo)
    if low == 0:
        return Compare(ref, "<=", high, modulo)
    return AllOf((Compare(ref, ">=", low, modulo), Compare(ref, "<=", high, modulo)))
