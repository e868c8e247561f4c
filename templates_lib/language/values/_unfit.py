"""A value that does not fit, a value that is not there, and how to speak of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, Literal, TypeAlias, cast

from locales.words import gettext_noop
from templates_lib.language._phrases import phrase

MAX_ITEMS = 1_000
"""Most items in a list: DESIGN.md, section 5, "with a cap"."""


class _Gap(Enum):
    MISSING = "missing"


MISSING: Final = _Gap.MISSING
"""Stands for a value that was not given."""

Missing: TypeAlias = Literal[_Gap.MISSING]


class Unfit(Exception):
    """The value is not what was ``expected`` (an English phrase: "a number such as 12.5")."""

    def __init__(self, expected: str, got: str = "") -> None:
        super().__init__(expected, got)
        self.expected, self.got = expected, got


def describe(value: object) -> str:
    """Say in a few words what a value is, and never what stands in it: it may be private.

    Its type is asked and not the value, which may give itself out as another.
    """
    if value is None or value is MISSING:
        return gettext_noop("nothing")
    if issubclass(type(value), str):
        length = str.__len__(cast(str, value))
        return phrase(gettext_noop("a text of length %(length)s"), length=length)
    for kind, words in _KINDS:
        if issubclass(type(value), kind):
            return words
    return gettext_noop("something that is not a value")


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, gettext_noop("true or false")),
    ((int, float, Decimal), gettext_noop("a number")),
    (dt.datetime, gettext_noop("a date and time")),
    (dt.date, gettext_noop("a date")),
    (dt.time, gettext_noop("a time")),
    (Mapping, gettext_noop("a record")),
    ((list, tuple), gettext_noop("a list")),
)
