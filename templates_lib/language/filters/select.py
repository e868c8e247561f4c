"""``select``: a text for each value that is known, and ``other`` for the rest.

Values that are no plain words stand in ``{"not-set": "…"}`` before the named ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Cases, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Choose the text."""
    if isinstance(value, bool):
        value = "true" if value else "false"
    if not isinstance(value, str):
        raise values.Unfit(gettext_noop("a text to choose by"))
    return str(arguments.get(value, arguments["other"]))


FILTER = Filter(
    name="select",
    summary=gettext_noop("A text for each known value"),
    example='{{ gender | select(female="Kjære", other="Hei") }}',
    takes=frozenset({"choice", "text", "code"}),
    apply=write,
    expects=str,
    cases=Cases(exact=str),
)
