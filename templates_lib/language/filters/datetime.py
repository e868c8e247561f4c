"""``datetime``: a date in one of CLDR's four lengths with hours and minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a date and time."""
    style = str(arguments.get("style", "long"))
    return cldr.format_datetime(values.datetime(value), setting.locale.babel, style)


FILTER = Filter(
    name="datetime",
    summary=gettext_noop("A date with the time of day"),
    example='{{ delivery | datetime("long") }}',
    takes=frozenset({"datetime"}),
    apply=write,
    expects=dt.datetime,
    arguments=(Argument("style", "text", choices=cldr.STYLES),),
)
