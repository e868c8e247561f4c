"""Days as seen from today: "i går", "i morgen", "om 3 døgn"."""

from __future__ import annotations

from collections.abc import Mapping

from locales import CldrLocale
from templates_lib.language.cldr._numbers import decimal_format


def format_relative_days(days: int, locale: CldrLocale) -> str:
    """Write the day that is ``days`` after today; before it where they are negative.

    A day that has a word of its own is called by it, as ``Intl.RelativeTimeFormat`` does with
    ``numeric: "auto"``.
    """
    word = locale.corrected.get(f"day.{days}")
    if word is not None:
        return str(word)
    patterns: Mapping[str, str] = locale.corrected["day.past" if days < 0 else "day.future"]
    pattern = patterns.get(locale.plural_form(abs(days)), patterns["other"])
    return pattern.replace("{0}", decimal_format(locale).format(abs(days)))
