"""Which checks are asked about a variant: those chosen, where there can be anything to find."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from templates_lib.checks._check import Check
from templates_lib.checks._family import Member
from templates_lib.guide import Guide

__all__ = ["Selection", "UnknownCheckError", "selection"]

_KEPT = 64
_KEPT_SETS = 4_000


class UnknownCheckError(LookupError):
    """There is no check of this name; ``suggestions`` are the nearest."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        self.name = name
        self.suggestions = tuple(get_close_matches(name, known, n=3))
        super().__init__(name)

    def __str__(self) -> str:
        near = f"; did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        return f"there is no check {self.name!r}{near}"


class Selection:
    """Chosen checks. Texts hold the same few marks again and again, so what each set of them
    leaves to ask is worked out once."""

    def __init__(self, registry: Mapping[str, Check], checks: tuple[Check, ...]) -> None:
        self.registry = registry  # held, so that no other mapping takes its place in memory
        self.checks = checks
        self._waiting: dict[str, int] = {}
        """Character -> the checks that wait for it, a bit each."""
        for bit, check in enumerate(checks):
            for character in check.triggers:
                self._waiting[character] = self._waiting.get(character, 0) | 1 << bit
        self._triggers = frozenset(self._waiting)
        self._asked: dict[tuple[int, frozenset[str]], tuple[Check, ...]] = {}

    def about(self, member: Member) -> tuple[Check, ...]:
        """The checks to ask: half of all need not look at most texts."""
        awake = 0
        for character in member.characters & self._triggers:
            awake |= self._waiting[character]
        key = (awake, member.lineage)
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) >= _KEPT_SETS:
                self._asked.clear()
            found = self._asked[key] = tuple(
                check
                for bit, check in enumerate(self.checks)
                if (not check.triggers or awake >> bit & 1)
                and (not check.locales or not check.locales.isdisjoint(member.lineage))
            )
        return found


_selections: dict[tuple[int, frozenset[str] | None, frozenset[str]], Selection] = {}


def selection(checks: Mapping[str, Check], only: Collection[str] | None, guide: Guide) -> Selection:
    """All of ``checks``, or those named in ``only``, without those that the guide turns off."""
    off = frozenset(name for name, weight in guide.checks.items() if weight == "off")
    key = (id(checks), None if only is None else frozenset(only), off)
    found = _selections.get(key)
    if found is None or found.registry is not checks:
        if len(_selections) >= _KEPT:
            _selections.clear()
        found = _selections[key] = Selection(checks, _chosen(checks, only, off))
    return found


def _chosen(
    checks: Mapping[str, Check], only: Collection[str] | None, off: frozenset[str]
) -> tuple[Check, ...]:
    for name in only or ():
        if name not in checks:
            raise UnknownCheckError(name, checks)
    wanted = set(checks if only is None else only) - off
    return tuple(check for name, check in checks.items() if name in wanted)
