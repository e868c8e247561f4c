"""What people write in ``{{ … }}`` out of habit, as a whole, and what to write instead.

These are tried when a print tag could not be read. Each looks at the words in the tag and returns
what to write in place of the tag, its inside or a part of it, made of pieces that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token, Tokens
from templates_lib.language._markup import markup_fault
from templates_lib.language._names import NAME, is_name
from templates_lib.language._other_names import our_name
from templates_lib.language._reading import can_ask, can_print
from templates_lib.language._segments import Segment
from templates_lib.language._source import Source
from templates_lib.language._whole_tags import foreign_tag

_CHOOSES = gettext_noop("“%(words)s”: a choice is written with {%% if %%}: %(instead)s.")
_FILLS = gettext_noop("“%(words)s”: for a value that may be missing, write %(instead)s.")
_JOINS = gettext_noop("“%(words)s”: texts and values are not joined; write %(instead)s.")
_PATH = gettext_noop("“%(words)s”: a field stands after a full stop; write “%(instead)s”.")
_ONLY_NAME = gettext_noop("“%(words)s”: a name stands without signs; write “%(instead)s”.")


@dataclass(frozen=True)
class _Tag:
    source: Source
    segment: Segment
    in_loop: bool

    @property
    def tokens(self) -> Tokens:
        return self.segment.tokens

    def text(self, tokens: Tokens) -> str:
        return self.source.text[tokens[0].start : tokens[-1].end] if tokens else ""

    def prints(self, text: str) -> bool:
        return can_print(text, in_loop=self.in_loop)

    def whole(self, msgid: str, instead: str) -> TemplateSyntaxError:
        """Return the error about the tag with its marks, of which trimming ones are kept."""
        start, end = self.segment.marks
        inner_start, inner_end = self.segment.inner
        if inner_start - start > 2 and instead.startswith("{"):
            instead = f"{instead[:2]}{self.source.text[inner_start - 1]}{instead[2:]}"
        if end - inner_end > 2 and instead.endswith("}"):
            instead = f"{instead[:-2]}{self.source.text[inner_end]}{instead[-2:]}"
        return self.source.refuse(start, end, msgid, suggestion=instead, instead=instead)

    def inside(self, msgid: str, instead: str) -> TemplateSyntaxError:
        start, end = self.tokens[0].start, self.tokens[-1].end
        return self.source.refuse(start, end, msgid, suggestion=instead, instead=instead)


def print_habit(source: Source, segment: Segment, in_loop: bool) -> TemplateSyntaxError | None:
    """Return the error that a print tag has as a whole; None when it is none of these."""
    foreign = foreign_tag(source, segment.marks[0])
    if foreign is not None:
        return foreign
    tag = _Tag(source, segment, in_loop)
    markup = markup_fault(source, segment.tokens, tag.prints)
    if markup is not None:
        return markup
    for habit in _HABITS:
        found = habit(tag)
        if found is not None:
            return found
    return None


def _choice(tag: _Tag) -> TemplateSyntaxError | None:
    """``a if b else c`` and ``b ? a : c``."""
    parts = _python_choice(tag) or _c_choice(tag)
    if parts is None:
        return None
    yes, condition, no = parts
    if not can_ask(condition, in_loop=tag.in_loop):
        return None
    bodies = [_written(tag, each) for each in (yes, no)]
    if bodies[0] is None or bodies[1] is None:
        return None
    other = f"{{% else %}}{bodies[1]}" if no else ""
    return tag.whole(_CHOOSES, f"{{% if {condition} %}}{bodies[0]}{other}{{% endif %}}")


def _python_choice(tag: _Tag) -> tuple[str, str, str] | None:
    if_ = _index(tag.tokens, "if")
    if if_ is None:
        return None
    else_ = _index(tag.tokens, "else")
    if else_ is None:
        return tag.text(tag.tokens[:if_]), tag.text(tag.tokens[if_ + 1 :]), ""
    yes, condition = tag.tokens[:if_], tag.tokens[if_ + 1 : else_]
    return tag.text(yes), tag.text(condition), tag.text(tag.tokens[else_ + 1 :])


def _c_choice(tag: _Tag) -> tuple[str, str, str] | None:
    mark, colon = _index(tag.tokens, "?"), _index(tag.tokens, ":")
    if mark is None or colon is None:
        return None
    yes, condition = tag.tokens[mark + 1 : colon], tag.tokens[:mark]
    return tag.text(yes), tag.text(condition), tag.text(tag.tokens[colon + 1 :])


def _fallback(tag: _Tag) -> TemplateSyntaxError | None:
    """``a or "b"``, ``a || "b"``, ``a ?? "b"``: a text for a value that may be missing."""
    found = [_index(tag.tokens, sign) for sign in ("or", "||", "??", "?:")]
    at = next((each for each in found if each is not None), None)
    if at is None:
        return None
    value, instead = tag.text(tag.tokens[:at]), tag.tokens[at + 1 :]
    if len(instead) == 1 and instead[0].kind in ("string", "number"):
        written = f"{value} | default({instead[0].text})"
        return tag.inside(_FILLS, written) if tag.prints(written) else None
    other = tag.text(instead)
    if tag.tokens[at].text == "||" and our_name(other) is not None:
        return None  # it was to be one |
    if not (tag.prints(value) and tag.prints(other) and can_ask(value, in_loop=tag.in_loop)):
        return None
    chosen = f"{{% if {value} %}}{{{{ {value} }}}}{{% else %}}{{{{ {other} }}}}{{% endif %}}"
    return tag.whole(_FILLS, chosen)


def _joint(tag: _Tag) -> TemplateSyntaxError | None:
    """``"Hei " ~ name`` and ``"Hei " + name``; names alone may be numbers, which ``+`` adds."""
    texts = any(token.kind == "string" for token in tag.tokens)
    pieces: list[str] = []
    begin = 0
    for index, token in enumerate((*tag.tokens, Token(0, 0, "end", "~"))):
        if token.text == "~" or (token.text == "+" and texts):
            written = _written(tag, tag.text(tag.tokens[begin:index]))
            if not written:
                return None
            pieces.append(written)
            begin = index + 1
    return tag.whole(_JOINS, "".join(pieces)) if len(pieces) > 1 else None


_GAP = re.compile(r"\{([A-Za-z_][\w.]{0,80})\}", re.ASCII)


def _f_string(tag: _Tag) -> TemplateSyntaxError | None:
    """``f"Hei {name}"``."""
    if len(tag.tokens) != 2 or tag.tokens[0].text not in ("f", "F"):
        return None
    text = tag.tokens[1].text[1:-1]
    if tag.tokens[1].kind != "string" or not all(map(tag.prints, _GAP.findall(text))):
        return None
    written = _GAP.sub(r"{{ \1 }}", text)
    return tag.whole(_JOINS, written) if "\\" not in text else None


def _written(tag: _Tag, piece: str) -> str | None:
    """A constant as the text that it is, anything else in a tag; None when it cannot be read."""
    if not piece:
        return ""
    plain = piece[1:-1]
    if piece[0] in "\"'" and piece[-1] == piece[0] and not set(plain) & set("{}\\\"'"):
        return plain
    return f"{{{{ {piece} }}}}" if tag.prints(piece) else None


_SEPARATED = re.compile(
    r"(?:\.\./)*([A-Za-z]\w*(?:(?:->|::|\.\.|[/:\\#→.])[A-Za-z]\w*)+)", re.ASCII
)


def _path(tag: _Tag) -> TemplateSyntaxError | None:
    """``user->name``, ``user/name``, ``user:name``."""
    found = _SEPARATED.fullmatch(tag.text(tag.tokens)[:200])
    if found is None:
        return None
    path = re.sub(r"->|::|\.\.|[/:\\#→]", ".", found[1])
    return tag.inside(_PATH, path) if tag.prints(path) else None


_SIGNED_NAME = re.compile(
    r"[@$#%&:;~*?!<\[({.,|^/\\=]{0,5}\s?([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)\s?[@$#%&:;~*?!>\])}.,|^/\\=]{0,5}",
    re.ASCII,
)


def _signs(tag: _Tag) -> TemplateSyntaxError | None:
    """``@name``, ``$name``, ``%name%``, ``[name]``, ``<name>``: other systems' marks, kept."""
    text = tag.text(tag.tokens)[:200]
    found = _SIGNED_NAME.fullmatch(text)
    if found is None or text.startswith("|") or text.endswith("|"):
        return None
    name = found[1]
    fits = is_name(name.partition(".")[0]) and tag.prints(name)
    return tag.inside(_ONLY_NAME, name) if fits else None


def _helper(tag: _Tag) -> TemplateSyntaxError | None:
    """``default "x" name``: the filter and its value first, as in Go and Handlebars."""
    first, last = tag.tokens[0], tag.tokens[-1]
    between = [token.text for token in tag.tokens[1:-1] if token.kind in ("string", "number")]
    if not between or len(between) != len(tag.tokens) - 2 or not NAME.fullmatch(last.text):
        return None
    written = f"{last.text} | {first.text}({', '.join(between)})"
    return tag.inside(_WRITTEN, written) if tag.prints(written) else None


_WRITTEN = gettext_noop("“%(words)s” is written “%(instead)s” here.")

_HABITS: tuple[Callable[[_Tag], TemplateSyntaxError | None], ...] = (
    _choice,
    _fallback,
    _f_string,
    _joint,
    _path,
    _signs,
    _helper,
)


def _index(tokens: Tokens, text: str) -> int | None:
    return next((index for index, token in enumerate(tokens) if token.text == text), None)
