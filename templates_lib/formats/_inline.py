"""XLIFF's inline elements in a text, and the text back in the elements it was read from.

A code stands in the text as its content (``<ph>{{ name }}</ph>``), or what tells what it stands for
(``equiv-text``), or as the element is written (``<x id="1"/>``, ``<g id="1">…</g>``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

from templates_lib.formats._xml import local

__all__ = ["Codes", "fill", "flat"]

_CONTENT = ("ph", "it", "bpt", "ept")
_EMPTY = ("x", "bx", "ex")


def flat(element: etree._Element) -> str:
    """The text in *element*, with its codes."""
    out = [element.text or ""]
    for child in element:
        out += [_code(child), child.tail or ""]
    return "".join(out)


def _code(child: etree._Element) -> str:
    name = local(child)
    if name in _CONTENT:
        inner = "".join(str(piece) for piece in child.itertext())
        return inner or child.get("equiv-text") or _tag(child)
    if name in _EMPTY:
        return child.get("equiv-text") or _tag(child)
    if name == "g":
        return f'<g id="{child.get("id", "")}">{flat(child)}</g>'
    return flat(child) if name else ""  # mrk and what else surrounds text


def _tag(child: etree._Element) -> str:
    return f'<{local(child)} id="{child.get("id", "")}"/>'


class Codes:
    """The elements that a text may hold, by what they stand for; each is given out once."""

    def __init__(self) -> None:
        self._known: dict[str, list[etree._Element]] = {}
        self._ids: set[str] = set()
        self._given: set[str] = set()

    def __contains__(self, code: str) -> bool:
        return code in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def add(self, code: str, element: etree._Element) -> None:
        """*element* stands for *code*; one with the id of another adds nothing."""
        known = self._known.setdefault(code, [])
        if not known or element.get("id") not in self._ids:
            known.append(element)
            self._ids.add(element.get("id", ""))

    def take(self, code: str) -> etree._Element:
        """An element for *code*: the next one, or a copy with an id that none has."""
        known = self._known[code]
        element = deepcopy(known.pop(0) if len(known) > 1 else known[0])
        element.tail = None
        if element.get("id") in self._given:
            fresh = next(str(n) for n in count(1) if str(n) not in self._ids | self._given)
            element.set("id", fresh)
        self._given.add(element.get("id", ""))
        return element


def fill(target: etree._Element, text: str, source: etree._Element | None) -> None:
    """Make *text* the content of *target*, with those elements of either that it has codes of."""
    known = Codes()
    groups: dict[str, etree._Element] = {}
    for holder in (target, source):
        for each in holder.iter() if holder is not None else ():
            if local(each) in (*_CONTENT, *_EMPTY):
                known.add(_code(each), deepcopy(each))
            elif local(each) == "g":
                groups.setdefault(f'<g id="{each.get("id", "")}">', deepcopy(each))
    for child in list(target):
        target.remove(child)
    target.text = None
    signs = sorted(filter(None, [*known, *groups]), key=len, reverse=True)
    pattern = "|".join([*map(re.escape, signs), "</g>"])
    stack = [target]
    for piece in re.split(f"({pattern})", text):
        if piece in groups:
            group = etree.SubElement(stack[-1], groups[piece].tag, dict(groups[piece].attrib))
            stack.append(group)
        elif piece == "</g>" and len(stack) > 1:
            stack.pop()
        elif piece in known:
            stack[-1].append(known.take(piece))
        else:
            _append(stack[-1], piece)


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
