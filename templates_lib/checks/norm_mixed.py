"""A text mixes two ways of writing its language, or has one that its public has not.

What it finds: British beside American spelling, or American in en-GB and its like; ß in Swiss
German; words that only Belgium says in Dutch for the Netherlands; in Bokmål
-a beside -en for one noun (“uka”, “uken”), in Nynorsk infinitives in -a beside infinitives in -e,
over all channels of the message; and what the brand did not choose, where it chose.

Why it hurts: a text in two norms has two authors, and the reader hears both.

Write instead: one norm throughout, that of the public or the brand's.

Source: the tables of norms in locales/*.toml; Nynorskordboka; Schweizerische Bundeskanzlei,
Rechtschreibung (2017), on ss for ß; check catalogue, L10N-VARIANT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._capitals import like
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs
from templates_lib.checks._reading import folded_of, readings, words_of

_MIXED = gettext_noop("“%(word)s” and “%(other)s” are two norms: choose one, such as “%(write)s”.")
_OTHER = gettext_noop("Here one writes “%(write)s” for “%(word)s”.")

_BOKMAL = Setting(
    name="bokmal_feminine",
    kind="choice",
    label=gettext_noop("Feminine nouns in Bokmål"),
    help=gettext_noop("Which ending the brand writes: “uka” or “uken”."),
    choices=(
        ("", gettext_noop("Either, but not both for one word")),
        ("a", gettext_noop("-a: uka, boka")),
        ("en", gettext_noop("-en: uken, boken")),
    ),
)
_NYNORSK = Setting(
    name="nynorsk_infinitive",
    kind="choice",
    label=gettext_noop("Infinitives in Nynorsk"),
    help=gettext_noop("Which ending the brand writes: “å gjera” or “å gjere”."),
    choices=(
        ("", gettext_noop("Either, but not both in one message")),
        ("a", gettext_noop("-a: å gjera")),
        ("e", gettext_noop("-e: å gjere")),
    ),
)

_TERRITORIES = {"en-GB": 0, "en-IE": 0, "en-AU": 0, "en-NZ": 0, "nl": 1}
"""Which of each pair is at home there. "en" alone may be either; in Belgium both may be said."""

_CHOSEN = {"nb": (_BOKMAL, ("a", "en")), "nn": (_NYNORSK, ("a", "e"))}

_INFINITIVE = re.compile(r"\b[åÅ] (\w{3,}[ae])\b")
_SHARP = re.compile("[^\\W\\d_]*[ßẞ][^\\W\\d_]*")
_SWISS = frozenset({"de-CH", "de-LI"})


@dataclass(frozen=True)
class _Use:
    """A word of one norm: which one, and what the other writes."""

    passage: Passage
    start: int
    end: int
    word: str
    norm: int
    other: str


def find(member: Member) -> Iterator[Fault]:
    """Yield each word of the norm that is not wanted here."""
    tag = member.locale.tag
    if tag in _SWISS:
        yield from _sharp(member)
        return
    own = list(_uses(member))
    if not own:
        return
    wanted = _wanted(member)
    if wanted is not None:
        yield from (_fault(use, _OTHER, use.word) for use in own if use.norm != wanted)
        return
    yield from _mixed(member, own)


def _wanted(member: Member) -> int | None:
    """The norm that the public or the brand has."""
    tag = member.locale.tag
    if tag in _TERRITORIES:
        return _TERRITORIES[tag]
    setting, values = _CHOSEN.get(tag, (None, ()))
    chosen = str(member.setting(setting)) if setting else ""
    return values.index(chosen) if chosen in values else None


def _mixed(member: Member, own: list[_Use]) -> Iterator[Fault]:
    """What the fewer words of the message say. In Bokmål only one noun in both forms is mixed."""
    everywhere = [use for each in member.family.channels_of(member) for use in _uses(each)]
    if member.locale.tag == "nb":
        said = {use.word.casefold() for use in everywhere}
        own = [use for use in own if use.other.casefold() in said]
        everywhere = [use for use in everywhere if use.other.casefold() in said]
    counts = [sum(use.norm == norm for use in everywhere) for norm in (0, 1)]
    if not all(counts) or member.locale.tag == "nl-BE":
        return
    fewer = 0 if counts[0] < counts[1] else 1
    against = next(use for use in everywhere if use.norm != fewer)
    yield from (_fault(use, _MIXED, against.word) for use in own if use.norm == fewer)


def _uses(member: Member) -> Iterator[_Use]:
    """Each word of a text that another norm writes otherwise."""
    words = _infinitives if member.locale.tag == "nn" else _listed
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            for start, end, word, norm, other in words(member.locale.tag, text):
                first, last = places(start, end)
                yield _Use(passage, offset + first, offset + last, word, norm, like(word, other))


_Found = tuple[int, int, str, int, str]


def _listed(tag: str, text: str) -> Iterator[_Found]:
    pairs = _pairs(tag.partition("-")[0])
    if pairs.keys().isdisjoint(folded_of(text)):
        return
    for word in words_of(text):
        if word.folded in pairs:
            yield word.start, word.end, word.text, *pairs[word.folded]


def _infinitives(_tag: str, text: str) -> Iterator[_Found]:
    for match in _INFINITIVE.finditer(text):
        word = match[1]
        norm = "ae".index(word[-1])
        yield *match.span(1), word, norm, word[:-1] + "ea"[norm]


@lru_cache(maxsize=64)
def _pairs(language: str) -> Mapping[str, tuple[int, str]]:
    """Word -> its norm and what the other says."""
    found: dict[str, tuple[int, str]] = {}
    for pair in locales.get(language).table("norms").get("pairs", ()):
        first, second = pair.split("|")
        found[first], found[second] = (0, second), (1, first)
    return found


def _sharp(member: Member) -> Iterator[Fault]:
    for passage in member.copy:
        for offset, plain, places in readings(passage):
            for match in _SHARP.finditer(plain.bare):
                start, end = places(*match.span())
                write = match[0].replace("ß", "ss").replace("ẞ", "SS")
                use = _Use(passage, offset + start, offset + end, match[0], 0, write)
                yield _fault(use, _OTHER, match[0])


def _fault(use: _Use, msgid: str, other: str) -> Fault:
    params = {"word": use.word, "other": other, "write": use.other}
    return Fault(
        use.passage,
        use.start,
        use.end,
        msgid,
        params,
        suggestion=use.other,
        evidence=use.word.casefold(),
    )


def _telling(tag: str) -> frozenset[str] | None:
    """What there must be of a norm: an infinitive, a word of the table, or any ß."""
    if tag in _SWISS:
        return None
    return frozenset({"å"}) if tag == "nn" else runs(_pairs(tag.partition("-")[0]))


CHECK = Check(
    id="norm_mixed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("L10N-VARIANT",),
    locales=frozenset({"nb", "nn", "de-CH", "de-LI", "en", "nl"}),
    settings=(_BOKMAL, _NYNORSK),
    words=_telling,
    find=find,
    examples=(
        fails("en-GB", "Choose your favorite color.", "American spelling"),
        fails("en", "Choose a colour in our color guide.", "both"),
        fails("de-CH", "Wir grüßen Sie herzlich.", "Swiss German has no ß"),
        fails("nb", "Uka er her, og denne uken får du rabatt.", "one noun in both forms"),
        fails("nn", "Hugs å gjera det ferdig og å sende skjemaet.", "-a and -e"),
        fails(
            "nb",
            "Boka er sendt.",
            "the brand chose -en",
            style={"settings": {"bokmal_feminine": "en"}},
        ),
        passes("en", "Choose your favorite color.", "American spelling throughout"),
        passes("de", "Wir grüßen Sie herzlich.", "ß is right in Germany"),
        passes("nb", "Boka kommer denne uken.", "two nouns, each in one form"),
        passes("nn", "Hugs å gjere det ferdig og å sende skjemaet.", "-e throughout"),
    ),
)
