"""What each element is told by style sheets, its own style and old attributes (CSS Cascade 4)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from channels.email._markup._caching import remembered
from channels.email._markup._css import Block, Declaration, Sheet, declarations
from channels.email._markup._names import names
from channels.email._markup._selectors import Budget, Selector, matches, selectors
from channels.email._markup._shorthands import longhands
from channels.email._markup._tree import Element

__all__ = ["Told", "cascade", "has_dark_rules", "vocabulary"]

Told = Mapping[str, str]
"""Longhand -> value, as far as anything says so; nothing is inherited yet."""

# Comparisons of an element with a part of a selector: far above any mail, 0.1 seconds.
_MOST_COMPARISONS = 100_000

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
    selector: Selector
    order: int
    said: _Said


def cascade(
    elements: Sequence[Element],
    sheets: Sequence[Sheet],
    words: frozenset[str],
    dark: bool = False,
) -> tuple[Told, ...] | None:
    """Return what each element is told; None when the style sheets would take too long.

    ``words`` is the document's vocabulary. Rules under a condition count where the condition
    is a screen; with ``dark``, those for dark screens do too.
    """
    rules = _by_key(sheets, dark, words)
    budget = Budget(_MOST_COMPARISONS)
    told: list[Told] = []
    for element in elements:
        told.append(_told(element, elements, rules, budget))
        if budget.left <= 0:
            return None
    return tuple(told)


def has_dark_rules(sheets: Iterable[Sheet]) -> bool:
    """Whether any rule is for dark screens."""
    return any(_DARK.search(block.prelude) for sheet in sheets for block in sheet.blocks)


def vocabulary(elements: Iterable[Element]) -> frozenset[str]:
    """Return every type, class, id and name of an attribute in the document."""
    words: set[str] = set()
    for element in elements:
        words.update(_keys(element))
        words.update(f"[{name}]" for name in element.attributes)
    return frozenset(words)


def _by_key(
    sheets: Iterable[Sheet], dark: bool, known: frozenset[str]
) -> Mapping[str, list[_Rule]]:
    """Return the rules that could apply by what an element must have for them to."""
    found: dict[str, list[_Rule]] = {}
    order = 0
    for sheet in sheets:
        for index, inside in _blocks(sheet).items():
            order += 1
            said = _said(inside)
            if not (said.plain or said.important) or not _applies(sheet.blocks, index, dark):
                continue
            for selector in selectors(sheet.blocks[index].prelude):
                if selector.needs <= known:
                    found.setdefault(selector.key, []).append(_Rule(selector, order, said))
    return found


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


def _told(
    element: Element,
    elements: Sequence[Element],
    rules: Mapping[str, list[_Rule]],
    budget: Budget,
) -> Told:
    own = _own(element.get("style") or "")
    met = [
        rule
        for key in (_keys(element) if rules else ())
        for rule in rules.get(key, ())
        if budget.left > 0 and matches(rule.selector, element, elements, budget)
    ]
    met.sort(key=lambda rule: (rule.selector.specificity, rule.order))
    told = {**_DEFAULTS.get(element.name, {}), **dict(_old(element))}
    for rule in met:
        told.update(rule.said.plain)
    told.update(own.plain)
    for rule in met:
        told.update(rule.said.important)
    told.update(own.important)
    return told


def _keys(element: Element) -> Iterator[str]:
    yield "*"
    yield element.name
    if classes := element.get("class"):
        yield from (f".{each}" for each in dict.fromkeys(classes.split()))
    if identity := element.get("id"):
        yield f"#{identity}"


def _old(element: Element) -> Iterator[tuple[str, str]]:
    """Yield what the attributes of old HTML say."""
    if paint := element.get("bgcolor"):
        yield "background-color", paint
    if element.get("background"):
        yield "background-image", "url"
    if element.name == "body" and (text := element.get("text")):
        yield "color", text
    if element.name == "font":
        if text := element.get("color"):
            yield "color", text
        size = element.get("size") or ""
        if size in ("1", "2", "3", "4", "5", "6", "7"):
            yield "font-size", _FONT_SIZES[int(size) - 1]
    if "hidden" in element.attributes:
        yield "display", "none"
