"""The brand's name in other capitals, or torn apart.

What it finds: a name of the brand (``names`` of the guide, and names among the words it keeps) with
other capitals, a space or a hyphen that it does not have (Nordhus, Nord-Hus and NORD HUS for
NordHus), also where it is inflected or begins a compound with a hyphen; and its genitive with an
English apostrophe where the language has none. Not in addresses, hashtags and handles, not where
everything is in capitals (a heading, the sender "NORDHUS:" at the head of an SMS, a keyword to
send).

Why it hurts: a brand that cannot spell its own name looks like somebody who pretends to be it.

Write instead: the name as the guide writes it.

Source: the brand's guide; Språkrådet and Retskrivningsordbogen on the genitive of names; check
catalogue, TERM-BRANDCASE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._names import Mention, mentions
from templates_lib.checks._prose import Prose, prose
from templates_lib.checks._terms import words_of

_WRITTEN = gettext_noop("The brand writes its name “%(name)s”, not “%(word)s”.")
_GENITIVE = gettext_noop("No apostrophe in the genitive here: “%(name)s”, not “%(word)s”.")

_NO_APOSTROPHE = frozenset({"nb", "nn", "da", "sv"})
_NAME = re.compile(r"[A-ZÆØÅÄÖ]\w*[^\W\d_a-zæøåäö]|[A-ZÆØÅÄÖ]\w*[ -][A-ZÆØÅÄÖ]")
# The number that a keyword is sent to. What may be a year is one close behind the keyword only.
_KEYWORD = re.compile(r"\b(?!20[23]\d\b)\d{4,6}\b")
_SENT_TO_A_YEAR = re.compile(r"(?:\s+\w+){1,2}\s+20[23]\d\b")
_SHORT = 5
"""A name of one plain word with fewer letters, all small, may be the common word."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each name that is written in another way."""
    names = _names(member)
    if not names:
        return
    language = member.locale.tag.partition("-")[0]
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            for mention in mentions(prose(text).bare, names, language):
                fault = _judged(prose(text), mention, language)
                if fault:
                    start, end, msgid, instead, weight = fault
                    first, last = places(start, end)
                    params = {"name": instead, "word": text[start:end]}
                    yield Fault(
                        passage,
                        offset + first,
                        offset + last,
                        msgid,
                        params,
                        severity=weight,
                        suggestion=instead,
                        evidence=text[start:end],
                        rule="names",
                    )


def _names(member: Member) -> tuple[str, ...]:
    """The brand's names, and the kept words that are names: of several words, or with a hump."""
    words = words_of(member)
    if words is None or not words.kept:
        return member.family.guide.names
    return (*member.family.guide.names, *sorted(filter(_NAME.search, words.kept)))


_Judged = tuple[int, int, str, str, Severity]


def _judged(whole: Prose, said: Mention, language: str) -> _Judged | None:
    name = said.names[0]
    if whole.text.rfind("<", 0, said.start) > whole.text.rfind(">", 0, said.start):
        return None  # inside a tag of HTML: an attribute
    if said.text in said.names:
        return _genitive(said, language)
    weight = _weight(whole, said, name)
    return None if weight is None else (said.start, said.end, _WRITTEN, name, weight)


def _genitive(said: Mention, language: str) -> _Judged | None:
    """The genitive with an apostrophe, in the languages without one."""
    if language not in _NO_APOSTROPHE or said.possessive[1:] != "s":
        return None
    name = said.text
    if name[-1].lower() in "sxz":
        if language == "da":
            return None  # Retskrivningsordbogen allows it behind s, x and z
        right = name if language == "sv" else name + said.possessive[0]
    else:
        right = name + "s"
    end = said.end + len(said.possessive)
    return said.start, end, _GENITIVE, right, Severity.ERROR


def _weight(whole: Prose, said: Mention, name: str) -> Severity | None:
    """How sure it is that the name is meant and wrong; ``None`` where it may well be right."""
    text = said.text
    plain = name.isalpha() and name[1:] == name[1:].lower()
    if text.isupper():
        return None if _capitals_fit(whole, said) else _of_capitals(said)
    if not said.joined and plain and not _each_part_capital(text):
        return None  # "nord hus" are two words
    if text.islower():
        return None if plain and len(name) < _SHORT else _of_small(said, plain)
    if name[:1].islower() and text == name[:1].upper() + name[1:]:
        return None if _opens(whole, said) else Severity.ERROR
    return Severity.ERROR


def _of_capitals(said: Mention) -> Severity:
    return Severity.WARNING if said.joined else Severity.ERROR


def _of_small(said: Mention, plain: bool) -> Severity:
    return Severity.WARNING if plain or not said.joined else Severity.ERROR


def _each_part_capital(text: str) -> bool:
    return all(part[:1].isupper() for part in re.split(r"[\W_]+", text) if part)


def _capitals_fit(whole: Prose, said: Mention) -> bool:
    """Whether capitals are the way of the place: a heading, a sender, a keyword to send."""
    sentence = next((s for s in whole.sentences if s.start <= said.start < s.end), None)
    if sentence is None:
        return True
    around = whole.text[sentence.start : said.start] + whole.text[said.end : sentence.end]
    letters = [char for char in around if char.isalpha()]
    if not letters or all(not char.islower() for char in letters):
        return True
    sender = not whole.text[: said.start].strip() and whole.text[said.end : said.end + 1] == ":"
    sent = _SENT_TO_A_YEAR.match(whole.text, said.end)
    return sender or bool(sent or _KEYWORD.search(around))


def _opens(whole: Prose, said: Mention) -> bool:
    return any(sentence.start == said.start for sentence in whole.sentences)


_BRAND = {"names": ["NordHus"]}
_OTHER = {"names": ["Klarvik"]}


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.guide.names or circumstances.style.terms)


CHECK = Check(
    id="name_miswritten",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("TERM-BRANDCASE",),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "Takk for at du handler hos Nordhus.", "a small h", brand=_BRAND),
        fails("nl", "Welkom bij Nord-Hus!", "a hyphen", brand=_BRAND),
        fails("pl", "Kup w Nordhusie.", "inflected", brand=_BRAND),
        fails("nb", "Bruk Nordhus-appen.", "in a compound", brand=_BRAND),
        fails("da", "Klarvik's nye butik", "no apostrophe in Danish", brand=_OTHER),
        passes("nb", "Takk for at du handler hos NordHus.", "as the guide writes it", brand=_BRAND),
        passes("da", "Klarviks nye butik", "the genitive", brand=_OTHER),
        passes("nb", "https://nordhus.example #nordhus @nordhus", "addresses", brand=_BRAND),
        passes("nb", "STORT SALG HOS NORDHUS!", "all in capitals", brand=_BRAND),
        passes("pl", "NORDHUS: paczka jest w drodze.", "the sender", brand=_BRAND),
    ),
)
