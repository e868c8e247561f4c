"""A text is hard to read, by the formula used for its language.

What it finds: in texts of eighty words and more, LIX (Norwegian, Danish, Swedish) above its
limit, the reading ease of Flesch as adapted by Douma (Dutch), Amstad (German), Fernández Huerta
(Spanish), Kandel and Moles (French) and Franchina and Vacca (Italian) below it, and the fog index
for Polish above it. Lines without a full stop are sentences; addresses and values are no words.

Why it hurts: many readers give up, and those who read with effort do not understand what to do.

Write instead: shorter sentences first, then shorter words.

Source: C.-H. Björnsson, Läsbarhet (1968); W. H. Douma, De leesbaarheid van landbouwbladen (1960);
W. Pisarek, Jak mierzyć zrozumiałość tekstu? (1969), and the fog index for Polish after it; the
limits are those where the authors speak of hard texts; check catalogue, READ-LIX,
READ-FLESCHDOUMA, READ-FOGPL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose

_ABOVE = gettext_noop("%(formula)s is %(value)s; above %(limit)s a text is hard to read.")
_BELOW = gettext_noop("%(formula)s is %(value)s; below %(limit)s a text is hard to read.")

_LEAST_WORDS = 80
# A word with its space is two characters at least.
_LEAST_CHARACTERS = 2 * _LEAST_WORDS
_NAMES = {"lix": "LIX", "fog": "FOG", "flesch": "Flesch"}
_LONG_WORD = 7
_HARD_SYLLABLES = 4


def find(member: Member) -> Iterator[Fault]:
    """Yield at most one fault, for all the texts of the variant together."""
    table = member.locale.table("readability")
    if not table or sum(len(passage.text) for passage in member.copy) < _LEAST_CHARACTERS:
        return
    passages = [p for p in member.copy if p.spec.multiline and p.wordings]
    texts = [passage.wordings[0].text for passage in passages]
    words = [word.text for text in texts for word in prose(text).words]
    if len(words) < _LEAST_WORDS:
        return
    sentences = sum(_speaks(each.text) for text in texts for each in prose(text).sentences)
    formula, limit = table["formula"][0], float(table["limit"][0])
    value = _FORMULAS[formula](words, max(sentences, 1), table)
    if value < limit if formula == "flesch" else value > limit:
        msgid = _BELOW if formula == "flesch" else _ABOVE
        said = {"formula": _NAMES[formula], "value": f"{value:.0f}", "limit": f"{limit:.0f}"}
        first = passages[0]
        yield Fault(first, 0, len(first.text), msgid, said, evidence=f"{formula} {value:.0f}")


def _speaks(sentence: str) -> bool:
    return any(each.isalpha() for each in sentence)


def _lix(words: list[str], sentences: int, table: Mapping[str, tuple[str, ...]]) -> float:
    """Words a sentence, and how many in a hundred are longer than six letters."""
    long_words = sum(len(word) >= _LONG_WORD for word in words)
    return len(words) / sentences + 100 * long_words / len(words)


def _flesch(words: list[str], sentences: int, table: Mapping[str, tuple[str, ...]]) -> float:
    """A constant less so much for each word a sentence and for each syllable a word."""
    constant, by_words, by_syllables = map(float, table["weights"])
    syllables = sum(_syllables(word, table) for word in words)
    return constant - by_words * len(words) / sentences - by_syllables * syllables / len(words)


def _fog(words: list[str], sentences: int, table: Mapping[str, tuple[str, ...]]) -> float:
    """Words a sentence, and how many in a hundred have four syllables and more."""
    hard = sum(_syllables(word, table) >= _HARD_SYLLABLES for word in words)
    return 0.4 * (len(words) / sentences + 100 * hard / len(words))


_FORMULAS = {"lix": _lix, "flesch": _flesch, "fog": _fog}


def _syllables(word: str, table: Mapping[str, tuple[str, ...]]) -> int:
    return max(len(_pattern(table["syllable"][0]).findall(word)), 1)


@lru_cache(maxsize=32)
def _pattern(syllable: str) -> re.Pattern[str]:
    return re.compile(syllable, re.IGNORECASE)


_HARD_NB = (
    "Forsendelsesopplysningene oppdateres fortløpende gjennom leveringsprosessen, og eventuelle "
    "forsinkelser kommuniseres umiddelbart gjennom kundesenterets informasjonskanaler. "
) * 7
_HARD_PL = (
    "Przypominamy o konieczności natychmiastowego uregulowania nieopłaconych zobowiązań "
    "wynikających z zamówienia zarejestrowanego uprzednio na internetowej platformie sprzedażowej. "
) * 7

CHECK = Check(
    id="text_hard_to_read",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("READ-LIX", "READ-FLESCHDOUMA", "READ-FOGPL"),
    least=_LEAST_CHARACTERS,
    find=find,
    locales=frozenset(["da", "de", "en", "es", "fr", "it", "nb", "nl", "nn", "pl", "sv"]),
    examples=(
        fails("nb", _HARD_NB, "long words in long sentences"),
        fails("pl", _HARD_PL, "words of many syllables"),
        passes("nb", "Pakken er her. Hent den i dag. " * 14, "short words in short sentences"),
        passes("pl", "Paczka czeka. Weź ją dziś. " * 18, "short words in short sentences"),
        passes("nl", "Verzendinformatieverwerkingsprocedure.", "too short to tell"),
    ),
)
