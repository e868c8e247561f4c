"""A heading has capitals on every word, as in English.

What it finds: a line whose longer words all begin with a capital, in a language that writes
headings like sentences. Without a source to compare with, at least three such words besides the
first. Names that the source has too, the brand's names and a part of it that signs ("NordHus
Forsikring"), languages and countries, and words all in capitals do not count. German, where nouns
have capitals, and English are not asked.

Why it hurts: it is the surest sign of a heading carried over from English.

Write instead: a capital on the first word and on names only.

Source: check catalogue, TYP-CASE; Språkrådet, Skriveregler: Stor eller liten forbokstav; Taalunie,
Taaladvies.net: Hoofdletters in titels; Wielki słownik ortograficzny PWN, paragraph 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import MASK, Reading, readings

_EVERY_WORD = gettext_noop("Every word has a capital, as in an English heading: %(right)s.")

_LINE = re.compile(rf"[^\n{MASK}]{{6,120}}")
_WORD = re.compile(r"(?<![\w#@.-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@])")
_SEVERAL_SENTENCES = re.compile(r"[.!?:;][ \u00a0]+\S")
# A letter, a space and a word with a capital. It looks for the rarest first: the capital.
_CAPITAL_INSIDE = re.compile(r"[A-ZÆØÅÄÖŁŚŻÓÉ](?<=[^\W\d_]\s[\s\S])[^\W\d_]{3}")
_LONG, _MOST, _ALONE = 4, 10, 3
_STEM, _ENDING = 5, 4
"""Letters of a name at least, and of an ending at most."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each line in title case."""
    for reading in readings(member):
        if not _CAPITAL_INSIDE.search(reading.text):
            continue
        for line in _LINE.finditer(reading.text):
            if "," not in line[0] and not _SEVERAL_SENTENCES.search(line[0].strip()):
                yield from _line(reading, line)


def _line(reading: Reading, line: re.Match[str]) -> Iterator[Fault]:
    words = list(_WORD.finditer(line[0]))
    if not 2 <= len(words) <= _MOST:
        return
    long = [word for word in words[1:] if len(word[0]) >= _LONG]
    capital = [word for word in long if word[0].istitle()]
    if not capital or any(word[0].islower() for word in long) or words[0][0].islower():
        return
    member = reading.passage.member
    source, names = _said_in_source(member), " ".join(member.family.guide.names).casefold()
    mine = [
        word
        for word in capital
        if word[0] not in source
        and not _is_inflected(word[0], source)
        and word[0].casefold() not in names
        and word[0].casefold() not in _proper(member.locale.tag)
    ]
    enough = _titled(member.source) if member.source else len(mine) >= _ALONE
    if mine and len(mine) == len(capital) and enough and not _is_division(line[0], words, names):
        yield _fault(reading, line, [word for word in words[1:] if word[0].istitle()])


def _fault(reading: Reading, line: re.Match[str], words: list[re.Match[str]]) -> Fault:
    at = line.start()
    changes = [(at + word.start(), at + word.end(), word[0].lower()) for word in words]
    start, end = changes[0][0], changes[-1][1]
    right = reading.raw[start:end]
    for word in words:
        right = right.replace(word[0], word[0].lower(), 1)
    params = {"right": right.replace("\ufffc", "…")}
    return reading.fault(start, end, _EVERY_WORD, params, changes=changes)


def _is_division(line: str, words: list[re.Match[str]], names: str) -> bool:
    """Whether it is a part of the brand by its name, as it signs: the brand's and one word more."""
    return (
        len(words) == 2 and words[0][0].casefold() in names and line.strip().endswith(words[1][0])
    )


def _said_in_source(member: Member) -> frozenset[str]:
    """The words of the source, as written: what is kept from there is a name."""
    source = member.source
    if source is None:
        return frozenset()
    texts = (reading.text for reading in readings(source))
    return frozenset(match[0] for text in texts for match in _WORD.finditer(text))


def _is_inflected(word: str, source: frozenset[str]) -> bool:
    """Whether it is a name of the source with an ending: pl "Nordbanku", fi "Nordbankissa"."""
    stems = (word[:cut] for cut in range(max(len(word) - _ENDING, _STEM), len(word)))
    return any(stem in source for stem in stems)


def _titled(source: Member) -> bool:
    """Whether the source has a heading in title case, from which capitals may have come."""
    proper = _proper(source.locale.tag)
    for reading in readings(source):
        for line in _LINE.finditer(reading.text):
            words = [match[0] for match in _WORD.finditer(line[0])]
            long = [
                word for word in words[1:] if len(word) >= _LONG and word.casefold() not in proper
            ]
            if long and all(not word.islower() for word in long):
                return True
    return False


@lru_cache(maxsize=64)
def _proper(tag: str) -> frozenset[str]:
    """Words in names of countries and languages, which may have a capital."""
    babel = locales.get(tag).babel
    names = (*babel.territories.values(), *babel.languages.values())
    return frozenset(word.casefold() for name in names for word in _WORD.findall(str(name)))


CHECK = Check(
    id="title_case",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-CASE",),
    sign=_CAPITAL_INSIDE,
    find=find,
    locales=frozenset({"nb", "nn", "da", "pl", "nl", "sv", "fi", "fr", "es", "it"}),
    examples=(
        fails("nb", "Bekreft Bestillingen Din", "from English", source="Confirm Your Order"),
        fails("nl", "Bestelling Bevestigd", "two words", source="Order Confirmed"),
        fails("da", "Din Pakke Kommer Snart", "without a source"),
        passes("nb", "Bekreft bestillingen din", "Norwegian", source="Confirm Your Order"),
        passes("pl", "Zobacz Google Play", "a name", source="See Google Play"),
        passes("da", "Hej Kari Nordmann", "somebody's name"),
        passes("de", "Bestellung Bestätigt", "German is not asked", source="Order Confirmed"),
    ),
)
