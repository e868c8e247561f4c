"""``name()``, ``name.method()`` and ``name["field"]``: what to write instead of each."""

from __future__ import annotations

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._names import NAME, is_name
from templates_lib.language._other_filters import in_our_style, is_needless, is_needy
from templates_lib.language._other_names import our_name
from templates_lib.language._words import Words
from templates_lib.language.filters import FILTERS


def call(words: Words, parts: list[Token]) -> TemplateSyntaxError:
    """Refuse the call whose opening bracket is next; ``parts`` are the names before it."""
    start, end = parts[0].start, _end_of_calls(words)
    instead = _instead(words, parts)
    if instead is None:
        return words.refuse(start, end, gettext_noop("“%(words)s”: calls are not allowed."))
    return words.refuse(
        start,
        end,
        gettext_noop("“%(words)s”: calls are not allowed; write “%(name)s”."),
        instead,
        name=instead,
    )


def _end_of_calls(words: Words) -> int:
    """Where the chain of calls and fields ends that goes on with the next bracket."""
    tokens, index = words.tokens, words.closing(words.at)
    while index + 1 < len(tokens) and tokens[index + 1].text in (".", "("):
        step = words.closing(index + 1) if tokens[index + 1].text == "(" else index + 2
        index = min(step, len(tokens) - 1)
    return tokens[index].end


def _instead(words: Words, parts: list[Token]) -> str | None:
    """The value without its calls: ``order.total()``, or as a filter: ``name.upper()``."""
    path = words.text(parts[0].start, parts[-1].end)
    if not is_name(parts[0].text) or not all(NAME.fullmatch(part.text) for part in parts):
        return None
    if len(parts) == 1 and is_needless(parts[0].text):
        return None
    if len(parts) == 1:
        return _function(words, parts[0]) or path
    written = words.text(parts[0].start, parts[-2].end)
    method, at = parts[-1], words.at
    while True:
        closing = words.closing(at)
        step = _as_filter(words, method, at, closing)
        if step is None:  # no filter: it may be a field, when nothing follows
            return path if method is parts[-1] else written
        written += step
        if closing + 3 >= len(words.tokens) or words.tokens[closing + 3].text != "(":
            return written
        method, at = words.tokens[closing + 2], closing + 3


def _as_filter(words: Words, method: Token, opening: int, closing: int) -> str | None:
    """`` | upper`` of ``upper()``, "" of ``strip()``, None of what is no filter of ours."""
    if is_needless(method.text):
        return ""
    filter_ = our_name(method.text) or ""
    if filter_ not in FILTERS:
        return None
    inside = words.text(words.tokens[opening].end, words.tokens[closing].start).strip()
    if not inside and is_needy(FILTERS[filter_]):
        return None
    return f" | {in_our_style(f'{filter_}({inside})')}" if inside else f" | {filter_}"


def _function(words: Words, function: Token) -> str | None:
    """``upper(name)`` and ``money(total, "NOK")`` with the filter behind the name."""
    filter_ = our_name(function.text) or ""
    opening, closing = words.at, words.closing(words.at)
    subject, after = words.tokens[opening + 1], words.tokens[min(opening + 2, closing)]
    if filter_ not in FILTERS or subject.kind != "word" or not is_name(subject.text):
        return None
    if after.text == ",":
        rest = words.text(after.end, words.tokens[closing].start).strip()
        return f"{subject.text} | {filter_}({rest})"
    return f"{subject.text} | {filter_}" if opening + 2 == closing else None


def subscript(words: Words, parts: list[Token]) -> TemplateSyntaxError:
    """Refuse the square bracket that is next, behind a name."""
    start, path = parts[0].start, words.text(parts[0].start, parts[-1].end)
    fields: list[str] = []
    index = words.at
    while index + 2 < len(words.tokens) and _is_key(words.tokens[index : index + 3]):
        fields.append(words.tokens[index + 1].text[1:-1])
        index += 3
    if fields:
        dotted = ".".join((path, *fields))
        return words.refuse(
            start,
            words.tokens[index - 1].end,
            gettext_noop("“%(words)s”: a field stands after a full stop; write “%(instead)s”."),
            dotted,
            instead=dotted,
        )
    msgid = (
        gettext_noop(
            "“%(words)s”: a field stands after a full stop, and its name holds only letters, "
            "digits and _."
        )
        if words.look().kind == "string"
        else gettext_noop(
            "“%(words)s”: no item is picked out of a list; go through all of it with "
            "{%% for item in %(name)s %%}."
        )
    )
    return words.refuse(start, words.tokens[words.closing(words.at)].end, msgid, name=path)


def _is_key(tokens: tuple[Token, ...]) -> bool:
    opening, key, closing = tokens
    named = key.kind == "string" and NAME.fullmatch(key.text[1:-1]) is not None
    return opening.text == "[" and named and closing.text == "]"
