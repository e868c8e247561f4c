"""``percent``: a ratio as a percentage: 0.25 is 25 %.

Up to two decimals are shown when the value has them, or exactly as many as the argument says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import NUMBERS, Argument, Filter, Setting


def prepare(arguments: Mapping[str, Value], setting: Setting) -> Callable[[object], str]:
    """Find the locale's form."""
    decimals = arguments.get("decimals")
    form = cldr.percent_format(setting.locale.babel, None if decimals is None else int(decimals))
    return lambda value: form.format(_ratio(value))


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a percentage, rounded half up."""
    return prepare(arguments, setting)(value)


def _ratio(value: object) -> int | Decimal:
    # A text may carry its own sign, "25 %"; a bare number is a ratio of any size.
    if isinstance(value, values.Percent) or (isinstance(value, str) and value.endswith("%")):
        return values.percent(value).ratio
    return values.number(value)


FILTER = Filter(
    name="percent",
    summary=gettext_noop("A percentage: 0.25 is 25 %"),
    example="{{ discount | percent }}",
    takes=NUMBERS | {"percent"},
    apply=write,
    prepare=prepare,
    expects=values.Percent,
    arguments=(Argument("decimals", "whole number", choices=tuple(range(7))),),
)
