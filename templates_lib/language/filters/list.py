"""``list``: the texts of a list in one phrase: "a, b and c", or with ``list("or")`` "a, b or c"."""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language._phrases import phrase
from templates_lib.language.filters._filter import Argument, Filter, Setting

_PATTERNS = {"and": "standard", "or": "or"}


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a list of texts; an empty one is an empty text."""
    expected = gettext_noop("a list of texts")
    if not isinstance(value, tuple):
        raise values.Unfit(expected)
    for item in value:
        if not isinstance(item, str):
            got = phrase(gettext_noop("one with %(what)s in it"), what=values.describe(item))
            raise values.Unfit(expected, got)
    style = _PATTERNS[str(arguments.get("style", "and"))]
    return cldr.format_list(value, setting.locale.babel, style)


FILTER = Filter(
    name="list",
    summary=gettext_noop("The texts of a list in one phrase"),
    example="{{ sizes | list }}",
    takes=frozenset({"list"}),
    apply=write,
    arguments=(Argument("style", "text", choices=tuple(_PATTERNS)),),
)
