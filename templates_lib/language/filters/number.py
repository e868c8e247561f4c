"""``number``: a number with the locale's separators, up to three decimals or exactly so many."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import NUMBERS, Argument, Filter, Setting


def prepare(arguments: Mapping[str, Value], setting: Setting) -> Callable[[object], str]:
    """Find the locale's form."""
    decimals = arguments.get("decimals")
    form = cldr.decimal_format(setting.locale.babel, None if decimals is None else int(decimals))
    return lambda value: form.format(values.number(value))


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a number, rounded half up."""
    return prepare(arguments, setting)(value)


FILTER = Filter(
    name="number",
    summary=gettext_noop("A number with the locale's separators"),
    example="{{ weight | number(1) }}",
    takes=NUMBERS,
    apply=write,
    prepare=prepare,
    expects=int,
    arguments=(Argument("decimals", "whole number", choices=tuple(range(11))),),
)
