"""XLIFF's inline elements in a text, and the text back in the elements it was read from.

A code stands in the text as its content (``<ph>{{ name }}</ph>``), or what tells what it stands for
(``equiv-text``), or as the element is written (``<x id="1"/>``, ``<g id="1">…</g>``).
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from templates_lib.formats._xml import local

__all__ = ["fill", "flat"]

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


def fill(target: etree._Element, text: str, source: etree._Element | None) -> None:
    """Make *text* the content of *target*, with those elements of either that it has codes of."""
    known: dict[str, etree._Element] = {}
    for holder in (target, source):
        for each in holder.iter() if holder is not None else ():
            if local(each) in (*_CONTENT, *_EMPTY):
                known.setdefault(_code(each), deepcopy(each))
            elif local(each) == "g":
                known.setdefault(f'<g id="{each.get("id", "")}">', each)
    groups = {open_: deepcopy(each) for open_, each in known.items() if local(each) == "g"}
    for child in list(target):
        target.remove(child)
    target.text = None
    signs = sorted(filter(None, known), key=len, reverse=True)
    pattern = "|".join([*map(re.escape, signs), "</g>"])
    stack = [target]
    for piece in re.split(f"({pattern})", text):
        if piece in groups:
            group = etree.SubElement(stack[-1], groups[piece].tag, dict(groups[piece].attrib))
            stack.append(group)
        elif piece == "</g>" and len(stack) > 1:
            stack.pop()
        elif piece in known:
            code = deepcopy(known[piece])
            code.tail = None
            stack[-1].append(code)
        else:
            _append(stack[-1], piece)


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
