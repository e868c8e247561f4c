"""A word that must stay as it is was translated, changed or left out.

What it finds: a word that the style guide keeps in every language (a product's name, a plan) stands
in the source text and not here, in no form; or it stands here in other capitals.

Why it hurts: the customer looks for "Nordhus Pluss" and is told of "Nordhus Plus".

Write instead: the word as the style guide writes it.

Source: the brand's style guide (``keep``); check catalogue, TERM-NOTRANSLATE.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._automaton import folded
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Found, found

_GONE = gettext_noop("“%(word)s” stands in the source and is never translated: write it here.")
_FEWER = gettext_noop("The source says “%(word)s” %(there)s times, this text %(here)s times.")
_SHORT = 0.6
_LEAST_STEM = 4
"""Letters of a kept word by which an inflected form of it is known."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each kept word of the source that this variant lacks."""
    source = member.source
    if source is None or not any(term.keep for term in member.style.terms + source.style.terms):
        return
    if not comparable(member, source):
        return
    kept = {word for term in member.style.terms + source.style.terms for word in term.keep}
    there: dict[str, Found] = {}
    for each, word in _kept(source, kept):
        there.setdefault(word, each)
    counts = Counter(word for _, word in _kept(source, kept))
    text = folded(" ".join(passage.text for passage in member.copy))
    for word, each in there.items():
        here = _times(text, word)
        if not here or here < counts[word]:
            yield from _fault(member, word, each, here, counts[word])


def _kept(source: Member, kept: set[str]) -> Iterator[tuple[Found, str]]:
    """Where the source says a kept word: found by its own guide, or as it is written."""
    for each in found(source):
        word = next((entry.word for entry in each.hit.entries if entry.role == "keep"), "")
        if word in kept:
            yield each, word


def _times(text: str, word: str) -> int:
    """How often the word stands in the text; endings behind it are its own."""
    word = folded(word)
    stem = word[:-1] if len(word) > _LEAST_STEM and word[-1] in "aeoy" else word
    return text.count(stem)


def _fault(member: Member, word: str, each: Found, here: int, there: int) -> Iterator[Fault]:
    passage = member.passage(each.passage.path)
    if passage is None:
        return
    short = sum(len(p.text) for p in member.copy) < _SHORT * sum(
        len(p.text) for p in each.passage.member.copy
    )
    weight = Severity.INFO if here else Severity.WARNING if short else Severity.ERROR
    yield Fault(
        passage,
        0,
        len(passage.text),
        _FEWER if here else _GONE,
        {"word": word, "there": str(there), "here": str(here)},
        severity=weight,
        related=(each.passage, each.start, each.end),
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
