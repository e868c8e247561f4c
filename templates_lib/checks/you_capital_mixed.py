"""The word for "you" has a capital here and none there.

What it finds: in Polish, German and Swedish, informal words for the reader (Ty, Twój, Ci; Du,
Dein; Du, Din) with another capital than the brand's choice; without a choice, those in the rarer
spelling of a variant that has both. The first word of a sentence tells nothing.

Why it hurts: "Twoje" is a courtesy of letters and "twoje" is not; both in one message looks
careless.

Write instead: the brand's spelling throughout.

Source: check catalogue, ADDR-PLCAP; Rada Języka Polskiego, Zasady pisowni: wielka litera ze
względów uczuciowych i grzecznościowych; Amtliches Regelwerk der deutschen Rechtschreibung,
Paragraf 66; Svenska skrivregler, 5.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._address import INFORMAL, Told, lexicon, opens, spoken_evidence, telling
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_CAPITAL = gettext_noop("Write “%(word)s” with a capital, as the rest of the brand's texts.")
_SMALL = gettext_noop("Write “%(word)s” without a capital, as the rest of the brand's texts.")
_KINDS = frozenset({"informal", "informal_capital"})

SETTING = Setting(
    "you_capital",
    "choice",
    gettext_noop("Capital in “you”"),
    gettext_noop("How informal words for the reader begin, where a language leaves it open."),
    (
        ("", gettext_noop("As each text does, but only one way")),
        ("capital", gettext_noop("With a capital")),
        ("small", gettext_noop("Without a capital")),
    ),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each word in the other spelling."""
    told = _telling(member)
    if not told:
        return
    choice = member.setting(SETTING)
    capitals = [each for each in told if each[3].word[0].isupper()]
    small = len(told) - len(capitals)
    capital = choice == "capital" if choice else len(capitals) >= small
    for passage, start, end, each in told:
        if each.word[0].isupper() is not capital:
            first = each.word[0].upper() if capital else each.word[0].lower()
            same = passage.text[start:end] == each.word
            yield Fault(
                passage,
                start,
                end,
                _CAPITAL if capital else _SMALL,
                {"word": each.word},
                suggestion=first + each.word[1:] if same else None,
                rule=rule_of(member, SETTING),
            )


def _telling(member: Member) -> Sequence[Told]:
    """Words inside sentences, but no verbs; none in capitals throughout."""
    kinds = lexicon(member.variant.locale).kinds
    return [
        (passage, start, end, each)
        for passage, start, end, each in spoken_evidence(member)
        if each.form == INFORMAL
        and kinds.get(each.word.lower()) in _KINDS
        and not (len(each.word) > 1 and each.word.isupper())
        and not opens(passage.text, start)
    ]


CHECK = Check(
    id="you_capital_mixed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("ADDR-PLCAP",),
    locales=frozenset({"pl", "de", "sv"}),
    settings=(SETTING,),
    words=telling,
    find=find,
    examples=(
        fails("pl", "Czeka na Ciebie prezent i twoje punkty.", "Ciebie, and then twoje"),
        fails(
            "de",
            "Wir haben Dein Paket.",
            "the brand writes it small",
            style={"settings": {"you_capital": "small"}},
        ),
        passes("pl", "Twoje punkty i twoje prezenty.", "the first opens the sentence"),
        passes("pl", "Czeka na Ciebie prezent i Twoje punkty.", "a capital throughout"),
        passes("de", "Dein Paket ist da. Wir melden uns bei dir.", "small throughout"),
    ),
)
