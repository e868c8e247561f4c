"""One text of a source file, written in our language.

A placeholder becomes ``{{ name }}``, ``{{b}}x{{/b}}`` becomes ``**x**`` where a channel reads that,
braces that would begin a tag of ours are written as text. What has no counterpart (a condition, a
plural of another system) is written so that our language refuses it: the draft shows a fault with
its place, and it cannot be sent as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cms.exchange.plurals import choice_forms, count_name, icu_forms, joined, printed
from cms.exchange.syntaxes import OURS, Piece, Syntax, cut
from cms.exchange.words import Words, say
from locales.words import gettext_noop
from templates_lib.language import TemplateSyntaxError, as_comments, parse

__all__ = ["Wording", "reword", "reword_plural"]

MARKS_DROPPED = gettext_noop("%(mark)s is left out: this place knows no such markup.")
MARK_ALONE = gettext_noop("%(mark)s is left out: its other half is missing.")
NO_COUNTERPART = gettext_noop("%(tag)s has no counterpart here and must be rewritten by hand.")
ONE_FORM = gettext_noop(
    "Only one form of this plural is taken: nothing in it tells which number it depends on, or its "
    "forms hold other placeholders."
)
CHOICE = gettext_noop(
    "%(tag)s depends on other numbers than 0, 1 and more: it must be rewritten by hand."
)
HTML = gettext_noop("HTML stays as text and will be seen: %(tag)s.")

# Stand for ** until all is joined; NUL is in no text that was read.
_OPEN, _CLOSE = "\0<", "\0>"
_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,100}>")


@dataclass(frozen=True)
class Wording:
    """A text in our language, its placeholders, and what a person must know about it."""

    text: str
    placeholders: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()
    counted: tuple[str, ...] = ()


def reword(
    text: str, syntax: Syntax, names: Mapping[str, str], *, bold: Sequence[str], marks: bool
) -> Wording:
    """*text* of *syntax* in our language.

    *names* maps their placeholders to ours, *bold* are their names for bold type and no
    placeholders, *marks* says whether ``**bold**`` means something in this place.
    """
    if syntax.name == OURS:
        return Wording(text, _used(text))
    writer = _Writer(syntax, names, bold, marks)
    pieces = _paired(cut(text, syntax, bold))
    written = "".join(
        writer.write(piece, before=following.kind if following else "")
        for piece, following in zip_longest(pieces, pieces[1:])
    )
    return Wording(
        _with_marks(written), tuple(dict.fromkeys(writer.used)),
        tuple(dict.fromkeys(writer.notes)), tuple(dict.fromkeys(writer.counted)),
    )  # fmt: skip


def reword_plural(forms: Mapping[str, Wording]) -> Wording:
    """The *forms* of a plural as one text; without a number to count by, the most general form."""
    notes = tuple(note for form in forms.values() for note in form.notes)
    name = count_name({category: form.placeholders for category, form in forms.items()})
    texts = {category: form.text for category, form in forms.items()}
    if len(set(texts.values())) == 1:
        return next(iter(forms.values()))
    general = texts.get("other") or list(texts.values())[-1]
    text = joined({**texts, "other": general}, name) if name else None
    if text is None:
        used = forms.get("other", list(forms.values())[-1]).placeholders
        return Wording(general, used, (*notes, say(ONE_FORM)))
    every = dict.fromkeys(n for form in forms.values() for n in form.placeholders)
    return Wording(text, tuple(every), notes, (name,))


def _used(text: str) -> tuple[str, ...]:
    try:
        return tuple(parse(as_comments(text)).placeholders)
    except TemplateSyntaxError:
        return ()


def _paired(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which an open and a close mark stand only as a pair; a half is odd."""
    found = list(pieces)
    waiting: dict[str, list[int]] = {}
    for index, piece in enumerate(found):
        if piece.kind == "open":
            waiting.setdefault(piece.name, []).append(index)
        elif piece.kind == "close" and waiting.get(piece.name):
            waiting[piece.name].pop()
        elif piece.kind == "close":
            found[index] = _half(piece)
    for index in (index for rest in waiting.values() for index in rest):
        found[index] = _half(found[index])
    return found


def _half(piece: Piece) -> Piece:
    name = f"/{piece.name}" if piece.kind == "close" else piece.name
    return Piece("odd", piece.text, name)


class _Writer:
    """Writes one piece after another, and gathers names and notes."""

    def __init__(
        self, syntax: Syntax, names: Mapping[str, str], bold: Sequence[str], marks: bool
    ) -> None:
        self.syntax, self.names, self.bold, self.marks = syntax, names, bold, marks
        self.used: list[str] = []
        self.notes: list[Words] = []
        self.counted: list[str] = []

    def write(self, piece: Piece, *, before: str) -> str:
        """*piece* in our language; *before* is the kind of the piece that it stands before."""
        if piece.kind == "text":
            return self._text(piece, before)
        write = {"gap": self._gap, "odd": self._odd}.get(piece.kind, self._mark)
        return write(piece)

    def _text(self, piece: Piece, before: str) -> str:
        if (tag := _HTML.search(piece.text)) is not None:
            self.notes.append(say(HTML, tag=tag[0]))
        text = self.syntax.escaped.sub(r"\g<literal>", piece.text)
        return as_text(text, joins_tag=before in ("gap", "odd"))

    def _gap(self, piece: Piece) -> str:
        name = self.names[piece.name]
        self.used.append(name)
        return "{{ " + name + " }}"

    def _mark(self, piece: Piece) -> str:
        if self.marks and piece.name in self.bold:
            return _OPEN if piece.kind == "open" else _CLOSE
        if piece.kind == "open":
            self.notes.append(say(MARKS_DROPPED, mark=piece.text))
        return ""

    def _odd(self, piece: Piece) -> str:
        if piece.name.removeprefix("/") in self.bold:
            self.notes.append(say(MARK_ALONE, mark=piece.text))
            return ""
        if plural := self._plural(piece):
            return plural
        tag = "{{ " + piece.name + " }}"
        if used := _used(tag):  # one of ours, such as {{ total | money }}
            self.used += used
        else:
            self.notes.append(say(NO_COUNTERPART, tag=piece.text))
        return tag

    def _plural(self, piece: Piece) -> str:
        """ICU's plural or Java's choice as ours; "" when *piece* is none."""
        found = icu_forms(piece.name) or choice_forms(piece.name)
        if found is None:
            return ""
        theirs, forms = found
        name = self.names.get(theirs, "")
        if not name:
            return ""
        self.used.append(name)
        self.counted.append(name)
        return printed(name, forms)


def as_text(text: str, *, joins_tag: bool = False) -> str:
    """*text* so that no tag of ours begins in it: ``{{`` becomes ``{{ "{{" }}``.

    *joins_tag*: a tag follows, and a brace at the end would join it.
    """
    written = re.sub(r"\{[{%#]", lambda match: '{{ "' + match[0] + '" }}', text)
    if joins_tag and written.endswith("{"):
        return written[:-1] + '{{ "{" }}'
    return written


def _with_marks(text: str) -> str:
    """``**`` for the stand-ins: no empty pair, no space just inside, neighbours joined."""
    text = text.replace(_CLOSE + _OPEN, "")
    text = re.sub(f"{_OPEN}(\\s+)", lambda match: match[1] + _OPEN, text)
    # From the first space of a run only, or long runs take quadratic time.
    text = re.sub(f"(?<!\\s)(\\s++){_CLOSE}", lambda match: _CLOSE + match[1], text)
    return text.replace(_OPEN + _CLOSE, "").replace(_OPEN, "**").replace(_CLOSE, "**")
