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
from templates_lib.checks._reading import brand_words, is_name, said, unknown_in, words_of
from templates_lib.checks._tongues import commonest

_LEFT = gettext_noop("“%(word)s” is not translated: say it in %(language)s, or make it a term.")

_SHORTEST = 4
"""Letters: shorter than that are mostly abbreviations."""

_ENOUGH = 4
"""Words of a text that can be told to be translated otherwise."""

_QUOTES = frozenset("\"'“„«»‘‚”’(")
"""What stands in quotes is cited."""

_SHARE = 3
"""Where more than one word in so many is left, the text itself is not translated."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each word left. A word may be a loan that no dictionary has yet: only the commonest
    words of the source's language, which are never borrowed, weigh more than a remark."""
    lexicon, theirs = lexicons.get(member.locale.tag), _source_lexicon(member)
    if lexicon is None or theirs is None or member.source is None:
        return
    common = commonest(member.source.locale.tag)
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            unknown = unknown_in(lexicon.tag, text)
            if not unknown:
                continue
            words = words_of(text)
            left = [word for word in unknown if _is_left(member, lexicon, theirs, text, word)]
            if not left or len(words) < _ENOUGH or len(left) * _SHARE > len(words):
                continue
            for word in left:
                start, end = places(word.start, word.end)
                params = {"word": word.text, "language": member.locale.english_name}
                severity = None if word.folded in common else Severity.INFO
                place = (offset + start, offset + end)
                yield Fault(passage, *place, _LEFT, params, severity, evidence=word.folded)


def _source_lexicon(member: Member) -> lexicons.Lexicon | None:
    """The dictionary of the source's language, where it is another language."""
    source = member.source
    if source is None or source.locale.tag[:2] == member.locale.tag[:2]:
        return None
    return lexicons.get(source.locale.tag)


def _is_left(
    member: Member, lexicon: lexicons.Lexicon, theirs: lexicons.Lexicon, text: str, word: Word
) -> bool:
    folded = word.folded
    if len(folded) < _SHORTEST or is_name(word) or "-" in folded or folded in brand_words(member):
        return False
    if text[word.start - 1 : word.start] in _QUOTES and word.start:
        return False
    if not (folded in said(member.source) and theirs.knows(folded)):
        return False
    return lexicon.rejects(folded) and lexicon.rejects(folded.capitalize())


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
            "Husk å lagre dette password et trygt sted i dag.",
            "an English word",
            source="Remember to keep this password in a safe place today.",
        ),
        fails(
            "pl",
            "Twoja paczka jest już w drodze, thank you za zakupy.",
            "English words",
            source="Your parcel is on its way, thank you for shopping.",
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
