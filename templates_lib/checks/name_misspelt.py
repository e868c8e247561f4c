"""A name is spelled with one letter off.

What it finds: a name of the brand, or a name in the middle of a sentence of the source text, that
stands here with one letter left out, put in, swapped or taken for another (Smittstopp for
Smittestopp), and nowhere here as it is. Not what languages write each in their way: countries,
languages and towns, c and k, z and s, double consonants, accents, endings.

Why it hurts: the customer searches for a name that does not exist.

Write instead: the name as the source writes it.

Source: CLDR 48 for names that are localised; check catalogue, TERM-NOTRANSLATE and FACT-PRODUCT
(near-miss).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.core import get_global

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Asked, Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._names import ending
from templates_lib.checks._one_off import Slip, bare, slip
from templates_lib.checks._prose import Prose, Word, prose

_BRAND = gettext_noop("“%(word)s” looks like the name “%(name)s” with a letter off.")
_SOURCE = gettext_noop("The source says “%(name)s”, here it is “%(word)s”: a letter is off.")

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĢĪĮŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_LEAST = 6
_WITH_CAPITAL = re.compile(rf"[{_CAPITAL}][^\W\d_]{{{_LEAST - 1},}}")
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages in which every noun has a capital: a capital says nothing of a name."""

_SPELLINGS = frozenset(
    map(frozenset, ("ck", "sz", "iy", "vw", "cs", "cz", "fv", "gj", "ij", "jy", "kq", "oö", "oø",
                    "aä", "aæ", "aå", "eæ", "tθ", "ou", "dt", "ea", "ie", "eo", "ao"))
)  # fmt: skip
_SILENT = frozenset("hj")


def find(member: Member) -> Iterator[Fault]:
    """Yield each name with a letter off."""
    names = tuple(name for name in member.family.guide.names if _long(name))
    source = _comparable(member)
    if not names and source is None:
        return
    for passage in member.copy:
        if names:
            yield from _of_brand(passage, names)
        there = _same(source, passage) if source else None
        if there is not None and any(
            name not in passage.text and name not in names for name in _candidates(there.text)
        ):
            yield from _of_source(passage, there, names)


def _long(name: str) -> bool:
    return name.isalpha() and len(name) >= _LEAST


def _comparable(member: Member) -> Member | None:
    """The source, in another language, where a capital says that a word is a name."""
    source = member.source
    if source is None:
        return None
    tags = {member.locale.tag.partition("-")[0], source.locale.tag.partition("-")[0]}
    return None if tags & _NOUNS_IN_CAPITALS or len(tags) < 2 else source


def _same(source: Member, passage: Passage) -> Passage | None:
    """The text of the source in the same place."""
    return next((each for each in source.copy if each.path == passage.path), None)


@lru_cache(maxsize=4_000)
def _candidates(text: str) -> tuple[str, ...]:
    """Long words with a capital that open no text: the names of a source are among them."""
    return tuple(match[0] for match in _WITH_CAPITAL.finditer(text) if match.start())


def _of_brand(passage: Passage, names: tuple[str, ...]) -> Iterator[Fault]:
    language = passage.member.locale.tag.partition("-")[0]
    pattern = _beginning(names)
    for offset, text, places in passage.spoken:
        if all(match[0] in names for match in pattern.finditer(text)):
            continue
        for word in _capitals(prose(text)):
            for name in names:
                found = slip(name.casefold(), word.folded)
                if (
                    found
                    and 0 < found.place < len(name) - 1
                    and not ending(name, word.text, language)
                ):
                    start, end = places(word.start, word.end)
                    said = {"word": word.text, "name": name}
                    yield _fault(passage, offset + start, offset + end, _BRAND, said, None)


@lru_cache(maxsize=64)
def _beginning(names: tuple[str, ...]) -> re.Pattern[str]:
    """Words that begin as one of the names."""
    first = "".join(sorted({re.escape(name[:1].upper()) for name in names}))
    return re.compile(rf"[{first}][^\W\d_]{{{_LEAST - 2},}}")


def _of_source(passage: Passage, there: Passage, names: tuple[str, ...]) -> Iterator[Fault]:
    known = _localised(there.member.locale.tag)
    wanted = {
        word.text: (offset + word.start, offset + word.end)
        for offset, text, _ in there.spoken
        for word in _names_in(prose(text))
        if word.text not in passage.text and word.text not in known and word.text not in names
    }
    if not wanted:
        return
    for offset, text, places in passage.spoken:
        for word in _names_in(prose(text)):
            for name, span in wanted.items():
                found = slip(name, word.text)
                if found and _counts(found, name) and not _spelling(found, name):
                    start, end = places(word.start, word.end)
                    said = {"word": word.text, "name": name}
                    other = (there, *span)
                    yield _fault(passage, offset + start, offset + end, _SOURCE, said, other)


def _capitals(whole: Prose) -> Iterator[Word]:
    """Long words with a capital."""
    for word in whole.words:
        long = len(word.text) >= _LEAST - 1 and word.text.isalpha()
        if long and word.text[:1].isupper() and not word.text.isupper():
            yield word


def _names_in(whole: Prose) -> Iterator[Word]:
    """Those in the middle of a sentence that is no title: names, where nouns have small letters."""
    for word in _capitals(whole):
        if not word.first and not _title(whole, word):
            yield word


def _title(whole: Prose, word: Word) -> bool:
    """Whether the sentence may give capitals to all its words: "Password Reset for Alice"."""
    sentence = next((s for s in whole.sentences if s.start <= word.start < s.end), None)
    if sentence is None:
        return True
    others = [
        other.text[:1].isupper()
        for other in whole.words
        if sentence.start <= other.start < sentence.end and other is not word and not other.first
    ]
    return sum(others) * 2 >= len(others)


def _counts(found: Slip, name: str) -> bool:
    """Whether the slip is in the middle: what ends a word inflects it."""
    return 0 < found.place < len(name) - 2


def _spelling(found: Slip, name: str) -> bool:
    """Whether it is the way in which another language writes the same word."""
    right, wrong = found.right.casefold(), found.wrong.casefold()
    if len(right) == 2:
        return False
    if right and wrong:
        return bare(right) == bare(wrong) or frozenset((right, wrong)) in _SPELLINGS
    letter = right or wrong
    beside = name[max(found.place - 1, 0) : found.place + 2].casefold()
    doubled = letter not in "aeiouy" and (beside.count(letter) > (1 if right else 0))
    return doubled or letter in _SILENT


def _fault(
    passage: Passage,
    start: int,
    end: int,
    msgid: str,
    said: dict[str, str],
    other: tuple[Passage, int, int] | None,
) -> Fault:
    return Fault(
        passage,
        start,
        end,
        msgid,
        said,
        suggestion=said["name"],
        related=other,
        evidence=said["word"],
        rule="" if other else "names",
    )


@lru_cache(maxsize=32)
def _localised(tag: str) -> frozenset[str]:
    """Names that every language writes in its way: places, languages, months and days."""
    cities = {zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories")}
    try:
        cldr = Cldr.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return frozenset(cities)
    calendar = [*cldr.months["format"]["wide"].values(), *cldr.days["format"]["wide"].values()]
    names = [*cldr.territories.values(), *cldr.languages.values(), *calendar, *cities]
    return frozenset(word for name in names for word in str(name).split())


_EN = "Open and reactivate Klarvikli today"


def _may_be(circumstances: Circumstances) -> Asked:
    if any(map(_long, circumstances.guide.names)):
        return Asked.ALWAYS
    return Asked.WOKEN if circumstances.source else Asked.NEVER


CHECK = Check(
    id="name_misspelt",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TERM-NOTRANSLATE", "FACT-PRODUCT"),
    when=_may_be,
    sign_source=re.compile(rf"[{_CAPITAL}](?<=[\s\S]{{2}})[^\W\d_]{{{_LEAST - 1},}}"),
    find=find,
    examples=(
        fails("nb", "Åpne og aktiver Klrvikli i dag", "an a is missing", source=_EN),
        fails("pl", "Otwórz i włącz Klarvilki dzisiaj", "two letters swapped", source=_EN),
        fails("da", "Velkommen til Klarvk!", "the brand's own name", brand={"names": ["Klarvik"]}),
        passes("nb", "Åpne og aktiver Klarvikli i dag", "as in the source", source=_EN),
        passes("nb", "Du ringer fra Danmark nå", "a country", source="You call from Denmark now"),
        passes("nl", "Reis naar Europa met ons", "an ending", source="Travel to Europe with us"),
    ),
)
