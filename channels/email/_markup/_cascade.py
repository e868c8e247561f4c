"""What each element is told by style sheets, its own style and old attributes (CSS Cascade 4)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from channels.email._markup._caching import remembered
from channels.email._markup._css import Block, Declaration, Sheet, declarations, sheet
from channels.email._markup._names import names
from channels.email._markup._selectors import Budget, Selector, matches, selectors
from channels.email._markup._shorthands import longhands
from channels.email._markup._tag import Tag, of_tag
from channels.email._markup._tree import Element
from channels.email._markup._words import keys_of, mask_of

__all__ = ["Rules", "Told", "has_dark_rules", "old_attributes", "rules_of", "told"]

Told = Mapping[str, str]
"""Longhand -> value, as far as anything says so; nothing is inherited yet."""

# So many rules that cannot select an element are passed over in the time of one comparison.
_PASSED_OVER = 16

_DARK = re.compile(r"prefers-color-scheme\s*:\s*dark", re.IGNORECASE)
_EVERYWHERE = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\s*$", re.IGNORECASE)

# What clients do with elements that nothing is said about (HTML Standard, 15.3).
_DEFAULTS: Mapping[str, Told] = {
    **{
        f"h{level}": {"font-size": size, "font-weight": "bold"}
        for level, size in enumerate(("2em", "1.5em", "1.17em", "1em", "0.83em", "0.67em"), 1)
    },
    **{name: {"font-weight": "bold"} for name in ("b", "strong", "th")},
    **{name: {"display": "none"} for name in names("head title style script noscript template")},
    "small": {"font-size": "smaller"},
    "big": {"font-size": "larger"},
}
# Sizes of <font size>, from 1 to 7.
_FONT_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


class _Said(NamedTuple):
    """The longhands that a block sets, and those that it sets with ``!important``."""

    plain: Told
    important: Told


class _Rule(NamedTuple):
    """``needs`` is the mask of what an element and those around it must have between them."""

    selector: Selector
    needs: int
    order: int
    said: _Said


class Rules(NamedTuple):
    """The rules of style sheets by what an element must have for them to apply; and the names of
    the attributes that they look at, in order."""

    by_key: Mapping[str, Sequence[_Rule]]
    attributes: tuple[str, ...]


def rules_of(sheets: Iterable[Sheet], dark: bool = False) -> Rules:
    """Return the rules of *sheets*, in order.

    Rules under a condition count where the condition is a screen; with *dark*, those for dark
    screens do too.
    """
    found: dict[str, list[_Rule]] = {}
    asked: set[str] = set()
    order = 0
    for each in sheets:
        for index, inside in _blocks(each).items():
            order += 1
            said = _said(inside)
            if not (said.plain or said.important) or not _applies(each.blocks, index, dark):
                continue
            for selector in selectors(each.blocks[index].prelude):
                rule = _Rule(selector, mask_of(selector.needs), order, said)
                found.setdefault(selector.key, []).append(rule)
                asked.update(selector.attributes)
    return Rules(found, tuple(sorted(asked)))


@remembered(maxsize=128, longest=20_000)
def has_dark_rules(text: str) -> bool:
    """Whether any rule of a style sheet is for dark screens."""
    return any(_DARK.search(block.prelude) for block in sheet(text).blocks)


def _blocks(sheet: Sheet) -> Mapping[int, list[Declaration]]:
    inside: dict[int, list[Declaration]] = {}
    for declaration in sheet.declarations:
        inside.setdefault(declaration.block, []).append(declaration)
    inside.pop(-1, None)
    return inside


def _said(inside: Iterable[Declaration]) -> _Said:
    said: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for declaration in inside:
        said[declaration.important].update(longhands(declaration.name, declaration.value))
    return _Said(*said)


@remembered(maxsize=2048)
def _own(style: str) -> _Said:
    return _said(declarations(style))


def _applies(blocks: Sequence[Block], index: int, dark: bool) -> bool:
    """Whether a style rule stands at the top, or under a condition that is met."""
    if blocks[index].at:
        return False
    above = blocks[index].parent
    if above < 0:
        return True
    condition = blocks[above].prelude
    met = _EVERYWHERE.match(condition) or (dark and _DARK.search(condition))
    return bool(met) and blocks[above].parent < 0


def told(
    element: Element, elements: Sequence[Element], around: int, rules: Rules, budget: Budget
) -> Told:
    """Return what *element* is told, whatever else is in the document.

    *around* is the mask of the words of the element and of those around it. Where the *budget* has
    nothing left afterwards, something may be missing.
    """
    own = _own(element.get("style") or "")
    met = _met(element, elements, around, rules, budget) if rules.by_key else []
    found = {**_DEFAULTS.get(element.name, {}), **dict(old_attributes(element.tag))}
    for rule in met:
        found.update(rule.said.plain)
    found.update(own.plain)
    for rule in met:
        found.update(rule.said.important)
    found.update(own.important)
    return found


def _met(
    element: Element, elements: Sequence[Element], around: int, rules: Rules, budget: Budget
) -> list[_Rule]:
    """Return the rules that select *element*, the strongest last."""
    met = []
    for key in keys_of(element.tag):
        candidates = rules.by_key.get(key, ())
        budget.left -= len(candidates) // _PASSED_OVER
        met += [
            rule
            for rule in candidates
            if not rule.needs & ~around
            and budget.left > 0
            and matches(rule.selector, element, elements, budget)
        ]
    met.sort(key=lambda rule: (rule.selector.specificity, rule.order))
    return met


@of_tag
def old_attributes(tag: Tag) -> tuple[tuple[str, str], ...]:
    """Return what the attributes of old HTML say."""
    return tuple(_old(tag))


def _old(tag: Tag) -> Iterator[tuple[str, str]]:
    if paint := tag.get("bgcolor"):
        yield "background-color", paint
    if tag.get("background"):
        yield "background-image", "url"
    if tag.name == "body" and (text := tag.get("text")):
        yield "color", text
    if tag.name == "font":
        if text := tag.get("color"):
            yield "color", text
        size = tag.get("size") or ""
        if size in ("1", "2", "3", "4", "5", "6", "7"):
            yield "font-size", _FONT_SIZES[int(size) - 1]
    if "hidden" in tag.attributes:
        yield "display", "none"
