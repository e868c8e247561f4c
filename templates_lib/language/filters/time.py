"""``time``: a time of day, with hours and minutes; with seconds as ``time("medium")``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a time of day."""
    style = str(arguments.get("style", "short"))
    return cldr.format_time(_time(value), setting.locale.babel, style)


def _time(value: object) -> dt.time:
    try:
        return values.time(value)
    except values.Unfit as unfit:
        try:
            return values.datetime(value).time()
        except values.Unfit:
            raise unfit from None


FILTER = Filter(
    name="time",
    summary=gettext_noop("A time of day"),
    example="{{ opens | time }}",
    takes=frozenset({"time", "datetime"}),
    apply=write,
    expects=dt.time,
    arguments=(Argument("style", "text", choices=cldr.CLOCK_STYLES),),
)
