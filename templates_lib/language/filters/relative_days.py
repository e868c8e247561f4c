"""``relative_days``: a day as it is called today: "i går", "i morgen", "om 3 døgn".

It takes the number of days from the day on which the message is read, and not a date: rendering has
no clock, so that one release gives the same text for ever. The sender, who knows when the message
goes out, counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import NUMBERS, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a whole number of days: 0 is today, 1 tomorrow, -1 yesterday."""
    days = values.number(value)
    if days != int(days):
        raise values.Unfit(gettext_noop("a whole number of days"))
    return cldr.format_relative_days(int(days), setting.locale.babel)


FILTER = Filter(
    name="relative_days",
    summary=gettext_noop("A number of days as a day seen from today"),
    example="{{ days | relative_days }}",
    takes=NUMBERS,
    apply=write,
)
