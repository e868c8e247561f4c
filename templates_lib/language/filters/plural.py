"""``plural``: the text that the grammar of the locale asks for beside a number.

The names are CLDR's categories; ``{0: "…"}`` before them is for exactly that number. ``#`` is the
number as the locale writes it, ``##`` a plain #. Polish needs ``one``, ``few``, ``many`` and
``other``; Danish ``one`` and ``other``. A category that the locale needs and the text lacks is an
error, since any other text would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import NUMBERS, Cases, Filter, NoCategory, Setting

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

_MARK = re.compile("##?")
_MOST_DECIMALS = 3


def prepare(arguments: Mapping[str, Value], setting: Setting) -> Callable[[object], str]:
    """Find the locale's categories and its way to write numbers."""
    form = cldr.decimal_format(setting.locale.babel)

    def choose(value: object) -> str:
        shown = _as_shown(values.number(value))
        text = arguments.get(f"={shown}")
        if text is None:
            category = setting.locale.plural_category(shown)
            if category not in arguments:
                raise NoCategory(category)
            text = arguments[category]
        number = form.format(shown)
        return _MARK.sub(lambda mark: number if mark[0] == "#" else "#", str(text))

    return choose


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Choose the text and put the number in it."""
    return prepare(arguments, setting)(value)


def _as_shown(number: int | Decimal) -> int | Decimal:
    """The number the reader will see: its decimals decide the category (TS 35, part 3, 5.1)."""
    rounded = cldr.as_shown(number, _MOST_DECIMALS)
    if rounded == int(rounded):
        return int(rounded)
    return rounded.normalize()


FILTER = Filter(
    name="plural",
    summary=gettext_noop("The text that fits a number"),
    example='{{ n | plural(one="# item", other="# items") }}',
    takes=NUMBERS,
    apply=write,
    prepare=prepare,
    expects=int,
    cases=Cases(exact=int, names=CATEGORIES),
)
