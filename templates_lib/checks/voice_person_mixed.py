"""The brand speaks as "I", as "we" and by its name in turn.

What it finds: "I" (jeg, ik, ja, ich) in a running text that also says "we"; for a brand that has
chosen "we", every "I" and its own name as the doer at the beginning of a sentence; for one that
has chosen its name, every "we" and "I". What somebody else says in quotation marks is left out.

Why it hurts: the reader asks who is writing.

Write instead: the person that the brand has chosen.

Source: check catalogue, VOICE-PERSON; the tables ``voice`` of the locales.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._address import quotations
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._circumstances import Asked, Circumstances
from templates_lib.checks._facts import ADDRESSES
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs

_WE_ONLY = gettext_noop("“%(word)s”: the brand says “we” of itself.")
_NAME_ONLY = gettext_noop("“%(word)s”: the brand calls itself by its name.")
_MIXED = gettext_noop("“%(word)s” speaks for one person, and the text says “we” too.")
_MSGIDS = {"we": _WE_ONLY, "name": _NAME_ONLY, "": _MIXED}

SETTING = Setting(
    "voice_person",
    "choice",
    gettext_noop("Who speaks"),
    gettext_noop("How the brand speaks of itself."),
    (
        ("", gettext_noop("As each text does, but only one way")),
        ("we", gettext_noop("“We”")),
        ("name", gettext_noop("By its name")),
    ),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each word of another person than the brand's."""
    words = _words(member.variant.locale, member.family.guide.names)
    if words is None:
        return
    choice = str(member.setting(SETTING))
    if choice not in _MSGIDS:
        return
    for passage in member.copy:
        if not passage.spec.multiline:
            continue
        if not choice and not _one(member.variant.locale).search(passage.text):
            continue
        for offset, text, places in passage.spoken:
            for match in _unfit(words, text, choice):
                start, end = places(*match.span("word"))
                word = {"word": match["word"]}
                span = (offset + start, offset + end)
                rule = rule_of(member, SETTING)
                yield Fault(passage, *span, _MSGIDS[choice], word, rule=rule)


def _unfit(words: re.Pattern[str], text: str, choice: str) -> Iterator[re.Match[str]]:
    unwanted = {"we": {"i", "name"}, "name": {"i", "we"}}.get(choice, {"i"})
    matches = [(_person(match), match) for match in words.finditer(text)]
    if not matches or (not choice and {"i", "we"} - {person for person, _ in matches}):
        return
    kept = [*quotations(text), *(match.span() for match in ADDRESSES.finditer(text))]
    for person, match in matches:
        inside = any(start <= match.start("word") < end for start, end in kept)
        if person in unwanted and not inside:
            yield match


def _person(match: re.Match[str]) -> str:
    return next(name for name in ("i", "we", "name") if match[name])


@lru_cache(maxsize=256)
def _words(tag: str, names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Words for "I" (alone with a capital where the language writes it so), for "we", and the
    brand's name before a word in small letters at the beginning of a sentence."""
    table = locales.get(tag).table("voice")
    if not table:
        return None
    name = rf"(?:(?<=[.!?] )|(?<![^\n]))(?:{_either(names)})(?= [^\W\dA-Z_])" if names else "(?!)"
    return re.compile(
        rf"(?<![\w@#.-])(?P<word>(?P<i>{_cased(table['i'])})|(?P<we>(?i:{_either(table['we'])}))"
        rf"|(?P<name>{name}))(?![\w-])"
    )


@lru_cache(maxsize=128)
def _one(tag: str) -> re.Pattern[str]:
    """What finds a word for "I": most texts have none, and need not be looked at further."""
    return re.compile(rf"\b(?:{_either(locales.get(tag).table('voice')['i'])})\b", re.IGNORECASE)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _cased(words: tuple[str, ...]) -> str:
    return "|".join(
        re.escape(word) if word[0].isupper() else f"(?i:{re.escape(word)})" for word in words
    )


_WE = {"settings": {"voice_person": "we"}}


def _may_be(circumstances: Circumstances) -> Asked:
    """A brand that chose looks for other words than "I" too."""
    if not circumstances.locale.table("voice"):
        return Asked.NEVER
    return Asked.ALWAYS if circumstances.setting(SETTING) else Asked.WOKEN


@lru_cache(maxsize=128)
def _for_one(tag: str) -> frozenset[str]:
    return runs(locales.get(tag).table("voice").get("i", ()))


CHECK = Check(
    id="voice_person_mixed",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("VOICE-PERSON",),
    settings=(SETTING,),
    when=_may_be,
    words=_for_one,
    find=find,
    examples=(
        fails("nb", "Vi har sendt pakken. Jeg håper du er fornøyd.", "vi, and then jeg"),
        fails("nl", "We hebben het verstuurd. Ik hoor het graag.", "we, and then ik"),
        fails("da", "Jeg har sendt pakken.", "the brand says vi", style=_WE),
        passes("nb", "Vi har sendt pakken. Vi håper du er fornøyd.", "vi throughout"),
        passes("nl", "We hebben het verstuurd.", "we throughout"),
        passes("nb", "Vi spurte. Kari svarte: «Jeg elsker denne lampen veldig.»", "a quote"),
    ),
)
