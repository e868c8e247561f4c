"""``date``: a date in one of CLDR's four lengths; ``long`` (31 maja 2025) unless another is named.

``long`` is the one that reads well in a sentence in every language: the name of the month is
written out, in the case that stands beside a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a date."""
    style = str(arguments.get("style", "long"))
    return cldr.format_date(_date(value), setting.locale.babel, style)


def _date(value: object) -> dt.date:
    try:
        return values.date(value)
    except values.Unfit as unfit:
        try:
            return values.datetime(value).date()
        except values.Unfit:
            raise unfit from None


FILTER = Filter(
    name="date",
    summary=gettext_noop("A date: short, medium, long or full"),
    example='{{ due | date("long") }}',
    takes=frozenset({"date", "datetime"}),
    apply=write,
    expects=dt.date,
    arguments=(Argument("style", "text", choices=cldr.DATE_STYLES),),
)
