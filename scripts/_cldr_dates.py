"""Dates and times, as CLDR and as Babel have them, by the keys of locales/cldr/formats.json."""

import re
from collections.abc import Mapping
from typing import Any

from babel.core import Locale

from scripts._cldr_json import CldrJson

STYLES = ("short", "medium", "long", "full")
CLOCK_STYLES = ("short", "medium")
MONTHS = [str(month) for month in range(1, 13)]
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# The names that a letter of a pattern stands for: key, part of CLDR's calendar, their own keys.
NAMES = {
    "MMM": ("months.abbreviated", "months", MONTHS),
    "MMMM": ("months.wide", "months", MONTHS),
    "EEE": ("days.abbreviated", "days", WEEK),
    "EEEE": ("days.wide", "days", WEEK),
}


def said(source: CldrJson, identifier: str) -> dict[str, Any]:
    """What CLDR says of a locale."""
    gregorian = source.gregorian(identifier)
    dates = _date_formats(gregorian)
    return {**dates, **_names(gregorian, dates)}


def babels(locale: Locale) -> dict[str, Any]:
    """What Babel says of it."""
    halves = locale.day_periods["format"]["abbreviated"]
    found: dict[str, Any] = {
        "am_pm": [halves.get("am"), halves.get("pm")],
        **{f"date_format.{style}": locale.date_formats[style].pattern for style in STYLES},
        **{f"time_format.{s}": locale.time_formats[s].pattern for s in CLOCK_STYLES},
        **{f"at_time.{style}": locale.datetime_formats[style] for style in STYLES},
    }
    for key, part, _ in NAMES.values():
        names: Mapping[int, str] = getattr(locale, part)["format"][key.split(".")[1]]
        found[key] = [names[number] for number in sorted(names)]
    return found


def _date_formats(gregorian: Mapping[str, Any]) -> dict[str, Any]:
    join = gregorian["dateTimeFormats-atTime"]["standard"]
    parts = gregorian["dateTimeFormats"]["availableFormats"]
    return {
        **{f"date_format.{each}": _pattern(gregorian["dateFormats"][each]) for each in STYLES},
        **{f"time_format.{s}": _pattern(gregorian["timeFormats"][s]) for s in CLOCK_STYLES},
        **{f"at_time.{style}": join[style] for style in STYLES},
        "date_format.day": parts["MMMMd"],
        "date_format.weekday": _weekday(parts, gregorian["days"]),
    }


def _pattern(found: str | Mapping[str, str]) -> str:
    return found if isinstance(found, str) else found["_value"]


def _weekday(parts: Mapping[str, str], days: Mapping[str, Any]) -> str:
    """A day with its weekday: the nearest pattern there is, with the names written out.

    As UTS 35, part 4, "Matching Skeletons" has it. Where the name of a day that stands alone is
    no other than its usual one, the usual letter is written: Babel lacks most of the former.
    """
    known = ("MMMMEEEEd", "MMMEEEEd", "MMMMEd", "MMMEd")
    pattern = next(parts[each] for each in known if each in parts)
    pieces = re.split("('[^']*')", pattern)
    pieces[::2] = [re.sub("E+", "EEEE", re.sub("c+", "cccc", piece)) for piece in pieces[::2]]
    pieces[::2] = [re.sub("(?<!M)MMM(?!M)", "MMMM", piece) for piece in pieces[::2]]
    if days["stand-alone"]["wide"] == days["format"]["wide"]:
        pieces[::2] = [piece.replace("cccc", "EEEE") for piece in pieces[::2]]
    return "".join(pieces)


def _names(gregorian: Mapping[str, Any], dates: Mapping[str, str]) -> dict[str, Any]:
    patterns = " ".join(re.sub("'[^']*'", "", pattern) for pattern in dates.values())
    letters = set(re.findall(r"M+|E+|a", patterns))
    found: dict[str, Any] = {
        key: [gregorian[part]["format"][key.split(".")[1]][name] for name in names]
        for letter, (key, part, names) in NAMES.items()
        if letter in letters
    }
    if "a" in letters:
        halves = gregorian["dayPeriods"]["format"]["abbreviated"]
        found["am_pm"] = [halves["am"], halves["pm"]]
    return found
