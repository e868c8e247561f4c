"""A line may break where it must not.

What it finds: plain spaces between a number and its unit, between "kl." and the time, inside a
grouped number, and behind the one-letter words of Polish, in a text where no-break spaces cost
nothing. All places of a text are one finding.

Why it hurts: a line that ends in "10" and goes on with "kg" makes the reader stop.

Write instead: no-break spaces (U+00A0), never in an SMS.

Source: check catalogue, TYP-NBSP; the table ``unbreakable`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, mail, plain, readings

_MAY_BREAK = gettext_noop(
    "A line may break where it should not, first in: %(first)s. Places: %(count)s."
)
_UNITS = (
    "kg|hg|dag|g|mg|km|cm|mm|m|m²|l|dl|cl|ml|GB|MB|TB|kWh|W|°C|€|%|kr|zł|NOK|SEK|DKK|EUR|PLN|USD"
    "|GBP|CHF|Uhr|uur|h"
)
_SHOWN = 12


@lru_cache(maxsize=64)
def _places(tag: str) -> re.Pattern[str]:
    """The spaces of a locale that must hold, each as the whole match."""
    words = locales.get(tag).table("unbreakable").get("words", ())
    letters = "".join(word for word in words if len(word) == 1 and word.isalpha())
    before = [word for word in words if not (len(word) == 1 and word.isalpha())]
    alternatives = [
        rf"(?<=[\d{SENTINEL}] )(?=(?:{_UNITS})(?![\w]))",
        r"(?<=\d )(?=\d{3}(?!\d))|(?<=[€$£] )(?=\d)|(?<=(?<!\w)kr )(?=\d)",
        *(rf"(?<=(?<!\w){re.escape(word)} )(?=[\d{SENTINEL}])" for word in before),
    ]
    if letters:
        either = letters + letters.upper()
        alternatives.append(rf"(?<=(?<![\w.'’-])[{either}] )(?=[\w{SENTINEL}])")
    return re.compile(f" (?:{'|'.join(alternatives)})")


def find(member: Member) -> Iterator[Fault]:
    """Yield one finding for each text with such spaces."""
    if not member.locale.table("unbreakable"):
        return
    pattern = _places(member.locale.tag)
    for reading in readings(member):
        if plain(reading):
            continue
        spaces = [match.span() for match in pattern.finditer(reading.text)]
        if not spaces:
            continue
        start, end = spaces[0][0], spaces[-1][1]
        around = reading.raw[max(start - _SHOWN, 0) : start + _SHOWN].split("\n")[-1]
        shown = around.replace(SENTINEL, "…").strip()
        changes = [(*span, "\u00a0") for span in spaces]
        params = {"count": str(len(spaces)), "first": shown}
        yield reading.fault(
            start, end, _MAY_BREAK, params, changes=changes, evidence=str(len(spaces))
        )


def _may_be(circumstances: Circumstances) -> bool:
    return not circumstances.channel.plain_typography and bool(
        circumstances.locale.table("unbreakable")
    )


CHECK = Check(
    id="line_break_allowed",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-NBSP",),
    when=_may_be,
    find=find,
    triggers=frozenset(" "),
    examples=(
        fails("nb", "", "a unit and a time", **mail("Pakken på 10 kg kommer kl. 10.")),
        fails("pl", "", "words of one letter", **mail("Paczka jest w drodze.")),
        passes("nb", "Pakken på 10 kg kommer kl. 10.", "an SMS would cost more"),
        passes("pl", "", "they hold", **mail("Paczka jest w\u00a0drodze.")),
        passes("da", "", "no number", **mail("Tak for din ordre.")),
    ),
)
