"""A text as the bubble shows it: paragraphs, lists and quotes, with what is bold in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from channels._page import element, text
from channels.whatsapp._marks import Stretch, atoms, line_spans, stretches

__all__ = ["drawn"]

# WhatsApp Help Center, "How to format your messages": lists and quotes.
_BEGIN = re.compile(r"(?P<ul>[*-] (?=\S))|(?P<ol>(?P<number>[0-9]{1,3})\. (?=\S))|(?P<quote>> )")


_START = {kind: f"<{kind}>" for kind in ("strong", "em", "s", "code")}
_START["link"] = '<span class="link">'
_END = {"link": "</span>", **{kind: f"</{kind}>" for kind in ("strong", "em", "s", "code")}}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: ``kind`` is "ul", "ol", "quote" or "text", [start, end) what it says, ``number``
    that of an item of a numbered list."""

    kind: str
    number: str
    start: int
    end: int


def drawn(words: str, until: int | None = None) -> str:
    """Return *words* as HTML, up to the character *until*."""
    whole, stop = atoms(words), len(words) if until is None else until
    lines = [_line(words, *span) for span in line_spans(words, whole) if span[0] <= stop]
    groups = groupby(lines, key=lambda line: line.kind)
    return "".join(_group(words, kind, list(group), stop, whole) for kind, group in groups)


def _line(words: str, start: int, end: int) -> _Line:
    begin = _BEGIN.match(words, start, end)
    if begin is None:
        return _Line("text", "", start, end)
    return _Line(begin.lastgroup or "text", begin["number"] or "", begin.end(), end)


def _group(words: str, kind: str, lines: list[_Line], stop: int, whole: Sequence[Stretch]) -> str:
    written = [_inline(words, line, stop, whole) for line in lines]
    if kind == "text":
        return element("p", "\n".join(written), dir="auto")
    if kind == "quote":
        return element("blockquote", "\n".join(written), dir="auto")
    items = "".join(element("li", item, dir="auto") for item in written)
    return element("ul", items) if kind == "ul" else element("ol", items, start=lines[0].number)


def _inline(words: str, line: _Line, stop: int, whole: Sequence[Stretch]) -> str:
    """Return one line up to *stop*; what is open there is closed."""
    end = min(line.end, stop)
    return "".join(_written(words, line.start, end, stretches(words, line.start, line.end, whole)))


def _written(words: str, start: int, end: int, found: Sequence[Stretch]) -> Iterator[str]:
    """Yield the HTML of [start, end): *found* lie in each other, and never cross."""
    position = start
    open_ones: list[Stretch] = []
    for at, stretch in _edges(found):
        if at >= end:
            break
        yield text(words[position:at])
        position = at + stretch.signs
        if at == stretch.start:
            open_ones.append(stretch)
            yield _START[stretch.kind]
        else:
            yield _END[open_ones.pop().kind]
    yield text(words[position:end])
    yield from (_END[stretch.kind] for stretch in reversed(open_ones))


def _edges(found: Sequence[Stretch]) -> list[tuple[int, Stretch]]:
    """Return where each stretch begins and where its words end, in order of the text; at one
    place the inner ends before the outer, and the outer begins before the inner."""
    begins = [(each.start, 1, -each.end, each) for each in found]
    ends = [(each.end - each.signs, 0, -each.start, each) for each in found]
    edges = sorted([*begins, *ends], key=lambda edge: edge[:3])
    return [(place, stretch) for place, _, _, stretch in edges]
