"""From segments to nodes: what stands inside what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from locales.words import gettext_noop
from templates_lib.language._blocks import KNOWN, unknown_tag
from templates_lib.language._condition_habits import condition_habit
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._expressions import asked, printed
from templates_lib.language._lexer import Token, Tokens
from templates_lib.language._limits import MAX_BLOCKS
from templates_lib.language._loops import loop_head
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
from templates_lib.language._print_habits import print_habit
from templates_lib.language._reading import can_ask
from templates_lib.language._segments import Segment, split
from templates_lib.language._source import Source, with_line_feeds
from templates_lib.language._words import Words


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


def plain(source: Source) -> tuple[Node, ...]:
    """The same for a text without a brace, and so without a tag."""
    text = source.text
    refuse_certain(source, 0, len(text))
    return (Text(0, len(text), with_line_feeds(text)),) if text else ()


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

    @property
    def _in_loop(self) -> bool:
        return any(block.kind == "for" for block in self._stack)

    def _add(self, segment: Segment) -> None:
        body = self._stack[-1].body
        if segment.kind == "text":
            refuse_certain(self._source, segment.start, segment.end)
            body.append(Text(segment.start, segment.end, segment.text))
        elif segment.kind == "comment":
            body.append(Comment(segment.start, segment.end, segment.text))
        elif segment.kind == "print":
            body.append(self._print(segment))
        else:
            self._block(segment)

    def _print(self, segment: Segment) -> Print:
        if not segment.tokens:
            raise self._empty(segment)
        words = Words(self._source, segment.tokens, printed=True, in_loop=self._in_loop)
        try:
            return Print(segment.start, segment.end, printed(words))
        except TemplateSyntaxError as error:
            raise print_habit(self._source, segment, self._in_loop) or error from None

    def _asked(self, segment: Segment, tokens: Tokens) -> Condition:
        if not tokens:
            raise self._empty(segment)
        words = Words(self._source, tokens, printed=False, in_loop=self._in_loop)
        try:
            return asked(words)
        except TemplateSyntaxError as error:
            raise condition_habit(self._source, tokens, error, self._in_loop) or error from None

    def _block(self, segment: Segment) -> None:
        if not segment.tokens:
            raise self._empty(segment)
        word, *rest = segment.tokens
        if word.text == "else" and rest and rest[0].text == "if":
            raise self._source.refuse(
                word.start,
                rest[0].end,
                gettext_noop("“else if” is written {%% elif … %%}."),
                suggestion="elif",
            )
        if word.text not in KNOWN:
            raise unknown_tag(self._source, segment, self._stack[-1].kind, self._in_loop)
        _HANDLERS[word.text](self, segment, word, tuple(rest))

    def _open_if(self, segment: Segment, word: Token, rest: Tokens) -> None:
        condition = self._asked(segment, rest)
        self._open(_Open(segment, word, segment, condition))

    def _open_for(self, segment: Segment, word: Token, rest: Tokens) -> None:
        if self._in_loop:
            raise self._refuse_word(
                word, gettext_noop("A loop inside a loop is not allowed; send one flat list.")
            )
        loop = loop_head(self._source, word, rest)
        self._open(_Open(segment, word, segment, loop=loop))

    def _open(self, block: _Open) -> None:
        assert block.word is not None
        if len(self._stack) > MAX_BLOCKS:
            raise self._refuse_word(
                block.word,
                gettext_noop("Blocks are nested too deep; the most is %(limit)s."),
                limit=str(MAX_BLOCKS),
            )
        self._stack.append(block)

    def _next_arm(self, segment: Segment, word: Token, rest: Tokens) -> None:
        block = self._stack[-1]
        if block.kind == "for" and word.text == "else":
            raise self._refuse_word(
                word,
                gettext_noop(
                    "A loop has no “%(words)s”; write {%% if items %%}…{%% else %%}…{%% endif %%} "
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
            block.condition = self._asked(segment, rest)
        else:
            self._nothing_after(word, rest)
            block.condition = None

    def _end_arm(self, block: _Open) -> None:
        arm = Arm(block.head.start, block.head.end, block.condition, tuple(block.body))
        block.arms.append(arm)
        block.body = []

    def _close(self, segment: Segment, word: Token, rest: Tokens) -> None:
        block = self._stack[-1]
        if block.word is None:
            raise self._source.refuse(
                *segment.marks,
                gettext_noop("“%(words)s” closes nothing."),
                suggestion="",
                words=word.text,
            )
        if word.text != f"end{block.kind}":
            raise self._refuse_word(
                word,
                gettext_noop("“%(words)s” stands where {%% end%(open)s %%} is expected."),
                f"end{block.kind}",
                open=block.kind,
            )
        self._nothing_after(word, rest)
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

    def _nothing_after(self, word: Token, rest: Tokens) -> None:
        if not rest:
            return
        text = self._source.text[rest[0].start : rest[-1].end]
        if word.text == "else" and can_ask(text, in_loop=self._in_loop):
            raise self._source.refuse(
                word.start,
                rest[-1].end,
                gettext_noop("“else” has no condition; write {%% elif %(condition)s %%}."),
                suggestion=f"elif {text}",
                condition=text,
            )
        raise self._source.refuse(
            word.end,
            rest[-1].end,
            gettext_noop("“%(words)s” is not expected behind “%(tag)s”; remove it."),
            suggestion="",
            tag=word.text,
        )

    def _empty(self, segment: Segment) -> TemplateSyntaxError:
        msgid = (
            gettext_noop("The tag is empty; write the name of a placeholder in it.")
            if segment.kind == "print"
            else gettext_noop("Something is missing in this tag, as in {%% if name %%}.")
        )
        return self._source.refuse(*segment.marks, msgid)

    def _refuse_word(
        self, word: Token, msgid: str, suggestion: str | None = None, **params: str
    ) -> TemplateSyntaxError:
        return self._source.refuse(word.start, word.end, msgid, suggestion=suggestion, **params)


_HANDLERS: Mapping[str, Callable[[_Builder, Segment, Token, Tokens], None]] = {
    "if": _Builder._open_if,
    "for": _Builder._open_for,
    "elif": _Builder._next_arm,
    "else": _Builder._next_arm,
    "endif": _Builder._close,
    "endfor": _Builder._close,
}
