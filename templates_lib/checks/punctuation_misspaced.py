"""A space is missing behind a mark, or stands before one.

What it finds: a space before , . ; : ! ? where the language sets none (French has its own check),
a comma that touches the next word, and a full stop that touches the next sentence. Addresses,
numbers, smileys, file names and words with a point in them are left alone.

Why it hurts: two sentences run into one, and a line may begin with a full stop.

Write instead: no space before the mark, one behind it.

Source: check catalogue, TYP-PUNCTSPACE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, readings

_BEFORE = gettext_noop("No space before “%(mark)s”.")
_BEHIND = gettext_noop("A space belongs behind “%(mark)s”.")
_TWICE = gettext_noop("“%(mark)s” stands twice: once is enough.")

# Not " :)", " ...", " .no", " :name:"; the mark must end something. Each begins with the mark or
# the space, so that a text without it is passed over quickly.
_SPACED = re.compile(
    rf"([ \u00a0](?<=[\w{SENTINEL}»”“\")\]].)[ \u00a0]*)([,;:!?.])"
    r"(?=[\s»”“\"]|$|[!?](?:\s|$))(?![ ]?[-()DPpO]\b)"
)
_COMMA = re.compile(r"([,;])(?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
_STOP = re.compile(
    r"([.!?])(?<=[^\W\d_A-ZÆØÅÄÖŁŚŻÓ]{3}.)(?=[A-ZÆØÅÄÖŁŚŻÓ][^\W\d_]{1,20}(?![\w./@-]))"
)
_LATIN_DOMAINS = frozenset(
    {
        "com",
        "net",
        "org",
        "no",
        "dk",
        "pl",
        "nl",
        "se",
        "fi",
        "de",
        "eu",
        "fr",
        "es",
        "it",
        "uk",
        "io",
    }
)
_WORD = re.compile(r"\w+")
_DOUBLED = re.compile(r"([.,;])(?<=[\w)\]»”].)\1(?![.,;/\w\\])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each mark with a space too many or too few."""
    french = "fr" in member.lineage
    for reading in readings(member):
        text = reading.text
        if not french:
            for match in _SPACED.finditer(text):
                changes = [(*match.span(1), "")]
                yield reading.fault(*match.span(), _BEFORE, {"mark": match[2]}, changes=changes)
        for match in _DOUBLED.finditer(text):
            changes = [(*match.span(), match[1])]
            params = {"mark": match[1]}
            yield reading.fault(
                *match.span(), _TWICE, params, changes=changes, severity=Severity.INFO
            )
        for match in _COMMA.finditer(text) if " " in text else ():
            changes = [(*match.span(1), f"{match[1]} ")]
            yield reading.fault(*match.span(), _BEHIND, {"mark": match[1]}, changes=changes)
        for match in _STOP.finditer(reading.raw):
            word = _WORD.match(reading.raw, match.end())
            if (
                word
                and word[0].casefold() not in _LATIN_DOMAINS
                and _free(reading.raw, match.start())
            ):
                changes = [(*match.span(1), f"{match[1]} ")]
                yield reading.fault(*match.span(), _BEHIND, {"mark": match[1]}, changes=changes)


def _free(text: str, at: int) -> bool:
    """Whether the words around a full stop are no address, code or file name."""
    begin = max((text.rfind(space, 0, at) for space in " \n\u00a0"), default=-1) + 1
    return not re.search(r"[@/\\_<>=&#:.]", text[begin:at])


CHECK = Check(
    id="punctuation_misspaced",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-PUNCTSPACE",),
    sign=re.compile(r"[ \u00a0][,;:!?.]|[.,;][.,;]|[,;][^\W\d_]|[.!?][^\W\d_]"),
    sign_needs=frozenset(",;:!?."),
    find=find,
    examples=(
        fails("nb", "Takk for handelen !", "a space before"),
        fails("pl", "Hej {{ name }} , paczka czeka.", "behind a value"),
        fails("da", "Tak,pakken er på vej.", "a comma that touches"),
        fails("nl", "Bedankt.Tot snel!", "a full stop that touches"),
        passes("nb", "Takk for handelen! :)", "a smiley"),
        passes("pl", "Hej {{ name }}, paczka czeka.", "right"),
        passes("da", "Læs mere på Nordhus.no", "an address"),
        passes("fr", "Merci !", "French has a space"),
        passes("nl", "Dat kost 2,50 euro, d.w.z. weinig.", "numbers and abbreviations"),
    ),
)
