"""A word was left in the source's language.

What it finds: in a text that is otherwise translated, a word that stands in the source text too,
that a dictionary of the source's language has and those of this language have not. Not the brand's
names and terms, nor names, abbreviations and code.

Why it hurts: half a sentence in another language looks careless, and not everybody understands it.

Write instead: the word of this language; a word that the brand wants kept becomes a term.

Source: the dictionaries named in docs/lexicons.md; check catalogue, L10N-WRONGLANG.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib import lexicons
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import Word
from templates_lib.checks._reading import brand_words, said, words_of

_LEFT = gettext_noop("“%(word)s” is not translated: say it in %(language)s, or make it a term.")

_SHORTEST = 4
"""Letters: shorter than that are mostly abbreviations."""

_SHARE = 3
"""Where more than one word in so many is left, the text itself is not translated."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each word left."""
    lexicon, theirs = lexicons.get(member.locale.tag), _source_lexicon(member)
    if lexicon is None or theirs is None:
        return
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            words = words_of(text)
            unknown = [word for word in words if lexicon.rejects(word.folded)]
            left = [word for word in unknown if _is_left(member, theirs, text, word)]
            if not left or (len(left) > 1 and len(left) * _SHARE > len(words)):
                continue
            for word in left:
                start, end = places(word.start, word.end)
                params = {"word": word.text, "language": member.locale.english_name}
                place = (offset + start, offset + end)
                yield Fault(passage, *place, _LEFT, params, evidence=word.folded)


def _source_lexicon(member: Member) -> lexicons.Lexicon | None:
    """The dictionary of the source's language, where it is another language."""
    source = member.source
    if source is None or source.locale.tag[:2] == member.locale.tag[:2]:
        return None
    return lexicons.get(source.locale.tag)


def _is_left(member: Member, theirs: lexicons.Lexicon, text: str, word: Word) -> bool:
    folded = word.folded
    if len(folded) < _SHORTEST or not word.text[1:].islower() or folded in brand_words(member):
        return False
    return folded in said(member.source) and theirs.knows(folded)


CHECK = Check(
    id="language_mixed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("L10N-WRONGLANG",),
    extra="lexicons",
    find=find,
    examples=(
        fails(
            "nb",
            "Gi oss din feedback om bestillingen, så hjelper det andre.",
            "an English word",
            source="Give us your feedback on the order, it helps others.",
        ),
        fails(
            "pl",
            "Twoja paczka shipping jest już w drodze do Ciebie.",
            "an English word",
            source="Your shipping parcel is on its way to you.",
        ),
        passes(
            "nb",
            "Si hva du synes om bestillingen, så hjelper det andre.",
            "translated",
            source="Give us your feedback on the order, it helps others.",
        ),
        passes(
            "da",
            "Åbn appen, og se dine point.",
            "a loan that Danish has",
            source="Open the app to see your points.",
        ),
        passes(
            "nl",
            "Bekijk je tracking-code in Postkamer.",
            "a term of the brand",
            source="See your tracking code in Postkamer.",
            style={"terms": [{"concept": "t", "approved": ["tracking-code"]}]},
        ),
    ),
)
