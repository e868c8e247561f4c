"""Tags that are none of ours: what they are called elsewhere, and what to write instead."""

from __future__ import annotations

from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._limits import MAX_NAME
from templates_lib.language._nearest import nearest
from templates_lib.language._reading import can_ask, can_print
from templates_lib.language._segments import Segment
from templates_lib.language._source import Source
from templates_lib.language._whole_tags import negated

KNOWN = ("if", "elif", "else", "endif", "for", "endfor")

_ENDS = frozenset(
    [
        *("end", "fi", "/if", "/for", "/each", "/unless", "endunless", "endforeach", "endeach"),
        *("endwhile", "endloop", "done", "next", "/foreach"),
    ]
)
_INSTEAD = MappingProxyType(
    {"elseif": "elif", "elsif": "elif", "elsf": "elif", "foreach": "for", "each": "for"}
)

_NO_VALUES = gettext_noop(
    "“%(words)s” is not allowed: a template keeps no values; send the finished value as a "
    "placeholder of its own."
)
_ALONE = gettext_noop(
    "“%(words)s” is not allowed: a template stands alone and takes in no other; write the text "
    "itself here."
)
_SNIPPET = gettext_noop(
    "“%(words)s” takes in one of the brand's snippets, in a text of a message, and there by its "
    'key alone: {%% include "signature" %%}. Here nothing can be taken in.'
)
_ON_VALUES = gettext_noop(
    "“%(words)s” is not allowed: a filter stands on each value, as in {{ name | upper }}."
)
_SAFE = gettext_noop("“%(words)s” is not needed: values are always made safe. Remove the tag.")
_OWN_LOCALE = gettext_noop(
    "“%(words)s” is not needed: every locale has a variant of its own. Write the text itself."
)
_CHOICE = gettext_noop(
    '“%(words)s” is not allowed; write {%% if name == "a" %%}…{%% elif name == "b" %%}…'
    "{%% endif %%}, or select."
)
_ALL_ITEMS = gettext_noop(
    "“%(words)s” is not allowed: a loop goes through all its items; write {%% if %%} inside it."
)
_NO_ELSE = gettext_noop(
    "A loop has no “%(words)s”; write {%% if items %%}…{%% else %%}…{%% endif %%} around it."
)
_NONE_OF_OURS = gettext_noop(
    "“%(words)s” is not allowed; the tags are if, elif, else, endif, for, endfor."
)
_WHY_NOT = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("set", "endset", "assign", "capture", "endcapture", "let", "var", "with"),
                *("endwith", "do", "increment", "decrement", "eval", "firstof", "cycle"),
            ),
            _NO_VALUES,
        ),
        **dict.fromkeys(
            (
                *("macro", "endmacro", "call", "endcall", "import", "from", "extends"),
                *("block", "endblock", "render", "partial", "layout", "section", "embed", "use"),
                *("load", "static", "url", "debug", "csrf_token"),
            ),
            _ALONE,
        ),
        "include": _SNIPPET,
        **dict.fromkeys(("filter", "endfilter"), _ON_VALUES),
        **dict.fromkeys(("autoescape", "endautoescape", "escape", "endescape"), _SAFE),
        **dict.fromkeys(
            ("trans", "endtrans", "blocktrans", "endblocktrans", "translate", "pluralize", "t"),
            _OWN_LOCALE,
        ),
        **dict.fromkeys(
            ("case", "when", "endcase", "switch", "endswitch", "ifchanged", "endifchanged"),
            _CHOICE,
        ),
        **dict.fromkeys(("break", "continue", "while", "loop"), _ALL_ITEMS),
        "empty": _NO_ELSE,
    }
)
_REMOVED = frozenset([_SAFE])


def unknown_tag(
    source: Source, segment: Segment, opened: str, in_loop: bool
) -> TemplateSyntaxError:
    """Return the error about a block tag of which the first word is none of ours.

    ``opened`` is the block that is open around it: ``if``, ``for`` or "".
    """
    word = segment.tokens[0]
    if word.end - word.start > MAX_NAME:
        return source.refuse(word.start, word.end, _NONE_OF_OURS)
    name = word.text.lower()
    if word.text in ("/", "end") and len(segment.tokens) == 2:
        name = f"/{segment.tokens[1].text}"
    for told in (_literal, _comment, _ended, _unless, _compared, _loop_or_arm, _print):
        found = told(_Unknown(source, segment, name, opened, in_loop))
        if found is not None:
            return found
    if name in _WHY_NOT:
        msgid = _WHY_NOT[name]
        span = segment.marks if msgid in _REMOVED else (word.start, word.end)
        suggestion = "" if msgid in _REMOVED else None
        return source.refuse(*span, msgid, suggestion=suggestion, words=word.text)
    return source.refuse(word.start, word.end, _NONE_OF_OURS)


class _Unknown:
    """The tag, and what stands around it."""

    def __init__(
        self, source: Source, segment: Segment, name: str, opened: str, in_loop: bool
    ) -> None:
        self.source, self.segment, self.name = source, segment, name
        self.opened, self.in_loop = opened, in_loop

    @property
    def word(self) -> Token:
        return self.segment.tokens[0]

    @property
    def inside(self) -> tuple[int, int]:
        return self.word.start, self.segment.tokens[-1].end

    @property
    def rest(self) -> str:
        """What stands behind the first word."""
        tokens = self.segment.tokens
        return self.source.text[tokens[1].start : tokens[-1].end] if len(tokens) > 1 else ""

    def instead(self, span: tuple[int, int], instead: str) -> TemplateSyntaxError:
        return self.source.refuse(
            *span,
            gettext_noop("There is no tag “%(words)s”; write “%(instead)s”."),
            suggestion=instead,
            instead=instead,
        )


def _literal(tag: _Unknown) -> TemplateSyntaxError | None:
    if tag.name not in ("raw", "endraw", "verbatim", "endverbatim", "literal"):
        return None
    return tag.source.refuse(
        *tag.segment.marks,
        gettext_noop('“%(words)s” is not allowed; to write braces as text, write {{ "{{" }}.'),
        suggestion="",
        words=tag.word.text,
    )


def _comment(tag: _Unknown) -> TemplateSyntaxError | None:
    if tag.name not in ("comment", "endcomment"):
        return None
    return tag.source.refuse(
        *tag.segment.marks,
        gettext_noop("“%(words)s” is not allowed; a comment is written {# … #}."),
        suggestion="{#" if tag.name == "comment" else "#}",
        words=tag.word.text,
    )


def _ended(tag: _Unknown) -> TemplateSyntaxError | None:
    """``end``, ``fi``, ``/if``, ``end if``: the end of what is open."""
    if tag.name not in _ENDS and tag.name not in ("/endif", "/endfor"):
        return None
    return tag.instead(tag.inside, f"end{tag.opened or 'if'}")


def _unless(tag: _Unknown) -> TemplateSyntaxError | None:
    if tag.name != "unless" or not can_ask(tag.rest, in_loop=tag.in_loop):
        return None
    return tag.instead(tag.inside, f"if {negated(tag.rest)}")


def _compared(tag: _Unknown) -> TemplateSyntaxError | None:
    """Django's ``ifequal a b`` and ``ifnotequal a b``."""
    if tag.name in ("endifequal", "endifnotequal"):
        return tag.instead(tag.inside, "endif")
    sign = {"ifequal": "==", "ifnotequal": "!="}.get(tag.name)
    if sign is None or len(tag.segment.tokens) != 3:
        return None
    _, left, right = tag.segment.tokens
    return tag.instead(tag.inside, f"if {left.text} {sign} {right.text}")


def _loop_or_arm(tag: _Unknown) -> TemplateSyntaxError | None:
    near = _INSTEAD.get(tag.name)
    if near is None and tag.name not in _WHY_NOT:
        near = nearest(tag.name, KNOWN, cutoff=0.7)
    return tag.instead((tag.word.start, tag.word.end), near) if near is not None else None


def _print(tag: _Unknown) -> TemplateSyntaxError | None:
    """``{% name %}`` and ``{%= name %}``."""
    if tag.name in _WHY_NOT:
        return None
    start, end = tag.inside
    written = tag.source.text[start:end].lstrip("= ")
    if not can_print(written, in_loop=tag.in_loop):
        return None
    return tag.source.refuse(
        *tag.segment.marks,
        gettext_noop("“%(words)s”: a value is written between double braces, %(instead)s."),
        suggestion=f"{{{{ {written} }}}}",
        instead=f"{{{{ {written} }}}}",
    )
