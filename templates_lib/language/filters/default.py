"""``default``: what to write when a value is missing or empty.

It may stand anywhere in the chain: ``{{ due | date | default("soon") }}``.
"""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import (
    EVERYTHING,
    Argument,
    BadArgument,
    Filter,
    Setting,
)


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> object:
    """Return the value, or the argument where it is missing, ``""`` or an empty list."""
    if value is values.MISSING or value == "" or value == ():
        return arguments["value"]
    return value


def _check_text(value: Value) -> None:
    if isinstance(value, str) and ("{{" in value or "{%" in value):
        raise BadArgument(
            gettext_noop("A tag inside this text would not be filled in; write {%% if %%}."),
            "value",
        )


FILTER = Filter(
    name="default",
    summary=gettext_noop("What to write when the value is missing or empty"),
    example='{{ first_name | default("friend") }}',
    takes=EVERYTHING,
    apply=write,
    arguments=(Argument("value", "text or number", required=True, check=_check_text),),
    keeps=True,
    in_conditions=True,
    fills_gaps=True,
)
