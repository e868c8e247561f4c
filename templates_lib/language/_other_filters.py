"""Filters by the names that they have elsewhere, and why some are not there at all."""

from __future__ import annotations

import re
from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._nearest import nearest
from templates_lib.language._other_names import our_name
from templates_lib.language._words import Words
from templates_lib.language.filters import FILTERS, Filter

_MADE_SAFE = gettext_noop("“%(words)s” is not needed: values are always made safe. Remove it.")
_NEVER_HTML = gettext_noop("“%(words)s” is not needed: a value is never taken as HTML. Remove it.")
_AS_SENT = gettext_noop("“%(words)s” is not needed: a value is written as it is sent. Remove it.")
_OWN_LOCALE = gettext_noop(
    "“%(words)s” is not needed: every locale has a variant of its own. Remove it."
)
_NEEDLESS = MappingProxyType(
    {
        **dict.fromkeys(("e", "escape", "forceescape", "force_escape", "h", "xmlattr"), _MADE_SAFE),
        **dict.fromkeys(("safe", "raw", "mark_safe", "html_safe"), _NEVER_HTML),
        **dict.fromkeys(("t", "trans", "translate", "i18n", "gettext"), _OWN_LOCALE),
        **dict.fromkeys(("string", "trim", "strip", "nl2br", "linebreaksbr"), _AS_SENT),
    }
)

_FINISHED = gettext_noop(
    "There is no filter “%(words)s”: a template does not change or measure values; send the "
    "finished value as a placeholder of its own."
)
_AROUND = gettext_noop(
    "There is no filter “%(words)s”: write the text around the placeholder, as in Hei {{ name }}."
)
_NO_ITEM = gettext_noop(
    "There is no filter “%(words)s”: a list is gone through whole, with {%% for item in items %%}; "
    "send what is to be shown."
)
_WHY_NOT = MappingProxyType(
    {
        **dict.fromkeys(("format", "append", "prepend", "concat", "cat"), _AROUND),
        **dict.fromkeys(
            (
                *("first", "last", "sort", "sort_natural", "reverse", "map", "groupby", "slice"),
                *("batch", "random", "unique", "where", "reject", "selectattr", "rejectattr"),
                "dictsort",
            ),
            _NO_ITEM,
        ),
        **dict.fromkeys(
            (
                *("length", "count", "size", "wordcount", "sum", "min", "max", "abs", "plus"),
                *("minus", "times", "divided_by", "modulo", "ceil", "floor", "add", "sub", "mul"),
                *("truncate", "truncatewords", "replace", "remove", "split", "striptags", "center"),
                *("strip_html", "urlencode", "url_encode", "urlize", "wordwrap", "indent", "md5"),
                *("attr", "items", "keys", "values", "tojson", "json", "jsonify", "pprint"),
                *("sha1", "sha256", "hmac", "base64", "b64encode", "slugify", "filesizeformat"),
            ),
            _FINISHED,
        ),
    }
)


def is_needless(word: str) -> bool:
    """Whether a word is a filter elsewhere that changes nothing here."""
    return word.lower() in _NEEDLESS


def is_needy(filter_: Filter) -> bool:
    """Whether a filter cannot stand without values in brackets."""
    return filter_.cases is not None or any(each.required for each in filter_.arguments)


def unknown_filter(words: Words, token: Token) -> TemplateSyntaxError:
    """Refuse the filter at ``token``, which follows the ``|`` before it."""
    name = token.text.lower()
    if name in _NEEDLESS:
        return _needless(words, token, _NEEDLESS[name])
    instead = our_name(name)
    why_not = _WHY_NOT.get(name) if instead is None else None
    if why_not is not None:
        return words.refuse_token(token, why_not)
    instead = instead or nearest(name, FILTERS)
    if instead is None:
        return words.refuse_token(
            token,
            gettext_noop("There is no filter “%(words)s”; the filters are %(filters)s."),
            filters=", ".join(FILTERS),
        )
    return _named_elsewhere(words, token, instead)


def _needless(words: Words, token: Token, msgid: str) -> TemplateSyntaxError:
    """Point at the filter with its ``|``, so that nothing need be left in its place."""
    index = words.tokens.index(token)
    end = token.end
    if index + 1 < len(words.tokens) and words.tokens[index + 1].text == "(":
        end = words.tokens[words.closing(index + 1)].end
    start = words.tokens[index - 2].end
    return words.refuse(start, end, msgid, "", words=token.text)


def _named_elsewhere(words: Words, token: Token, instead: str) -> TemplateSyntaxError:
    """Suggest our filter, with what stands in the brackets when that may stand in ours too."""
    filter_ = FILTERS[instead]
    index = words.tokens.index(token)
    following = words.tokens[index + 1].text if index + 1 < len(words.tokens) else ""
    needy = is_needy(filter_)
    if needy and following not in ("(", ":"):
        return words.refuse_token(
            token,
            gettext_noop("There is no filter “%(words)s”; write it as in %(example)s."),
            example=filter_.example,
        )
    end, brackets = token.end, ""
    closing = words.closing(index + 1) if following == "(" else index
    named = named_texts(filter_, [each.text for each in words.tokens[index + 2 : closing : 2]])
    if named is not None:
        end, brackets = words.tokens[closing].end, f"({named})"
    elif following == "(" and not needy:
        end = words.tokens[closing].end
        brackets = _kept(filter_, words.text(token.end + 1, words.tokens[closing].start).strip())
    return words.refuse(
        token.start,
        end,
        gettext_noop("There is no filter “%(words)s”; did you mean “%(nearest)s”?"),
        instead + brackets,
        words=token.text,
        nearest=instead + brackets,
    )


def named_texts(filter_: Filter, literals: list[str]) -> str | None:
    """``one="a", other="b"`` for the two texts of a plural as gettext has them, or for one."""
    names = {1: ("other",), 2: ("one", "other")}.get(len(literals), ())
    known = filter_.cases.names if filter_.cases else ()
    if not names or not known or any(literal[:1] not in "\"'" for literal in literals):
        return None
    return ", ".join(f"{name}={text}" for name, text in zip(names, literals, strict=True))


def _kept(filter_: Filter, inside: str) -> str:
    """``(2)`` of ``round(2)``, which says the same in ``number``; nothing of ``join(", ")``."""
    for argument in filter_.arguments[:1]:
        known = [str(choice) for choice in argument.choices]
        if inside.strip("\"'") in known or (inside and not known and "," not in inside):
            return f"({inside})"
        style = date_style(inside)
        if style in known:
            return f'("{style}")'
    return ""


_DATE_STYLES = (
    ("full", re.compile(r"%[Aa]|EEEE|dddd|\bl\b")),
    ("long", re.compile(r"%B|MMMM|\bF\b")),
    ("medium", re.compile(r"%b|MMM|\bM\b")),
    ("short", re.compile(r"%[dmYyHMI]|dd|DD|yy|YY|HH|\b[djnYyHi]\b")),
)


def date_style(pattern: str) -> str | None:
    """The length of CLDR's that is nearest to a pattern such as ``%d.%m.%Y`` or ``dd MMM yyyy``."""
    return next((style for style, mark in _DATE_STYLES if mark.search(pattern[:60])), None)


def in_our_style(written: str) -> str:
    """``date("%d.%m.%Y")`` as ``date("short")``: the locale knows the pattern."""
    name, _, inside = written.partition("(")
    filter_ = FILTERS[name]
    known = filter_.arguments[0].choices if filter_.arguments else ()
    literal = inside[:-1].strip("\"'")
    if not known or literal in [str(each) for each in known]:
        return written
    style = nearest(literal, [str(each) for each in known]) or date_style(inside)
    return f'{name}("{style}")' if style in known else written
