"""A message that is no marketing advertises.

What it finds: in a transactional, service or authentication message, an announced reduction
together with a call to buy, or two calls to buy ("shop now", "only today", "use the code").
Silent where the purpose is not given. No legal advice.

Why it hurts: with an advertisement in it the whole message is marketing, and needs consent and a
way out; WhatsApp moves such a template to the dearer category, or refuses it.

Write instead: only what the customer waits for; or declare the message as marketing.

Source: check catalogue, LEGAL-PURPOSE; Directive 2002/58/EC, article 13; DK Forbrugerombudsmandens
spamvejledning (an advertisement in a service message is marketing); NO markedsføringsloven § 15;
SE marknadsföringslagen 19 §; Meta, Template categorization: utility templates.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import MARKETING, discount, spans, stems

_ADVERTISES = gettext_noop(
    "“%(words)s” advertises, and the purpose of this message is not marketing."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield the first call to buy, where another sign of advertising is beside it."""
    purpose = member.family.message.purpose
    if not purpose or purpose == MARKETING:
        return
    calls = list(spans(member, stems(member.variant.locale, "promotion")))
    if not calls:
        return
    passage, start, end = calls[0]
    said = {each.text[first:last].casefold() for each, first, last in calls}
    if len(said) > 1 or discount(member):
        yield Fault(passage, start, end, _ADVERTISES, {"words": passage.text[start:end]})


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose not in ("", MARKETING)


CHECK = Check(
    id="promotion_in_service",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("LEGAL-PURPOSE",),
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "Pakken er her. Bruk koden VAAR og få 20 % rabatt.",
            "an offer beside the parcel",
            purpose="transactional",
        ),
        fails(
            "pl",
            "Paczka czeka. Kup teraz, tylko dziś!",
            "two calls to buy",
            purpose="service",
        ),
        passes("nb", "Pakken er her. Koden er 1234.", "a code to fetch it", purpose="service"),
        passes("pl", "Naliczyliśmy rabat 20%.", "what was agreed", purpose="transactional"),
        passes("nb", "Bruk koden VAAR og få 20 % rabatt.", "the purpose is not given"),
    ),
)
