"""The variables of a contract, as lowering comes to need them, each under a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from templates_lib.merge._target import Target
from templates_lib.merge._tree import Ref
from templates_lib.merge._values import Frame, Kind, Variable

__all__ = ["ITEM_TEXT", "Names"]

ITEM_TEXT = "text"
"""The field that stands for the item itself, in a list of texts."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass
class _Shelf:
    """Names of one place: the top of the message, or the items of one list."""

    taken: set[str] = field(default_factory=set)
    made: dict[object, Variable] = field(default_factory=dict)
    reserved: set[str] = field(default_factory=set)


class Names:
    """Gives out names: short enough for the target, and each once as the sender sees it."""

    def __init__(self, target: Target, declared: Iterable[str]) -> None:
        self._target = target
        self._top = _Shelf(reserved={target.same(name) for name in declared})
        self._lists: dict[str, _Shelf] = {}
        self._own: dict[str, bool] = {}
        self._part = ""

    def begin(self, part: str) -> None:
        """Go on with another output: where values are numbered by part, from 1 again."""
        self._part = part if self._target.numbered == "part" else ""

    def native(self, name: str, kind: Kind, *, fields: Iterable[str] = ()) -> Ref:
        """The placeholder's own value."""
        key = (self._part, name)
        if key not in self._top.made:
            written = self._fit(name, self._top, own=True)
            self._top.made[key] = Variable(written, kind, name, f"{{{{ {name} }}}}", True)
            if kind == "list":
                self._lists[written] = _Shelf(reserved=set(fields))
        return Ref(self._top.made[key].name)

    def derived(self, frame: Frame, wish: str, kind: Kind, source: str, rule: str) -> Ref:
        """A value that has to be computed, at the top of the message."""
        key = (self._part, frame, kind)
        if key not in self._top.made:
            written = self._fit(wish, self._top, own=False)
            self._top.made[key] = Variable(written, kind, source, rule, False, frame=frame)
        return Ref(self._top.made[key].name)

    def item(self, items: Ref, item: str, name: str, kind: Kind, rule: str) -> Ref:
        """A field of a list's items as it is; ``ITEM_TEXT`` for an item that is a text."""
        shelf = self._lists[items.name]
        if name not in shelf.made:
            shelf.taken.add(name)
            shelf.made[name] = Variable(name, kind, name, rule, True)
        return Ref(name, items.name, item)

    def item_derived(
        self, items: Ref, item: str, frame: Frame, wish: str, kind: Kind, source: str, rule: str
    ) -> Ref:
        """A value that has to be computed for each item of a list."""
        shelf = self._lists[items.name]
        key = (frame, kind)
        if key not in shelf.made:
            written = _unique(_slug(wish), shelf, 64, str, reserved=shelf.reserved | {ITEM_TEXT})
            shelf.made[key] = Variable(written, kind, source, rule, False, frame=frame)
        return Ref(shelf.made[key].name, items.name, item)

    def is_bare(self, items: str) -> bool:
        """Whether the items of a list are sent as the texts that they are."""
        return set(self._lists[items].made) <= {ITEM_TEXT} and self._is_of_texts(items)

    def _is_of_texts(self, items: str) -> bool:
        return not self._lists[items].reserved

    def variables(self) -> tuple[Variable, ...]:
        """Every variable, in the order in which the texts need them."""
        return tuple(self._finished(each) for each in self._top.made.values())

    def _finished(self, found: Variable) -> Variable:
        if found.kind != "list":
            return found
        fields = () if self.is_bare(found.name) else tuple(self._lists[found.name].made.values())
        return Variable(found.name, found.kind, found.source, found.rule, True, fields=fields)

    def _fit(self, wish: str, shelf: _Shelf, *, own: bool) -> str:
        target = self._target
        if target.numbered:
            count = sum(key[0] == self._part for key in shelf.made if isinstance(key, tuple))
            number = str(count + 1)
            return f"{self._part}.{number}" if self._part else number
        reserved = set() if own else shelf.reserved
        spelled = target.spelled(wish if own else _slug(wish))
        return _unique(spelled, shelf, target.longest, target.same, reserved)


def _unique(wish: str, shelf: _Shelf, longest: int, same: object, reserved: set[str]) -> str:
    seen = same if callable(same) else str
    name, number = wish[:longest], 1
    while seen(name) in shelf.taken | reserved:
        number += 1
        end = f"_{number}"
        name = wish[: longest - len(end)] + end
    shelf.taken.add(seen(name))
    return name


def _slug(words: str) -> str:
    """A name in the letters that every sender takes."""
    found = _NOT_IN_NAMES.sub("_", words.lower()).strip("_")
    return found if found[:1].isalpha() else f"value_{found}".rstrip("_")
