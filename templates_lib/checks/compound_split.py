"""A compound is written in two words.

What it finds: two nouns side by side whose compound the dictionaries have, the first in its
shortest form (“ordre bekreftelse”); an abbreviation before a German noun (“SMS Code”); and a noun
that a value and an article stand before (“ditt {{ project }} passord”), in the Nordic languages.

Why it hurts: it changes what is said, and it is the fault that readers of these languages mock.

Write instead: one word (ordrebekreftelse), with a hyphen behind an abbreviation or a value.

Source: Språkrådet, Særskriving; Retskrivningsordbogen, paragraphs 18 and 57; Svenska skrivregler,
chapter 9; Taalunie, Leidraad 6; Duden, rules K 22 and K 26; check catalogue, TERM-SPLIT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

import locales
from locales.words import gettext_noop
from templates_lib import lexicons
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import Prose, Word
from templates_lib.checks._reading import brand_words, readings
from templates_lib.checks._wording import SENTINEL

_JOIN = gettext_noop("“%(words)s” is one word: write “%(joined)s”.")
_HYPHEN = gettext_noop("“%(words)s” needs a hyphen: write “%(joined)s”.")
_VALUE = gettext_noop("A value and the noun “%(noun)s” make one word here: join them by a hyphen.")

_NORDIC = frozenset({"nb", "nn", "da", "sv"})
_LOCALES = frozenset({*_NORDIC, "nl", "de"})
_FIRST, _SECOND = 4, 3
"""Letters that either noun has at least."""

_ABBREVIATION = re.compile(r"(?<![\w-])([A-ZÄÖÜ]{2,5}) ([A-ZÄÖÜ][a-zäöüß]{2,})\b(?!-)")


@lru_cache(maxsize=256)
def _listed(language: str, entry: str) -> tuple[str, ...]:
    """Words of the locale's ``[compounds]``. Behind one of ``before_verbs`` a verb stands, however
    much it looks like a noun (nb "kan følge bilen"), and each may be taken for a noun itself."""
    return tuple(" ".join(locales.get(language).table("compounds").get(entry, ())).split())


@lru_cache(maxsize=64)
def _before_value(language: str) -> re.Pattern[str]:
    """An article or its like, a value, and a word behind it."""
    words = "|".join(_listed(language, "before_values"))
    return re.compile(rf"\b(?:{words}) {SENTINEL} (\w{{4,}})\b(?!-)", re.IGNORECASE)


def find(member: Member) -> Iterator[Fault]:
    """Yield each compound in two words."""
    lexicon = lexicons.get(member.locale.tag)
    if lexicon is None:
        return
    language = member.locale.tag.partition("-")[0]
    for passage in member.copy:
        for offset, plain, places in readings(passage):
            for start, end, msgid, params, sure in _split(member, lexicon, language, plain):
                first, last = places(start, end)
                yield _fault(passage, offset + first, offset + last, msgid, params, sure)


_Found = tuple[int, int, str, dict[str, str], bool]


def _split(
    member: Member, lexicon: lexicons.Lexicon, language: str, plain: Prose
) -> Iterator[_Found]:
    names, verbs = brand_words(member), _listed(language, "before_verbs")
    before = ""
    for first, second in pairwise(plain.words):
        verb, before = before in verbs or first.folded in verbs, first.folded
        if verb or second.start - first.end != 1 or plain.text[first.end] != " ":
            continue
        for found in _pair(lexicon, language, plain, first, second):
            if first.folded not in names:
                yield found
    if language == "de":
        yield from _abbreviated(lexicon, plain)
    elif language in _NORDIC and SENTINEL in plain.text:
        yield from _behind_values(lexicon, language, plain)


def _pair(
    lexicon: lexicons.Lexicon, language: str, plain: Prose, first: Word, second: Word
) -> Iterator[_Found]:
    """Two nouns whose compound the dictionaries have."""
    if len(first.text) < _FIRST or len(second.text) < _SECOND or first.folded == second.folded:
        return
    label = len(plain.words) == 2 and first.text.istitle() and second.text.istitle()
    german = language == "de" and first.text.istitle() and second.text.istitle()
    if not (label or german or (second.text.islower() and language != "de")):
        return
    joined = first.folded + second.folded
    written = joined.capitalize() if first.text[0].isupper() else joined
    known = lexicon.has(written) or lexicon.has(joined)
    built = label and lexicon.knows(joined)
    if not (known or built) or not _are_nouns(lexicon, language, first, second):
        return
    words = plain.text[first.start : second.end]
    sure = language in _NORDIC or label
    yield first.start, second.end, _JOIN, {"words": words, "joined": written}, sure


def _are_nouns(lexicon: lexicons.Lexicon, language: str, first: Word, second: Word) -> bool:
    """The first in its shortest form, the second in any. Outside the Nordic languages no form
    shows a noun, and the compound must do."""
    if not _listed(language, "definite"):
        return True
    if first.folded in _adjectives(language):
        return False
    base = lexicon.lemma(second.folded) or second.folded
    return _is_noun(lexicon, language, first.folded) and _is_noun(lexicon, language, base)


@cache
def _adjectives(language: str) -> frozenset[str]:
    """Those that are nouns too, and stand before another in the same form: sv "höger sida"."""
    said = locales.get(language).table("compounds").get("adjectives", ())
    return frozenset(" ".join(said).split())


def _is_noun(lexicon: lexicons.Lexicon, language: str, word: str) -> bool:
    """Whether a Nordic word has a definite form of its own: only nouns have."""
    endings = _listed(language, "definite")
    return any(lexicon.lemma(word + ending) == word for ending in endings)


def _abbreviated(lexicon: lexicons.Lexicon, plain: Prose) -> Iterator[_Found]:
    """de "SMS Code": behind an abbreviation a noun has a hyphen; a currency counts the noun."""
    for match in _ABBREVIATION.finditer(plain.bare):
        before = plain.text[: match.start()].rstrip()[-1:]
        counted = before.isdigit() or before == SENTINEL
        noun = lexicon.has(match[2]) and not lexicon.knows(match[2].lower())
        if noun and not counted:
            joined = f"{match[1]}-{match[2]}"
            yield *match.span(), _HYPHEN, {"words": match[0], "joined": joined}, True


def _behind_values(lexicon: lexicons.Lexicon, language: str, plain: Prose) -> Iterator[_Found]:
    """An article, a value, and a noun without an ending."""
    for match in _before_value(language).finditer(plain.bare):
        noun = match[1]
        if noun.islower() and _is_noun(lexicon, language, noun):
            yield match.start(1) - 2, match.end(1), _VALUE, {"noun": noun}, True


def _fault(
    passage: Passage, start: int, end: int, msgid: str, params: dict[str, str], sure: bool
) -> Fault:
    severity = Severity.WARNING if sure else Severity.INFO
    suggestion = params.get("joined") if sure else None
    return Fault(passage, start, end, msgid, params, severity=severity, suggestion=suggestion)


CHECK = Check(
    id="compound_split",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TERM-SPLIT",),
    locales=_LOCALES,
    extra="lexicons",
    find=find,
    examples=(
        fails("nb", "Du får en ordre bekreftelse på e-post.", "the dictionary has one word"),
        fails("nb", "Logg inn på din {{ shop }} konto.", "a value and a noun"),
        fails("da", "Ring til vores kunde service.", "the dictionary has one word"),
        fails("de", "Ihr SMS Code lautet {{ code }}.", "an abbreviation and a noun"),
        passes("nb", "Du får en ordrebekreftelse på e-post.", "one word"),
        passes("nb", "Vi har en ny bestilling fra deg.", "an adjective and a noun"),
        passes("da", "Ring til vores kundeservice.", "one word"),
        passes("de", "Du sparst 5 EUR Rabatt.", "an amount"),
        passes("pl", "Kod SMS jest ważny.", "a language that joins no nouns"),
    ),
)
