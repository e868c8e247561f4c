"""Where the words of a comment stand in the text as it is now."""

from dataclasses import dataclass

import channels
from cms.editor.places import contentpath, part_label, utf16, variant_texts


@dataclass(frozen=True)
class Anchor:
    """A span of a text: ``path`` as the form has it, offsets in UTF-16 code units."""

    path: str
    label: str
    start: int
    end: int


def found(text: str, quote: str, start: int) -> int | None:
    """Where *quote* begins in *text*, the nearest to *start*; None where it stands no more."""
    if not quote:
        return None
    before = text.rfind(quote, 0, start + len(quote))
    after = text.find(quote, start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start)) if places else None


def anchor(content: channels.Content, part: str, quote: str, start: int) -> Anchor | None:
    """Where a comment on *quote* in *part* stands in *content*; None where its words are gone.

    Edits elsewhere move it along. A block that moved is known by its id; where that is gone too
    (a block has none before its first edit), the words are looked for in all texts.
    """
    texts = {contentpath(each.path, content): each for each in variant_texts(content)}
    if part in texts and not quote:
        return Anchor(part, part_label(texts[part].path, content), 0, 0)
    for path in [part, *(other for other in texts if other != part)]:
        each = texts.get(path)
        place = found(each.text, quote, start) if each else None
        if each and place is not None:
            return Anchor(
                path,
                part_label(each.path, content),
                utf16(each.text, place),
                utf16(each.text, place + len(quote)),
            )
    return None


def code_points(text: str, offset: int) -> int:
    """*offset* (UTF-16 code units, as a browser counts) in code points."""
    octets = text.encode("utf-16-le", "surrogatepass")[: max(0, offset) * 2]
    return len(octets.decode("utf-16-le", "ignore"))
