"""A word that must stay as it is was translated, changed or left out.

What it finds: a word that the style guide keeps in every language (a product's name, a plan) stands
in the source text and not here, in no form. Other capitals are ``name_miswritten``.

Why it hurts: the customer looks for "Nordhus Pluss" and is told of "Nordhus Plus".

Write instead: the word as the style guide writes it.

Source: the brand's style guide (``keep``); check catalogue, TERM-NOTRANSLATE.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._automaton import begins_word, ends_word, folded
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source_and_terms
from templates_lib.checks._comparison import comparable
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import words_of

_GONE = gettext_noop("“%(word)s” stands in the source and is never translated: write it here.")
_FEWER = gettext_noop("The source says “%(word)s” %(there)s times, this text %(here)s times.")
_SHORT = 0.6
_LEAST_STEM = 4
"""Letters of a kept word by which an inflected form of it is known."""


_Place = tuple[Passage, int, int]


def find(member: Member) -> Iterator[Fault]:
    """Yield each kept word of the source that this variant lacks."""
    source = member.source
    if source is None:
        return
    kept = {word for words in map(words_of, (member, source)) if words for word in words.kept}
    if not kept or not comparable(member, source):
        return
    there: dict[str, list[_Place]] = {}
    for passage in source.copy:
        for word in kept:
            for place in _places(passage, word):
                there.setdefault(word, []).append(place)
    text = folded(" ".join(passage.text for passage in member.copy))
    for word, places in sorted(there.items()):
        here = _times(text, word)
        if here < len(places):
            yield from _fault(member, word, places[0], here, len(places))


def _places(passage: Passage, word: str) -> Iterator[_Place]:
    """Where a text says the word, as the guide writes it."""
    start = passage.text.find(word)
    while start >= 0:
        end = start + len(word)
        if begins_word(passage.text, start) and ends_word(passage.text, end):
            yield passage, start, end
        start = passage.text.find(word, end)


def _times(text: str, word: str) -> int:
    """How often the word stands in the text; endings behind it are its own."""
    word = folded(word)
    stem = word[:-1] if len(word) > _LEAST_STEM and word[-1] in "aeoy" else word
    return text.count(stem)


def _fault(member: Member, word: str, place: _Place, here: int, there: int) -> Iterator[Fault]:
    other, start, end = place
    passage = member.passage(other.path)
    if passage is None:
        return
    short = sum(len(p.text) for p in member.copy) < _SHORT * sum(
        len(p.text) for p in other.member.copy
    )
    weight = Severity.INFO if here else Severity.WARNING if short else Severity.ERROR
    yield Fault(
        passage,
        0,
        len(passage.text),
        _FEWER if here else _GONE,
        {"word": word, "there": str(there), "here": str(here)},
        severity=weight,
        related=(other, start, end),
        evidence=word.casefold(),
        rule=f"locales.{member.style.locale}.terms",
    )


def _guide(*tags: str) -> dict[str, object]:
    terms = [{"concept": "plan", "keep": ["Nordhus Pluss"]}]
    return {"locales": {tag: {"terms": terms} for tag in ("en", *tags)}}


_EN = "Nordhus Pluss gives you free delivery."

CHECK = Check(
    id="term_translated",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("TERM-NOTRANSLATE",),
    when=with_source_and_terms,
    find=find,
    examples=(
        fails(
            "da",
            "Nordhus Plus giver dig fri fragt.",
            "an s too few",
            source=_EN,
            brand=_guide("da"),
        ),
        fails(
            "pl", "Nordhus Więcej: darmowa dostawa.", "translated", source=_EN, brand=_guide("pl")
        ),
        passes("da", "Nordhus Pluss giver dig fri fragt.", "kept", source=_EN, brand=_guide("da")),
        passes(
            "pl",
            "Z Nordhus Plussem dostawa jest gratis.",
            "inflected",
            source=_EN,
            brand=_guide("pl"),
        ),
    ),
)
