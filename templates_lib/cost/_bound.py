"""The most a template can come to: sound over every value that its placeholders allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from operator import or_

from channels import NOTHING, Alphabet, Costing, Extent
from locales import get
from templates_lib.cost._extremes import extremes
from templates_lib.language import (
    FILTERS,
    MAX_OUTPUT,
    Branch,
    Constant,
    Filtered,
    FilterUse,
    Loop,
    Name,
    Node,
    Operand,
    Print,
    Text,
    Value,
    cldr,
    values,
)
from templates_lib.language._compile import natural
from templates_lib.language.filters import NoCategory, Setting
from templates_lib.placeholders import Placeholder

__all__ = ["bound"]

# The most characters that one becomes: in capitals (U+0390, Unicode's SpecialCasing.txt), and in
# plain typography.
_CAPITALS = 3


def bound(
    nodes: Iterable[Node],
    placeholders: Mapping[str, Placeholder],
    locale: str,
    costing: Costing,
    *,
    plain: bool,
) -> Extent:
    """Return the extent of all that *nodes* can become.

    A placeholder that is not declared may hold anything.
    """
    return _Walk(placeholders, Setting(get(locale), plain), costing).through(nodes)


@dataclass(frozen=True)
class _Walk:
    placeholders: Mapping[str, Placeholder]
    setting: Setting
    costing: Costing
    # Loop variable -> the list it runs over.
    items: Mapping[str, Placeholder] = field(default_factory=dict)

    def through(self, nodes: Iterable[Node]) -> Extent:
        total = NOTHING
        for node in nodes:
            total += self._node(node)
        return total

    def _node(self, node: Node) -> Extent:
        if isinstance(node, Text):
            return self.costing.literal(node.text)
        if isinstance(node, Print):
            return self._printed(node.expression)
        if isinstance(node, Branch):
            arms = [self.through(arm.body) for arm in node.arms]
            if all(arm.condition is not None for arm in node.arms):
                arms.append(NOTHING)
            return reduce(or_, arms)
        if isinstance(node, Loop):
            return self._loop(node)
        return NOTHING

    def _loop(self, node: Loop) -> Extent:
        declared = self.placeholders.get(node.items.path[0])
        items = {**self.items, node.variable: declared} if declared else self.items
        body = replace(self, items=items).through(node.body)
        return body.repeated(values.MAX_ITEMS)

    def _printed(self, operand: Operand) -> Extent:
        filters = operand.filters if isinstance(operand, Filtered) else ()
        bare = operand.operand if isinstance(operand, Filtered) else operand
        if isinstance(bare, Constant):
            return self._constant(bare.value, filters)
        declared = self._declared(bare)
        if declared is None:
            return self._anything()
        found = _reached(
            declared.type,
            declared.choices,
            declared.max_length,
            _chain(filters),
            self.setting,
        )
        if found is not None:
            return self._of(found)
        return self._free(declared, filters)

    def _declared(self, name: Name) -> Placeholder | None:
        first, *rest = name.path
        if first == "loop":
            return _INDEX
        if first not in self.items:
            return self.placeholders.get(first) if not rest else None
        owner = self.items[first]
        if rest:
            return owner.fields.get(rest[0])
        return replace(owner, type="text") if not owner.fields else None

    def _free(self, declared: Placeholder, filters: tuple[FilterUse, ...]) -> Extent:
        """A free text: what comes of it by what its filters are, whatever their names."""
        if declared.type == "list":
            return self._anything()
        length = declared.longest
        growth = cldr.PLAIN_GROWTH if self.setting.plain and not declared.alphabet else 1
        found = self.costing.gap(length, declared.alphabet, growth)
        for use in filters:
            found = self._after(use, declared, found, length, growth)
        return found

    def _after(
        self, use: FilterUse, declared: Placeholder, found: Extent, length: int, growth: int
    ) -> Extent:
        filter_ = FILTERS[use.name]
        if filter_.cases is not None:
            return self._of(tuple(str(text) for text in use.bound.values()))
        if filter_.fills_gaps:
            return found | self._of(tuple(str(value) for value in use.bound.values()))
        if declared.type == "phone":
            return found
        # Letters may change their case: some become more than one, and may leave GSM-7.
        beyond: Alphabet = "latin" if declared.alphabet else ""
        return found | self.costing.gap(length * _CAPITALS, beyond, growth)

    def _constant(self, value: object, filters: tuple[FilterUse, ...]) -> Extent:
        return self._of(tuple(_texts([value], _chain(filters), self.setting)))

    def _of(self, texts: tuple[str, ...]) -> Extent:
        return reduce(or_, map(self.costing.literal, texts), NOTHING)

    def _anything(self) -> Extent:
        return self.costing.gap(MAX_OUTPUT, "")


_INDEX = Placeholder("index", "count")


def _chain(filters: tuple[FilterUse, ...]) -> _Chain:
    return tuple((use.name, tuple(use.bound.items())) for use in filters)


_Chain = tuple[tuple[str, tuple[tuple[str, Value], ...]], ...]


@lru_cache(maxsize=1024)
def _reached(
    type_: str,
    choices: tuple[str, ...],
    most: int | None,
    chain: _Chain,
    setting: Setting,
) -> tuple[str, ...] | None:
    """Return the texts that the longest values of a type become; None for free texts."""
    found = extremes(type_, choices, most)
    return None if found is None else tuple(dict.fromkeys(_texts(found, chain, setting)))


def _texts(found: Iterable[object], chain: _Chain, setting: Setting) -> Iterator[str]:
    """Yield what each value is written as; one that no filter can write makes no message."""
    printed = natural(setting)
    for value in found:
        with suppress(values.Unfit, NoCategory):
            for name, arguments in chain:
                value = FILTERS[name].apply(value, dict(arguments), setting)
            text = printed(value)
            yield cldr.plain(text) if setting.plain else text
