"""A phone number is not grouped as in its country.

What it finds: a valid phone number whose digits are grouped otherwise than the country writes them,
nationally or internationally. A run of digits alone may be an order number: it is only asked about
behind a plus sign or a word for a phone. Links (``tel:``) are left alone.

Why it hurts: a number in strange groups is hard to read out and to type.

Write instead: the number in the country's groups, or a value with the filter ``phone``.

Source: check catalogue, TYP-PHONEFMT; Google's libphonenumber (the formats of each country).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import readings, space

_GROUPS = gettext_noop("Phone numbers of this country are written in other groups: %(right)s.")

# The cheap look first: digits in groups, or joined behind + or a word for a phone.
_DIGITS = re.compile(r"\d(?:[\d \u00a0()/.-]{5,})\d")
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?P<plus>\+)?(?P<number>\(?\d(?:[ \u00a0()/.-]{0,2}\d){6,14})(?![\w/-]|[.,]\d)"
)
_WORD = re.compile(
    r"(?:tlf|tel|telefon\w*|telefoon\w*|puh|puhelin\w*|phone|call|ring|bel|mobil\w*|gsm|tél\w*|tfn"
    r"|zadzwoń|nummer)\.?:?\s*(?:\w{1,4}\s+)?$",
    re.IGNORECASE,
)
_LOOKED_BACK = 24
_SEPARATORS = re.compile(r"[ \u00a0()/.-]")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")


def find(member: Member) -> Iterator[Fault]:
    """Yield each phone number in strange groups."""
    region = member.locale.territory
    for reading in readings(member):
        if not region or not _DIGITS.search(reading.text):
            continue
        for match in _PHONE.finditer(reading.text):
            before = reading.text[max(match.start() - _LOOKED_BACK, 0) : match.start()]
            called = bool(match["plus"]) or bool(_WORD.search(before))
            if not called or _DATE.fullmatch(match["number"]):
                continue
            right = _right(match[0], region)
            if right is not None:
                right = right.replace(" ", space(reading, "\u00a0"))
                start, end = match.span()
                yield reading.fault(
                    start, end, _GROUPS, {"right": right}, changes=[(start, end, right)]
                )


@lru_cache(maxsize=1_000)
def _right(written: str, region: str) -> str | None:
    """The number as its country writes it; None where it is so, or is no phone number."""
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    formats = phonenumbers.PhoneNumberFormat
    kind = formats.INTERNATIONAL if written.startswith("+") else formats.NATIONAL
    right = str(phonenumbers.format_number(number, kind))
    same = _plain(right) == _plain(written)
    return None if same else right


def _plain(written: str) -> str:
    """With one kind of mark between the groups: hyphens and strokes are a house's own."""
    return " ".join(_SEPARATORS.sub(" ", written).split())


CHECK = Check(
    id="phone_misgrouped",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-PHONEFMT",),
    find=find,
    triggers=frozenset("0123456789"),
    examples=(
        fails("nb", "Ring oss på tlf. 221 23 456.", "Norwegian has pairs"),
        fails("da", "Ring til os på +45 321 23 456.", "Danish has pairs"),
        fails("pl", "Zadzwoń: +48 51 23 45 678.", "Polish mobiles have threes"),
        passes("nb", "Ring oss på tlf. 22 12 34 56.", "pairs"),
        passes("nb", "Ordre 22123456 er sendt.", "an order number"),
        passes("nl", "Bel ons: +31 20 123 4567.", "Dutch groups"),
        passes("da", "Åbn tel:+4532123456", "a link"),
    ),
)
