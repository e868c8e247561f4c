"""How each element of a mail looks, worked out once for all mails that have the like.

What an element looks like depends on its own tag, on the tags around it and on the style sheets:
on no word of the text and on no address. So mails with the same style sheets share what was found,
by the way from the top of the document to the element.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from channels.email._markup._cascade import Rules, rules_of, told
from channels.email._markup._css import sheet
from channels.email._markup._selectors import Budget
from channels.email._markup._styles import Style, style_of, top_style
from channels.email._markup._tag import Tag, of_tag
from channels.email._markup._tree import Element
from channels.email._markup._words import word_mask

__all__ = ["looks"]

# Comparisons of an element with a part of a selector: far above any mail, 0.1 seconds.
_MOST_COMPARISONS = 100_000

# Answers kept for each set of style sheets, of about 1 KB; and such sets, each of so many
# characters: 64 MB at the very most.
_MOST_ELEMENTS, _MOST_SETS, _LONGEST_SET = 1024, 64, 20_000
_LONGEST_TAG = 1_000


def looks(
    elements: Sequence[Element], sheets: Sequence[str], dark: bool = False
) -> tuple[Style, ...] | None:
    """Return the look of each element; None when the style *sheets* would take too long.

    Whether they would does not depend on what is kept: an element costs the same each time.
    """
    texts = tuple(sheets)
    is_kept = sum(map(len, texts)) <= _LONGEST_SET
    screen = _kept_screen(texts, dark) if is_kept else _screen(texts, dark)
    budget = Budget(_MOST_COMPARISONS)
    found: list[_Seen] = []
    for element in elements:
        above = found[element.parent] if element.parent >= 0 else screen.top
        found.append(screen.seen(element, above, elements, budget))
        if budget.left <= 0:
            return None
    return tuple(each.style for each in found)


class _Seen(NamedTuple):
    """The look of an element, the mask of the words on the way to it, what it cost to find, and a
    number that stands for the whole way."""

    style: Style
    around: int
    cost: int
    way: int


class _Screen:
    """What is known of elements under one set of style sheets, by day or in the dark."""

    def __init__(self, rules: Rules, dark: bool) -> None:
        self.rules, self.dark = rules, dark
        self.top = _Seen(top_style(dark), 0, 0, 0)
        self._ways = count(1)  # never begun anew: no number comes twice
        # By the way above, and either the tag itself or all that matters of it.
        self._kept: dict[tuple[object, ...], _Seen] = {}

    def seen(
        self, element: Element, above: _Seen, elements: Sequence[Element], budget: Budget
    ) -> _Seen:
        """Return what is found of *element*, which stands in *above*, and take its cost."""
        tag = element.tag
        kept = self._kept.get((above.way, tag))
        if kept is None:
            key = (above.way, _standing(tag), *map(tag.get, self.rules.attributes))
            kept = self._kept.get(key)
            if kept is None:
                return self._looked_at(element, above, elements, budget, key)
            self._keep((above.way, tag), kept, tag)
        budget.left -= kept.cost
        return kept

    def _looked_at(
        self,
        element: Element,
        above: _Seen,
        elements: Sequence[Element],
        budget: Budget,
        key: tuple[object, ...],
    ) -> _Seen:
        before, around = budget.left, above.around | word_mask(element.tag)
        says = told(element, elements, around, self.rules, budget)
        style = style_of(element, says, above.style, self.dark)
        found = _Seen(style, around, before - budget.left, next(self._ways))
        if budget.left > 0:  # else something may be missing
            self._keep(key, found, element.tag)
        return found

    def _keep(self, key: tuple[object, ...], found: _Seen, tag: Tag) -> None:
        if len(tag.raw) > _LONGEST_TAG:
            return
        if len(self._kept) >= _MOST_ELEMENTS:
            self._kept.clear()
        self._kept[key] = found


def _screen(sheets: tuple[str, ...], dark: bool) -> _Screen:
    return _Screen(rules_of(map(sheet, sheets), dark), dark)


_kept_screen = lru_cache(maxsize=_MOST_SETS)(_screen)


@of_tag
def _standing(tag: Tag) -> tuple[object, ...]:
    """Return all of a tag that its look can depend on, but for what selectors ask of attributes."""
    told = map(tag.get, ("style", "class", "id", "bgcolor", "background", "text", "color", "size"))
    return (tag.name, "href" in tag.attributes, "hidden" in tag.attributes, *told)
