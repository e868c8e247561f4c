"""What is wrong in the brackets of a filter, and what to write instead."""

from __future__ import annotations

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._names import is_name
from templates_lib.language._nearest import nearest
from templates_lib.language._quotes import split_text, two_texts
from templates_lib.language._unexpected import WRITTEN, unexpected
from templates_lib.language._words import Words
from templates_lib.language.filters import Filter


def no_comma(words: Words) -> TemplateSyntaxError:
    """Refuse what follows a value and is no comma."""
    token, before = words.here, words.before
    if token.text == ";":
        return words.refuse_token(
            token, gettext_noop("What stands in brackets is divided by commas."), ","
        )
    if token.kind == "word" and before.kind == "string" and before.end == token.start:
        return split_text(words.source, before, token)
    if token.kind == before.kind == "string":
        return two_texts(words)
    if token.kind in ("word", "number", "string") and before.kind in ("string", "number"):
        return words.refuse_token(
            token,
            gettext_noop("A comma is missing before “%(words)s”."),
            f", {token.text}",
        )
    return unexpected(words)


def not_named_so(words: Words, filter_: Filter, token: Token) -> TemplateSyntaxError:
    """Refuse the name of an argument that the filter does not have."""
    known = filter_.cases.names if filter_.cases else tuple(each.name for each in filter_.arguments)
    near = nearest(token.text, known)
    if near is not None:
        return words.refuse_token(
            token,
            gettext_noop("“%(words)s” is not one of %(choices)s; did you mean “%(nearest)s”?"),
            near,
            choices=", ".join(known),
            nearest=near,
        )
    if known:
        return words.refuse_token(
            token,
            gettext_noop("“%(words)s” is not one of %(choices)s."),
            choices=", ".join(known),
        )
    return words.refuse_token(
        token,
        gettext_noop("“%(filter)s” has no argument “%(argument)s”."),
        filter=filter_.name,
        argument=token.text,
    )


def no_colon(words: Words) -> TemplateSyntaxError:
    """Refuse what follows a key in braces and is no colon."""
    token = words.here
    if token.kind == "string" or token.text in ("=", "=>"):
        return words.refuse_token(
            token,
            gettext_noop("In braces, a value and its text are divided by a colon."),
            f": {token.text}" if token.kind == "string" else ":",
        )
    return no_comma(words)


def not_quoted(words: Words) -> TemplateSyntaxError:
    """Refuse a word where a constant must stand: a text without its marks, or a placeholder."""
    first = last = words.at
    while words.look(last + 1 - words.at).kind == "word" or (
        words.look(last + 1 - words.at).text == "-"
        and words.look(last + 2 - words.at).kind == "word"
    ):
        last += 1
    written = words.text(words.tokens[first].start, words.tokens[last].end)
    following = words.look(last + 1 - words.at).text
    if written in ("none", "None", "null") and following in (",", ")"):
        return words.refuse_token(
            words.here,
            gettext_noop('“%(words)s” is no value; an empty text is written "".'),
            '""',
        )
    if following in (",", ")", ":", "}"):
        return words.refuse(
            words.tokens[first].start,
            words.tokens[last].end,
            gettext_noop(
                "“%(words)s”: texts in the brackets of a filter stand in quotation marks; another "
                "placeholder cannot stand there."
            ),
            f'"{written}"',
        )
    value = words.look(last + 2 - words.at)
    if following == "=" and value.kind == "string":
        instead = f'{{"{written}": {value.text}}}'
        return words.refuse(words.tokens[first].start, value.end, WRITTEN, instead, instead=instead)
    return words.refuse(
        words.tokens[first].start,
        _end_of_value(words, last),
        gettext_noop("“%(words)s”: only texts in quotation marks and numbers stand in brackets."),
    )


def _end_of_value(words: Words, index: int) -> int:
    """Where the value ends that goes on behind ``index``: at a comma or at the bracket."""
    depth = 0
    while index + 1 < len(words.tokens):
        text = words.tokens[index + 1].text
        if depth == 0 and text in (",", ")", "}", ";"):
            break
        depth += (text in "([{") - (text in ")]}")
        index += 1
    return words.tokens[index].end


def value_as_name(words: Words, filter_: Filter) -> TemplateSyntaxError:
    """Refuse ``0="none"`` and ``"not-set"="…"``: values that are no plain words stand in braces."""
    start = words.here.start
    skipped = 1 if words.here.text == "=" else 0
    key, sign, value = (words.look(skipped + step) for step in range(3))
    fits = sign.text == "=" and value.kind == "string" and filter_.cases is not None
    instead = _as_case(filter_, key, value) if fits else None
    if instead is None:
        return words.refuse_token(
            words.look(skipped + 1) if sign.text == "=" else words.here,
            gettext_noop("“=” follows a name here, and this is none."),
        )
    return words.refuse(
        start,
        value.end,
        WRITTEN,
        instead,
        instead=instead,
    )


def _as_case(filter_: Filter, key: Token, value: Token) -> str | None:
    assert filter_.cases is not None
    word = key.text.strip("\"'") if key.kind == "string" else key.text
    if filter_.cases.exact is int:
        digits = word.lstrip("=")
        if digits.isascii() and digits.isdigit():
            return f"{{{digits}: {value.text}}}"
        return f"{word}={value.text}" if word in filter_.cases.names else None
    if key.kind != "string":
        return None
    return f"{word}={value.text}" if is_name(word) else f"{{{key.text}: {value.text}}}"
