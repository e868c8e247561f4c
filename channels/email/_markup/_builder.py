"""From tokens to a tree, without recursion, each token in its turn.

The tree is a simple one: end tags that HTML lets out are put in, and one that closes nothing
is left out; nothing is moved.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from channels.email._markup._names import names
from channels.email._markup._references import decoded
from channels.email._markup._tokens import Token
from channels.email._markup._tree import Element, Stray, Text

__all__ = ["Builder"]

_VOID = names(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
_OPTIONAL_END = names(
    "body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr"
)
_P_ENDS = names(
    "address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr "
    "main nav ol p pre section table ul"
)
_ROWS = frozenset({"tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
# What a start tag closes when it stands innermost (HTML Standard, 13.1.2.4).
_CLOSES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"a"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(_ROWS, _CELLS | _ROWS | {"tr"}),
}
# An end tag inside one of these closes nothing outside it; those of a table close across it.
_SCOPES = frozenset({"table", "td", "th", "caption"})
_OF_TABLES = _SCOPES | _ROWS | {"tr"}

_REVEALED = re.compile(r"\[if\s+([^\]]*)\](?:>\s*<!.*)?$", re.DOTALL)


@dataclass
class Builder:
    """The tree of the tokens taken so far. Their places are taken as they are."""

    elements: list[Element] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    doctype: bool = False
    open: list[int] = field(default_factory=list)
    # How many elements of a name are open: in each scope, and everywhere.
    scopes: list[dict[str, int]] = field(default_factory=lambda: [{}])
    everywhere: dict[str, int] = field(default_factory=dict)
    in_outlook: bool = True

    def take(self, token: Token, inner: str) -> None:
        """Take the next token; *inner* is what stands in a text or a comment."""
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "text":
            shown = inner if token.is_raw else decoded(inner)
            self.texts.append(Text(shown, token.start, token.end, self.innermost))
        elif token.kind == "doctype":
            self.doctype = True
        else:
            self._comment(inner)

    def finish(self, end: int) -> None:
        """Close what is open, where the document ends."""
        while self.open:
            self._close(end, wanted=False)
        self.strays.sort(key=lambda stray: stray.start)

    @property
    def innermost(self) -> int:
        """The number of the element that is open, -1 for none."""
        return self.open[-1] if self.open else -1

    def _start(self, token: Token) -> None:
        closes = _CLOSES.get(token.name, frozenset({"p"}) if token.name in _P_ENDS else None)
        while closes and self.open and self.elements[self.open[-1]].name in closes:
            self._close(token.start, wanted=True)
        index = len(self.elements)
        place = (token.start, token.end, self.innermost, len(self.open), self.in_outlook)
        self.elements.append(Element(index, token.name, token.tag, *place))
        self.stops.append(token.end)
        if token.name in _VOID or self._is_closed_by_itself(token):
            return
        self.open.append(index)
        self.scopes[-1][token.name] = self.scopes[-1].get(token.name, 0) + 1
        self.everywhere[token.name] = self.everywhere.get(token.name, 0) + 1
        if token.name in _SCOPES:
            self.scopes.append({})

    def _is_closed_by_itself(self, token: Token) -> bool:
        """Whether ``/>`` means what it says: in SVG, and for names with a prefix (``v:fill``)."""
        foreign = ":" in token.name or "svg" in self.everywhere or token.name == "svg"
        return foreign and token.tag.raw.endswith("/>")

    def _end(self, token: Token) -> None:
        counts = self.everywhere if token.name in _OF_TABLES else self.scopes[-1]
        if not counts.get(token.name):
            if token.name not in _VOID:
                self.strays.append(Stray("unopened", token.name, token.start, token.end))
            return
        while self.elements[self.open[-1]].name != token.name:
            self._close(token.start, wanted=False)
        self._close(token.start, wanted=True)

    def _close(self, stop: int, wanted: bool) -> None:
        element = self.elements[self.open.pop()]
        self.stops[element.number] = stop
        if element.name in _SCOPES:
            self.scopes.pop()
        for counts in (self.scopes[-1], self.everywhere):
            counts[element.name] -= 1
        if not self.everywhere[element.name]:
            del self.everywhere[element.name]
        if not wanted and element.name not in _OPTIONAL_END:
            self.strays.append(Stray("unclosed", element.name, element.start, element.end))

    def _comment(self, comment: str) -> None:
        """Follow what conditional comments keep from Outlook for Windows and show to others."""
        if comment.strip() in ("<![endif]", "[endif]"):
            self.in_outlook = True
        elif comment.startswith("[if") and (revealed := _REVEALED.match(comment)):
            condition = revealed[1].strip()
            self.in_outlook = not (condition.startswith("!") and "mso" in condition)
