"""A text speaks to one reader here and to several there.

What it finds: words for one reader (du, je, ty, tú, tu) and words for several (dere, jullie, wy,
vosotros, voi) in one variant.

Why it hurts: the reader wonders who else is meant; most often two writers met in one text.

Write instead: one number throughout; or say who the others are ("you and your friend").

Source: check catalogue, ADDR-NUMBER; the tables ``address_form`` of the locales.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from locales.words import gettext_noop
from templates_lib.checks._address import INFORMAL, Lexicon, lexicon, spoken_evidence, tokens
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs

_MIXED = gettext_noop(
    "“%(word)s” speaks to several readers, and “%(other)s” to one. Are there several?"
)
_WORD = re.compile(r"[^\W\d_]+")
_READ = frozenset({"nb", "nn", "da", "sv", "nl", "de", "es", "it", "pl"})


def find(member: Member) -> Iterator[Fault]:
    """Yield the first word for several readers where others speak to one."""
    known = lexicon(member.variant.locale)
    if known.plural.isdisjoint(_split(passage.text for passage in member.copy)):
        return
    one = next(
        (
            told
            for told in spoken_evidence(member)
            if told[3].form == INFORMAL and told[3].word.lower() not in known.plural
        ),
        None,
    )
    if one is None:
        return
    for passage in member.copy:
        span = _several(known, passage)
        if span:
            words = {"word": passage.text[slice(*span)], "other": one[3].word}
            yield Fault(passage, *span, _MIXED, words, related=one[:3])
            return


def _split(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text)


def _several(known: Lexicon, passage: Passage) -> tuple[int, int] | None:
    for offset, text, places in passage.spoken:
        for word in tokens(text):
            if word.text in known.plural:  # small letters: a capital may be courtesy
                start, end = places(word.start, word.end)
                return offset + start, offset + end
    return None


def _plural(tag: str) -> frozenset[str]:
    return runs(lexicon(tag).plural)


CHECK = Check(
    id="addressee_number_mixed",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("ADDR-NUMBER",),
    locales=_READ,
    words=_plural,
    find=find,
    examples=(
        fails("nb", "Pakken din er klar. Vi ringer dere i morgen.", "din, and then dere"),
        fails("nl", "Je pakket is er. Wij bellen jullie morgen.", "je and jullie"),
        fails("pl", "Twoja paczka czeka. Zadzwonimy do was jutro.", "twoja, and then was"),
        passes("nb", "Pakken din er klar. Vi ringer deg i morgen.", "one reader"),
        passes("nl", "Jullie pakket is er.", "several readers"),
        passes("pl", "Zadzwonimy do was jutro.", "several readers"),
    ),
)
