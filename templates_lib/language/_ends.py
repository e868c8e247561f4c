"""Tags that have no end, or a wrong one: said as near to the fault as can be."""

from __future__ import annotations

import re

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import CURLED, Tag, Token, last_open
from templates_lib.language._limits import MAX_TAG_TOKENS
from templates_lib.language._quotes import curled_quotes, split_text, unclosed_quote
from templates_lib.language._reading import reads
from templates_lib.language._source import Source
from templates_lib.language._whole_tags import foreign_tag

_SIGNS = {"{": "}}", "%": "%}", "#": "#}"}
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = re.compile(r"[}｝]{1,2}|[%％][ \t]*[}｝]")
_SPACED_BRACES = re.compile(r"\}[ \t\xa0]{1,20}\}")
_INNER_TAG = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")
_WRAPPED = re.compile(r"\{\{\s{0,20}(\{\{[^{}]{0,200}\}\})(?:\s{0,20}\}\})?")
_IN_BRACES = re.compile(r"\{\{\s{0,20}+([A-Za-z][\w.]{0,100}+)\s{0,20}+\}\}", re.ASCII)
_LONGEST_PREFIX = 12
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def refuse_end(source: Source, opening: re.Match[str], tag: Tag) -> TemplateSyntaxError:
    """Return the error about the tag that begins with ``opening`` and stopped for ``tag.stop``."""
    foreign = foreign_tag(source, opening.start())
    if foreign is not None:
        return foreign
    if tag.stop == "quote":
        return _open_quote(source, tag)
    wide = next((token for token in tag.tokens if token.text in "｝％"), None)
    if wide is not None:
        return _wrong_mark(source, opening, wide.start)
    if tag.stop == "wrong":
        return _wrong_bracket(source, opening, tag)
    if tag.stop == "open":
        return _tag_in_tag(source, opening, tag)
    if tag.stop == "many" and _is_closed(source, opening, tag):
        return source.refuse(
            tag.start,
            tag.end,
            gettext_noop("The tag is too long; the most is %(limit)s words and signs."),
            limit=str(MAX_TAG_TOKENS),
        )
    return _unclosed(source, opening, tag)


def _open_quote(source: Source, tag: Tag) -> TemplateSyntaxError:
    """The mark itself, or what it comes of: a curled one before it, the same mark inside a text."""
    for token, following in zip(tag.tokens, tag.tokens[1:], strict=False):
        if token.kind == "string" and following.kind == "word" and token.end == following.start:
            return split_text(source, token, following)
    curled = next((token for token in tag.tokens if token.text in CURLED), None)
    if curled is not None:
        return curled_quotes(source, curled)
    return unclosed_quote(source, tag.start, tag.end)


def refuse_unclosed_comment(source: Source, opening: re.Match[str]) -> TemplateSyntaxError:
    """Return the error about a comment of which the text has no end."""
    return _never_closed(source, opening, _line_end(source, opening.start()), None)


def _wrong_bracket(source: Source, opening: re.Match[str], tag: Tag) -> TemplateSyntaxError:
    """A closing bracket that closes nothing, or the mark of a tag while a bracket is open."""
    opened = last_open(tag.tokens)
    text = source.text[tag.start : tag.end]
    if opened is not None:
        return _open_bracket(source, opened, tag)
    if text == "}":
        before = tag.start - 1
        percent = before >= opening.end() and source.text[before] == "%"
        return _wrong_mark(source, opening, before if percent else tag.start)
    return source.refuse(
        tag.start, tag.end, gettext_noop("“%(words)s” closes nothing here."), suggestion=""
    )


def _open_bracket(source: Source, opened: Token, tag: Tag) -> TemplateSyntaxError:
    """The bracket that is open where the tag ends or another one closes, and how to close it."""
    end = max(
        token.end
        for token in tag.tokens
        if not (token.end == tag.start and token.text in ("%", "-", "+")) and token >= opened
    )
    # What has a name stands behind the braces: they end somewhere before it.
    named = opened.text == "{" and "=" in source.text[opened.start : end]
    return source.refuse(
        opened.start,
        end,
        gettext_noop("The bracket that opens “%(words)s” is never closed."),
        suggestion=None if named else source.text[opened.start : end] + _PAIRS[opened.text],
    )


def _wrong_mark(source: Source, opening: re.Match[str], start: int) -> TemplateSyntaxError:
    """The tag ends in something like its closing mark: ``}``, ``} }``, ``%}`` for ``}}``."""
    text = source.text
    percent = text.rfind("%", opening.end(), start + 1)
    if percent >= 0 and not text[percent + 1 : start].strip():
        start = percent  # {% if a % }
    mark = _SPACED_BRACES.match(text, start) or _CLOSING.match(text, start)
    sign = _SIGNS[opening[1]]
    return source.refuse(
        start,
        mark.end() if mark else start + 1,
        gettext_noop("A tag that opens with %(open)s is closed with %(sign)s, not with %(words)s."),
        open=opening[0][:2],
        sign=sign,
        suggestion=sign,
    )


def _tag_in_tag(source: Source, opening: re.Match[str], tag: Tag) -> TemplateSyntaxError:
    wrapped = _WRAPPED.match(source.text, opening.start()) if not tag.tokens else None
    if wrapped is not None:
        return source.refuse(
            *wrapped.span(),
            gettext_noop("“%(words)s”: one pair of double braces is enough; write %(instead)s."),
            suggestion=wrapped[1],
            instead=wrapped[1],
        )
    bare = _IN_BRACES.match(source.text, tag.start) if opening[1] == "%" else None
    if bare is not None:
        return source.refuse(
            *bare.span(),
            gettext_noop("“%(words)s”: inside a tag a name stands without braces; write %(name)s."),
            suggestion=bare[1],
            name=bare[1],
        )
    if last_open(tag.tokens) is not None:
        inner = _INNER_TAG.match(source.text, tag.start)
        return source.refuse(
            tag.start,
            inner.end() if inner else tag.end,
            gettext_noop(
                "“%(words)s”: a tag inside a tag is not filled in; write {%% if %%} around whole "
                "sentences instead."
            ),
        )
    return _unclosed(source, opening, tag)


def _is_closed(source: Source, opening: re.Match[str], tag: Tag) -> bool:
    """Whether the tag's own mark comes before the next tag begins."""
    closing = source.text.find(_SIGNS[opening[1]], tag.start)
    following = _OPENING.search(source.text, tag.start)
    return closing >= 0 and (following is None or closing < following.start())


def _unclosed(source: Source, opening: re.Match[str], tag: Tag) -> TemplateSyntaxError:
    """Point from the opening mark to the last word that makes sense in the tag."""
    tokens = tag.tokens[:_LONGEST_PREFIX]
    while tokens and not _makes_sense(source, opening[1], tokens):
        tokens = tokens[:-1]
    if not tokens:
        end = min(_line_end(source, opening.start()), max(tag.start, opening.end()))
        return _never_closed(source, opening, end, None)
    written = source.text[opening.start() : tokens[-1].end]
    instead = f"{written} {_SIGNS[opening[1]]}"
    return _never_closed(source, opening, tokens[-1].end, instead)


def _makes_sense(source: Source, kind: str, tokens: tuple[Token, ...]) -> bool:
    if kind == "{":
        return reads(source, tokens, printed_=True, in_loop=True)
    word, rest = tokens[0].text, tokens[1:]
    if word in ("if", "elif"):
        return bool(rest) and reads(source, rest, printed_=False, in_loop=True)
    if word == "for":
        return [token.kind for token in rest] == ["word"] * 3 and rest[1].text == "in"
    return word in ("else", "endif", "endfor") and not rest


def _never_closed(
    source: Source, opening: re.Match[str], end: int, instead: str | None
) -> TemplateSyntaxError:
    return source.refuse(
        opening.start(),
        end,
        gettext_noop("The tag that opens here is never closed; close it with %(sign)s."),
        sign=_SIGNS[opening[1]],
        suggestion=instead,
    )


def _line_end(source: Source, start: int) -> int:
    found = source.text.find("\n", start)
    return found if found >= 0 else len(source.text)
