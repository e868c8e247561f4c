"""``phone``: a phone number in groups, international unless ``phone("national")``.

The international form can be dialled from anywhere; the national one only in its own country.
"""

from __future__ import annotations

from collections.abc import Mapping

import phonenumbers

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting

_FORMATS = {
    "international": phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    "national": phonenumbers.PhoneNumberFormat.NATIONAL,
}


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a phone number in the groups of its country (libphonenumber's formats)."""
    number = phonenumbers.parse(values.phone(value))
    style = str(arguments.get("style", "international"))
    return phonenumbers.format_number(number, _FORMATS[style])


FILTER = Filter(
    name="phone",
    summary=gettext_noop("A phone number in groups"),
    example="{{ support | phone }}",
    takes=frozenset({"phone"}),
    apply=write,
    expects=str,
    arguments=(Argument("style", "text", choices=tuple(_FORMATS)),),
)
