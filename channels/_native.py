"""Values that a message hands to a phone's own apps: numbers, places, moments.

They are written in texts, where they may come from a placeholder, and must be exact when the
message is finished. Each reader returns None for what is no such value.
"""

import re
from datetime import UTC, datetime

__all__ = ["degrees", "moment", "phone_number", "utc"]

# What people put between the digits of a number, and what the filter ``phone`` puts there.
_BETWEEN = re.compile(r"[\s\u00a0\u202f().\-\u2011]+")

# ITU-T E.164, section 6: a country code, fifteen digits in all. No country's numbers are
# shorter than seven with it.
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")

_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?")


def phone_number(text: str) -> str | None:
    """Return the number in *text* in E.164, such as "+4722123456"."""
    number = _BETWEEN.sub("", text)
    return number if _E164.fullmatch(number) else None


def degrees(text: str, greatest: int) -> float | None:
    """Return the degrees in *text*, from -*greatest* to *greatest*."""
    found = _DEGREES.fullmatch(text.strip())
    value = float(found[0]) if found else greatest + 1.0
    return value if abs(value) <= greatest else None


def moment(text: str) -> datetime | None:
    """Return the moment in *text*: ISO 8601 with date, time and offset."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if found.tzinfo is None or utc(found) is None:
        return None
    return found


def utc(found: datetime) -> datetime | None:
    """Return *found* in UTC; None where no year there holds it."""
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return None
