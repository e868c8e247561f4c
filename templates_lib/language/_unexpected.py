"""A word or sign that cannot stand where it stands: why, and what to write instead."""

from __future__ import annotations

import re
from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import CURLED, Token
from templates_lib.language._names import RESERVED, check_name
from templates_lib.language._other_names import our_name
from templates_lib.language._quotes import curled_quotes, split_text, two_texts
from templates_lib.language._source import character_name
from templates_lib.language._words import Words

# What conditions are joined and compared with elsewhere.
_SIGNS = MappingProxyType(
    {
        "&&": "and",
        "||": "or",
        "!": "not ",
        "===": "==",
        "!==": "!=",
        "<>": "!=",
        "=!": "!=",
        "=>": ">=",
        "=<": "<=",
        "&": "and",
        "≠": "!=",
        "≤": "<=",
        "≥": ">=",
        "＝": "==",
        "｜": "|",
        "¦": "|",
        "，": ",",
        "．": ".",
        "（": "(",
        "）": ")",
        "＞": ">",
        "＜": "<",
    }
)
_WORDS = MappingProxyType(
    {
        **{word: word.lower() for word in ("AND", "OR", "NOT", "And", "Or", "Not", "IF", "ELSE")},
        **dict.fromkeys(("eq", "equals", "EQ", "equalto", "sameas"), "=="),
        **dict.fromkeys(("ne", "neq", "NE"), "!="),
        **dict.fromkeys(("lt", "LT"), "<"),
        **dict.fromkeys(("le", "lte", "LE"), "<="),
        **dict.fromkeys(("gt", "GT"), ">"),
        **dict.fromkeys(("ge", "gte", "GE"), ">="),
    }
)
_CONDITIONS_ONLY = MappingProxyType(
    {
        "is": gettext_noop("Tests with “is” are not allowed; write {%% if name %%}."),
        "in": gettext_noop('“in” is not allowed here; write name == "a" or name == "b".'),
        "if": gettext_noop(
            "“… if … else …” inside a tag is not allowed; write "
            "{%% if … %%}…{%% else %%}…{%% endif %%}."
        ),
    }
)
_CALCULATING = frozenset(["+", "-", "*", "/", "//", "%", "**"])
_JOINING = frozenset(["~", "&"])

_CALCULATES = gettext_noop(
    "“%(words)s”: a template does not calculate or join; send the finished value as a "
    "placeholder of its own."
)
WRITTEN = gettext_noop("“%(words)s” is written “%(instead)s” here.")
_NOT_EXPECTED = gettext_noop("“%(words)s” is not expected here.")


def unexpected(words: Words) -> TemplateSyntaxError:
    """Refuse the next token of ``words``, which nothing allows where it stands."""
    token = words.here
    if token.kind == "end":
        return _missing(words)
    if token.kind == "word":
        return _word(words, token)
    if token.kind == "string":
        return _string(words, token)
    if token.kind == "number":
        return words.refuse_token(token, _NOT_EXPECTED)
    return _sign(words, token)


def _missing(words: Words) -> TemplateSyntaxError:
    return words.refuse_token(words.before, gettext_noop("Something is missing after “%(words)s”."))


def _word(words: Words, token: Token) -> TemplateSyntaxError:
    if token.text in _CONDITIONS_ONLY and words.at:
        return words.refuse_token(token, _CONDITIONS_ONLY[token.text])
    if token.text in _WORDS and words.at:
        return words.refuse_token(token, WRITTEN, _WORDS[token.text], instead=_WORDS[token.text])
    before = words.before
    if words.at and before.kind == "string" and before.end == token.start:
        return split_text(words.source, before, token)
    if words.at and words.look().text == "(" and our_name(token.text) is not None:
        return words.refuse_token(
            token,
            gettext_noop("A | is missing before “%(words)s”."),
            f"| {our_name(token.text)}",
        )
    if words.at and before.kind == "word" and not {before.text, token.text} & RESERVED:
        return _spaced_name(words)
    if token.text in ("and", "or"):
        return words.refuse_token(token, gettext_noop("Something is missing before “%(words)s”."))
    if token.text not in RESERVED:
        check_name(words.source, token)  # that it is none matters more than where it stands
    return words.refuse_token(token, _NOT_EXPECTED)


def _spaced_name(words: Words) -> TemplateSyntaxError:
    """``first name`` for ``first_name``: all the words that follow one another are the name."""
    first = words.at - 1
    last = words.at
    while last + 1 < len(words.tokens) and _is_plain(words.tokens[last + 1]):
        last += 1
    name = "_".join(token.text for token in words.tokens[first : last + 1])
    return words.refuse(
        words.tokens[first].start,
        words.tokens[last].end,
        gettext_noop("“%(words)s”: a name holds no spaces; write “%(name)s”."),
        name,
        name=name,
    )


def _is_plain(token: Token) -> bool:
    return token.kind == "word" and token.text not in RESERVED and token.text not in _WORDS


def _string(words: Words, token: Token) -> TemplateSyntaxError:
    if words.at and words.before.kind == "string":
        return two_texts(words)
    return words.refuse_token(token, _NOT_EXPECTED)


def _sign(words: Words, token: Token) -> TemplateSyntaxError:
    if token.text in CURLED:
        return curled_quotes(words.source, token)
    if token.text == "-" and (hyphened := _hyphened(words)) is not None:
        return hyphened
    if token.text == "||" and our_name(words.look().text) is not None:
        return words.refuse_token(token, WRITTEN, "|", instead="|")
    if token.text in _SIGNS and not (words.printed and token.text == "&"):
        instead = _SIGNS[token.text]
        return words.refuse_token(token, WRITTEN, instead, instead=instead.strip())
    if token.text in ("=", ":="):
        return _equals(words, token)
    if token.text == "%" and (ratio := _percentage(words)) is not None:
        return ratio
    if token.text in _CALCULATING or token.text in _JOINING:
        return words.refuse_token(token, _CALCULATES)
    if token.text in ("[", "{"):
        return words.refuse(
            token.start,
            words.tokens[words.closing(words.at)].end,
            gettext_noop("“%(words)s”: lists and records are sent, not written in a template."),
        )
    if token.text in (".", "(") and words.before.kind == "string" and words.at:
        return words.refuse(
            words.before.start,
            token.end,
            gettext_noop("“%(words)s”: only a name can have a field, as in order.total."),
        )
    if token.kind == "odd" or token.text in "?@$#^\\;":
        return _impossible(words, token)
    return words.refuse_token(token, _NOT_EXPECTED)


def _impossible(words: Words, token: Token) -> TemplateSyntaxError:
    shown = token.text if token.text.isprintable() else character_name(token.text)
    return words.refuse_token(
        token, gettext_noop("%(character)s cannot stand inside a tag."), character=shown
    )


def _equals(words: Words, token: Token) -> TemplateSyntaxError:
    if words.printed:
        return words.refuse_token(
            token,
            gettext_noop(
                "A template sets no values: send the finished value as a placeholder of its own."
            ),
        )
    return words.refuse_token(
        token, gettext_noop("Two values are compared with == and not with one =."), "=="
    )


def _hyphened(words: Words) -> TemplateSyntaxError | None:
    """``first-name`` for ``first_name``: no space stands around the hyphens."""
    first = last = words.at - 1
    tokens = words.tokens
    if first < 0 or not _is_plain(tokens[first]):
        return None
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text == "-"
        and _is_plain(tokens[last + 2])
        and tokens[last].end == tokens[last + 1].start == tokens[last + 2].start - 1
    ):
        last += 2
    if last == first:
        return None
    name = "_".join(token.text for token in tokens[first : last + 1 : 2])
    return words.refuse(
        tokens[first].start,
        tokens[last].end,
        gettext_noop("“%(words)s”: a name holds no hyphens; write “%(name)s”."),
        name,
        name=name,
    )


_PERCENTAGE = re.compile(r"([0-9]{1,3})%", re.ASCII)


def _percentage(words: Words) -> TemplateSyntaxError | None:
    """``20%`` for ``0.2``: a percentage is compared as the ratio that it is."""
    before = words.before
    written = words.text(before.start, words.here.end).replace(" ", "")
    found = _PERCENTAGE.fullmatch(written)
    if words.printed or before.kind != "number" or found is None:
        return None
    ratio = f"{int(found[1]) / 100:g}"
    return words.refuse(
        before.start,
        words.here.end,
        gettext_noop("“%(words)s”: a percentage is compared as a ratio; write “%(ratio)s”."),
        ratio,
        ratio=ratio,
    )
