"""From segments to nodes: what stands inside what."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._expressions import asked, printed
from templates_lib.language._lexer import Token
from templates_lib.language._names import check_name
from templates_lib.language._near_misses import refuse_certain
from templates_lib.language._nodes import (
    Arm,
    Branch,
    Comment,
    Condition,
    Loop,
    Name,
    Node,
    Print,
    Text,
)
from templates_lib.language._segments import Segment, split
from templates_lib.language._source import Source
from templates_lib.language._tags import check
from templates_lib.language._words import Words

MAX_BLOCKS = 8
"""Greatest depth of blocks in one another: rendering takes a few stack frames for each."""

_KNOWN = ("if", "elif", "else", "endif", "for", "endfor")
_INSTEAD = {
    "elseif": "elif",
    "elsif": "elif",
    "else if": "elif",
    "end": "endif",
    "fi": "endif",
    "unless": "if not",
    "foreach": "for",
    "endforeach": "endfor",
}


@dataclass
class _Open:
    """A block that is being read: its first tag, the arms done so far, and the one at hand."""

    tag: Segment
    word: Token | None
    head: Segment
    condition: Condition | None = None
    loop: tuple[Token, Name] | None = None
    arms: list[Arm] = field(default_factory=list)
    body: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.word.text if self.word is not None else ""


def build(source: Source) -> tuple[Node, ...]:
    """Read a whole template."""
    return _Builder(source).build()


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._stack = [_Open(Segment("text", 0, 0), None, Segment("text", 0, 0))]

    def build(self) -> tuple[Node, ...]:
        for segment in split(self._source):
            self._add(segment)
        innermost = self._stack[-1]
        if innermost.word is not None:
            raise self._refuse_word(
                innermost.word,
                gettext_noop("“%(words)s” is never closed; close it with {%% end%(words)s %%}."),
            )
        return tuple(innermost.body)

    def _add(self, segment: Segment) -> None:
        body = self._stack[-1].body
        if segment.kind == "text":
            refuse_certain(self._source, segment.start, segment.end)
            body.append(Text(segment.start, segment.end, segment.text))
        elif segment.kind == "comment":
            body.append(Comment(segment.start, segment.end, segment.text))
        elif segment.kind == "print":
            words = self._words(segment, segment.tokens)
            body.append(Print(segment.start, segment.end, printed(words)))
        else:
            self._block(segment)

    def _block(self, segment: Segment) -> None:
        if not segment.tokens:
            raise self._empty(segment)
        word, *rest = segment.tokens
        if word.text == "else" and rest and rest[0].text == "if":
            raise self._refuse_word(
                rest[0], gettext_noop("“else if” is written {%% elif … %%}."), "elif"
            )
        if word.kind != "name" or word.text not in _KNOWN:
            raise self._unknown(word)
        handlers = {
            "if": self._open_if,
            "for": self._open_for,
            "elif": self._next_arm,
            "else": self._next_arm,
            "endif": self._close,
            "endfor": self._close,
        }
        handlers[word.text](segment, word, tuple(rest))

    def _open_if(self, segment: Segment, word: Token, rest: tuple[Token, ...]) -> None:
        condition = asked(self._words(segment, rest))
        self._open(_Open(segment, word, segment, condition))

    def _open_for(self, segment: Segment, word: Token, rest: tuple[Token, ...]) -> None:
        if any(block.kind == "for" for block in self._stack):
            raise self._refuse_word(
                word, gettext_noop("A loop inside a loop is not allowed; send one flat list.")
            )
        if len(rest) != 3 or rest[1].text != "in" or {rest[0].kind, rest[2].kind} != {"name"}:
            raise self._source.refuse(
                word.start,
                segment.tokens[-1].end,
                gettext_noop(
                    "A loop is written {%% for item in items %%}, over one name, without "
                    "conditions or filters."
                ),
            )
        variable, _, items = rest
        for token in (variable, items):
            check_name(self._source, token)
        if variable.text == items.text:
            raise self._refuse_word(
                variable, gettext_noop("The loop's own name must differ from the list's.")
            )
        name = Name(items.start, items.end, (items.text,))
        self._open(_Open(segment, word, segment, loop=(variable, name)))

    def _open(self, block: _Open) -> None:
        assert block.word is not None
        if len(self._stack) > MAX_BLOCKS:
            raise self._refuse_word(
                block.word,
                gettext_noop("Blocks are nested too deep; the most is %(limit)s."),
                limit=str(MAX_BLOCKS),
            )
        self._stack.append(block)

    def _next_arm(self, segment: Segment, word: Token, rest: tuple[Token, ...]) -> None:
        block = self._stack[-1]
        if block.kind == "for" and word.text == "else":
            raise self._refuse_word(
                word,
                gettext_noop(
                    "A loop has no “else”; write {%% if items %%}…{%% else %%}…{%% endif %%} "
                    "around it."
                ),
            )
        if block.kind != "if":
            raise self._refuse_word(word, gettext_noop("“%(words)s” stands outside of any “if”."))
        if block.condition is None:
            raise self._refuse_word(word, gettext_noop("“%(words)s” stands after “else”."))
        self._end_arm(block)
        block.head = segment
        if word.text == "elif":
            block.condition = asked(self._words(segment, rest))
        else:
            self._nothing_after(rest)
            block.condition = None

    def _end_arm(self, block: _Open) -> None:
        arm = Arm(block.head.start, block.head.end, block.condition, tuple(block.body))
        block.arms.append(arm)
        block.body = []

    def _close(self, segment: Segment, word: Token, rest: tuple[Token, ...]) -> None:
        block = self._stack[-1]
        if block.word is None:
            raise self._refuse_word(word, gettext_noop("“%(words)s” closes nothing."))
        if word.text != f"end{block.kind}":
            raise self._refuse_word(
                word,
                gettext_noop("“%(words)s” stands where {%% end%(open)s %%} is expected."),
                f"end{block.kind}",
                open=block.kind,
            )
        self._nothing_after(rest)
        self._stack.pop()
        self._stack[-1].body.append(self._closed(block, segment))

    def _closed(self, block: _Open, segment: Segment) -> Node:
        close = (segment.start, segment.end)
        if block.loop is None:
            self._end_arm(block)
            return Branch(block.tag.start, segment.end, tuple(block.arms), close)
        variable, items = block.loop
        head = (block.tag.start, block.tag.end)
        body = tuple(block.body)
        return Loop(block.tag.start, segment.end, variable.text, items, body, head, close)

    def _words(self, segment: Segment, tokens: tuple[Token, ...]) -> Words:
        if not tokens:
            raise self._empty(segment)
        check(self._source, segment, tokens)
        return Words(self._source, tokens, any(block.kind == "for" for block in self._stack))

    def _nothing_after(self, rest: tuple[Token, ...]) -> None:
        if rest:
            raise self._source.refuse(
                rest[0].start, rest[-1].end, gettext_noop("“%(words)s” is not expected here.")
            )

    def _empty(self, segment: Segment) -> TemplateSyntaxError:
        msgid = (
            gettext_noop("The tag is empty; write the name of a placeholder in it.")
            if segment.kind == "print"
            else gettext_noop("Something is missing in this tag, as in {%% if name %%}.")
        )
        start = segment.inner[0] - 2
        return self._source.refuse(start, segment.inner[1] + 2, msgid)

    def _unknown(self, word: Token) -> TemplateSyntaxError:
        near = get_close_matches(word.text, _KNOWN, n=1, cutoff=0.7)
        instead = _INSTEAD.get(word.text) or (near[0] if near else None)
        if instead is not None:
            return self._refuse_word(
                word,
                gettext_noop("There is no tag “%(words)s”; write “%(instead)s”."),
                instead,
                instead=instead,
            )
        return self._refuse_word(
            word,
            gettext_noop(
                "“%(words)s” is not allowed; the tags are if, elif, else, endif, for, endfor."
            ),
        )

    def _refuse_word(
        self, word: Token, msgid: str, suggestion: str | None = None, **params: str
    ) -> TemplateSyntaxError:
        return self._source.refuse(word.start, word.end, msgid, suggestion=suggestion, **params)
