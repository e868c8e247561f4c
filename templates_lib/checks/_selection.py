"""Which checks are asked about a variant: those chosen, where there can be anything to find."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from templates_lib import lexicons
from templates_lib.checks._check import Check
from templates_lib.checks._circumstances import Asked
from templates_lib.checks._family import Member
from templates_lib.checks._waiting import Searches, Waiting
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
    """Chosen checks. What circumstances, and the words and marks of a text, leave to ask is worked
    out once: texts hold the same few again and again."""

    def __init__(self, registry: Mapping[str, Check], checks: tuple[Check, ...]) -> None:
        self.registry = registry  # held, so that no other mapping takes its place in memory
        self.checks = checks
        self._waiting = Waiting(checks)
        self._latest: tuple[Guide, _Known] | None = None
        self._by_guide: dict[Guide, _Known] = {}
        self._asked: dict[int, tuple[Check, ...]] = {}

    def about(self, member: Member) -> tuple[Check, ...]:
        """The checks to ask: most of them need not look at most texts."""
        judged = self._judged(member)
        asked = judged.possible & (self._waiting.woken(member, judged.searches) | judged.always)
        found = self._asked.get(asked)
        if found is None:
            if len(self._asked) >= _KEPT_SETS:
                self._asked.clear()
            found = self._asked[asked] = tuple(
                check for bit, check in enumerate(self.checks) if asked >> bit & 1
            )
        return found

    def _judged(self, member: Member) -> _Judgement:
        known = self._known(member.family.guide)
        key = member.circumstances_key
        judged = known.get(key)
        if judged is None:
            judged = known[key] = self._judge(member)
        return judged

    def _known(self, guide: Guide) -> _Known:
        """What is known under ``guide``. The latest one is known again without being compared."""
        latest = self._latest
        if latest is None or latest[0] is not guide:
            known = self._by_guide.get(guide)
            if known is None:
                if len(self._by_guide) >= _KEPT:
                    self._by_guide.clear()
                known = self._by_guide[guide] = {}
            latest = self._latest = (guide, known)
        return latest[1]

    def _judge(self, member: Member) -> _Judgement:
        circumstances = member.circumstances
        possible = always = 0
        for bit, check in enumerate(self.checks):
            if check.locales and check.locales.isdisjoint(member.lineage):
                continue
            if check.extra == "lexicons" and lexicons.get(member.locale.tag) is None:
                continue
            asked = Asked.WOKEN if check.when is None else check.when(circumstances)
            possible |= (asked > Asked.NEVER) << bit
            always |= (asked == Asked.ALWAYS) << bit
        searches = self._waiting.searches(possible & ~always, circumstances)
        return _Judgement(possible, always, searches)


class _Judgement(NamedTuple):
    """What some circumstances decide: a bit for each check that can find anything there, one for
    each that is asked whatever the texts hold, and what is searched for the others."""

    possible: int
    always: int
    searches: Searches


_Known = dict[Hashable, _Judgement]

_selections: dict[tuple[int, frozenset[str] | None, frozenset[str]], Selection] = {}
_latest: tuple[Mapping[str, Check], Guide, Selection] | None = None
"""All checks, under the guide that was asked about last: known again without being compared."""


def selection(checks: Mapping[str, Check], only: Collection[str] | None, guide: Guide) -> Selection:
    """All of ``checks``, or those named in ``only``, without those that the guide turns off."""
    global _latest
    latest = _latest
    if only is None and latest and latest[0] is checks and latest[1] is guide:
        return latest[2]
    found = _selected(checks, only, guide)
    if only is None:
        _latest = (checks, guide, found)
    return found


def _selected(checks: Mapping[str, Check], only: Collection[str] | None, guide: Guide) -> Selection:
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
