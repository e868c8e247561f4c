"""The text greets, or takes its leave, in a way that is not the brand's.

What it finds: a greeting at the beginning of the running text, or a closing line at its end, that
is none of the phrases the brand has approved for the locale. Without approved phrases: one that
differs from nearly all of the brand's other texts. A text without a greeting is left alone.

Why it hurts: the first and the last words are what readers know a voice by.

Write instead: one of the brand's phrases.

Source: check catalogue, VOICE-GREETING; the tables ``greetings`` of the locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._salutations import (
    GREETING,
    SIGN_OFF,
    Phrase,
    approved,
    greeting,
    sign_off,
)

_NOT_APPROVED = gettext_noop("“%(words)s” is not among the brand's phrases: %(approved)s.")
_UNLIKE = gettext_noop("%(count)s of the brand's other texts say “%(usual)s” here.")
_HELP = gettext_noop("One a line; {{ name }} or … stands for any value. Empty: none is asked for.")

GREETINGS = Setting("greetings", "words", gettext_noop("Approved greetings"), _HELP, default=())
SIGN_OFFS = Setting("sign_offs", "words", gettext_noop("Approved closings"), _HELP, default=())

_ENOUGH = 5
_SHARE = 0.8
"""Of the brand's other texts: this many, and this part of them, make a custom."""


def find(member: Member) -> Iterator[Fault]:
    """Yield the greeting and the closing that are not the brand's."""
    for kind, setting, read in ((GREETING, GREETINGS, greeting), (SIGN_OFF, SIGN_OFFS, sign_off)):
        phrase = read(member)
        if phrase is None:
            continue
        choice = member.setting(setting)
        phrases = choice if isinstance(choice, tuple) else ()
        if phrases:
            if not approved(phrases).match(phrase.line):
                named = ", ".join(f"“{each}”" for each in phrases)
                params = {"words": phrase.words, "approved": named}
                yield _fault(phrase, _NOT_APPROVED, params, rule_of(member, setting))
        else:
            yield from _unlike(member, kind, phrase)


def _fault(phrase: Phrase, msgid: str, params: dict[str, str], rule: str = "") -> Fault:
    return Fault(phrase.passage, phrase.start, phrase.end, msgid, params, rule=rule)


def _unlike(member: Member, kind: str, phrase: Phrase) -> Iterator[Fault]:
    """Unlike nearly all of the brand's other texts."""
    index, key = member.family.index, member.family.message.key
    said = index.said(member.variant.locale, kind, but=key)
    if not said:
        return
    usual = max(said, key=lambda each: (said[each], each))
    every = sum(said.values())
    if usual != phrase.words and every >= _ENOUGH and said[usual] >= _SHARE * every:
        yield _fault(phrase, _UNLIKE, {"count": str(said[usual]), "usual": usual})


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """The greeting and the closing of a variant."""
    for kind, read in ((GREETING, greeting), (SIGN_OFF, sign_off)):
        phrase = read(member)
        if phrase:
            yield kind, phrase.words


_NB = {"settings": {"greetings": ["Hei {{ name }}", "Hei"], "sign_offs": ["Hilsen …"]}}
_NL = {"settings": {"greetings": ["Dag …"]}}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.indexed or any(
        circumstances.setting(each) for each in (GREETINGS, SIGN_OFFS)
    )


CHECK = Check(
    id="greeting_unapproved",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VOICE-GREETING",),
    settings=(GREETINGS, SIGN_OFFS),
    when=_may_be,
    find=find,
    observe=observe,
    examples=(
        fails("nb", "Kjære {{ first_name }}, takk for kjøpet.", "the brand says Hei", style=_NB),
        fails("nb", "Hei! Takk.\nMvh NordHus", "the brand says Hilsen", style=_NB),
        fails("nl", "Geachte klant, uw pakket is er.", "the brand says Dag", style=_NL),
        passes("nb", "Hei {{ first_name }}, takk for kjøpet.", "as approved", style=_NB),
        passes("nb", "Takk for kjøpet.", "no greeting", style=_NB),
        passes("nl", "Dag {{ first_name }}, je pakket is er.", "as approved", style=_NL),
        passes("nl", "Beste klant, je pakket is er.", "the brand has not chosen"),
    ),
)
