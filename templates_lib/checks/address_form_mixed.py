"""A text addresses its reader in two forms, or in another form than its siblings.

What it finds: where the style guide leaves the form open, formal and informal address in one
variant; a variant that differs from an earlier channel of the message in the same locale; and one
that differs from what half or more of the brand's other messages in that locale say.

Why it hurts: "du" in the email and "De" in the SMS are two strangers to the customer.

Write instead: one form everywhere; choose it in the style guide, and the checks hold to it.

Source: check catalogue, ADDR-MIX; the tables ``address_form`` of the locales.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._address import (
    FORMAL,
    INFORMAL,
    READ,
    Strength,
    Told,
    spoken_evidence,
    telling,
)
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_WITHIN = gettext_noop(
    "“%(word)s” is %(form)s address, and “%(other)s” in the same text is not: keep to one form."
)
_CHANNELS = gettext_noop(
    "“%(word)s” is %(form)s address, and the %(channel)s text says “%(other)s”: keep to one form."
)
_BRAND = gettext_noop(
    "“%(word)s” is %(form)s address, and %(count)s other texts of the brand use the other form"
    " (%(own)s this one)."
)
_DECIDED = frozenset({FORMAL, INFORMAL})
_KIND = "address_form"
_FEWEST = 2
"""Other texts that make a custom."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each word in the form that is the rarer one."""
    if member.style.address_form in _DECIDED:
        return  # address_form_wrong holds every text to it
    told = _sure(member)
    if not told:
        return
    if len({each.form for *_, each in told}) == 2:
        yield from _within(told)
        return
    siblings = member.family.channels_of(member)
    earlier = (_sure(other) for other in siblings[: siblings.index(member)])
    form = told[0][3].form
    other = next((each for found in earlier for each in found if each[3].form != form), None)
    if other:
        yield _beside(told[0], other)
    else:
        yield from _beside_brand(member, told[0])


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """The form in which a variant speaks, where it is one."""
    forms = {each.form for *_, each in _sure(member)}
    if len(forms) == 1:
        yield _KIND, forms.pop()


def _sure(member: Member) -> Sequence[Told]:
    return [told for told in spoken_evidence(member) if told[3].strength is not Strength.WEAK]


def _within(told: Sequence[Told]) -> Iterator[Fault]:
    """The form with fewer words is the strange one; of equals, that which comes second."""
    counts = Counter(each.form for *_, each in told)
    first = told[0][3].form
    rare = min(counts, key=lambda form: (counts[form], form == first))
    other = next(each for each in told if each[3].form != rare)
    for each in told:
        if each[3].form == rare:
            yield _fault(each, other, _WITHIN, {})


def _beside(told: Told, other: Told) -> Fault:
    return _fault(told, other, _CHANNELS, {"channel": other[0].member.variant.channel})


def _fault(told: Told, other: Told, msgid: str, more: dict[str, str]) -> Fault:
    passage, start, end, each = told
    sure = Strength.STRONG is each.strength is other[3].strength
    params = {"word": each.word, "form": each.form, "other": other[3].word, **more}
    return Fault(
        passage,
        start,
        end,
        msgid,
        params,
        severity=Severity.ERROR if sure else Severity.WARNING,
        related=other[:3],
        evidence=f"{each.word.casefold()}/{other[3].word.casefold()}",
    )


def _beside_brand(member: Member, told: Told) -> Iterator[Fault]:
    """Another form than most of the brand's other texts: a warning, since they may be wrong."""
    passage, start, end, each = told
    message = member.family.message
    said = member.family.index.said(member.variant.locale, _KIND, but=message.key)
    own = said.get(each.form, 0)
    others = sum(said.values()) - own
    if others >= _FEWEST and others >= own:
        params = {"word": each.word, "form": each.form, "count": str(others), "own": str(own)}
        evidence = each.form
        yield Fault(passage, start, end, _BRAND, params, Severity.WARNING, evidence=evidence)


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.style.address_form not in _DECIDED


CHECK = Check(
    id="address_form_mixed",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ADDR-MIX",),
    locales=READ,
    when=_may_be,
    words=telling,
    find=find,
    observe=observe,
    examples=(
        fails("nb", "Takk for at De handlet. Vi sender deg en kvittering.", "De, and then deg"),
        fails("pl", "Dziękujemy Panu. Napisz, co myślisz.", "Pan, and then ty"),
        fails("nl", "Bedankt voor uw aankoop. Wat vind je ervan?", "u, and then je"),
        fails("da", "Har De spørgsmål, så skriv til os om din ordre.", "De, and then din"),
        passes("nb", "Takk for at du handlet. Vi sender deg en kvittering.", "du throughout"),
        passes("pl", "Dziękujemy Panu. Prosimy o opinię.", "Pan throughout"),
        passes("nl", "De winkel is open tot 18 u. Tot je volgende bezoek!", "an hour"),
        passes("nb", "Kundene sier: «Har De sett noe finere, folkens?» Hva synes du?", "a quote"),
    ),
)
