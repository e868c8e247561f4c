"""``phone``: a phone number in groups, as its readers dial it.

Readers in the number's own country get it without the country's code, all others with it: nb has
22 12 34 56, and every other locale +47 22 12 34 56. ``phone("international")`` and
``phone("national")`` say which. Where typography is plain there are digits and spaces only, so that
any telephone makes a link of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import phonenumbers

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting

_STYLES = ("market", "international", "national")
# Brackets, hyphens, slashes: "(212) 555-0100".
_NOT_DIALLED = re.compile(r"[^0-9+]+")


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a phone number in the groups of its country (libphonenumber's formats)."""
    number = phonenumbers.parse(values.phone(value))
    style = arguments.get("style", "market")
    if style == "market":
        at_home = phonenumbers.region_code_for_number(number) == setting.locale.territory
        style = "national" if at_home else "international"
    form = phonenumbers.PhoneNumberFormat
    kind = form.NATIONAL if style == "national" else form.INTERNATIONAL
    written = phonenumbers.format_number(number, kind)
    return _NOT_DIALLED.sub(" ", written).strip() if setting.plain else written


FILTER = Filter(
    name="phone",
    summary=gettext_noop("A phone number as its readers dial it"),
    example="{{ support | phone }}",
    takes=frozenset({"phone"}),
    apply=write,
    expects=str,
    arguments=(Argument("style", "text", choices=_STYLES),),
)
