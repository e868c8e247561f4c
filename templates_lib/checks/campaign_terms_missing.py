"""A campaign does not say when it ends, or where its terms stand.

What it finds: in a channel with room (email), a marketing message that announces a percentage off
and holds neither an end (a date, "until", "only today") nor a word for the terms. No legal advice.

Why it hurts: readers who come too late feel cheated, and the law asks for clear conditions.

Write instead: the last day of the offer, and a link to its terms.

Source: check catalogue, LEGAL-TERMS; Directive 2000/31/EC, article 6 (c); Directive 2005/29/EC,
article 7; NO markedsføringsloven § 7; DK markedsføringsloven § 6; SE marknadsföringslagen 10 §.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import MARKETING, discount, says, stems

_MISSING = gettext_noop("Say when the offer ends, or link to its terms.")
_DATE = re.compile(r"(?<!\d)\d{1,2}[./]\s?\d{1,2}(?!\d)|(?<!\d)20\d\d(?!\d)")
_DATES = frozenset({"date", "datetime"})
_TRIGGERS = frozenset("%{pP")


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault where an offer has no end and no terms."""
    if member.family.message.purpose != MARKETING or not member.channel.roomy:
        return
    announced = discount(member)
    if announced is None or _dated(member):
        return
    tag = member.variant.locale
    if not says(member, stems(tag, "ends")) and not says(member, stems(tag, "terms")):
        yield Fault(*announced, _MISSING, evidence="no end, no terms")


def _dated(member: Member) -> bool:
    filters = {each.name for use in member.uses if use.printed for each in use.filters}
    return bool(filters & _DATES) or says(member, _DATE)


def _mail(said: str) -> dict[str, object]:
    legal = {"type": "legal", "text": "NordHus", "unsubscribe_url": "{{ out }}"}
    return {"subject": "NordHus", "body": [{"type": "text", "text": said}, legal]}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose == MARKETING and circumstances.channel.roomy


CHECK = Check(
    id="campaign_terms_missing",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("LEGAL-TERMS",),
    triggers=_TRIGGERS,
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "",
            "until when?",
            channel="email",
            content=_mail("20 % rabatt på alt!"),
            purpose="marketing",
        ),
        fails(
            "nl",
            "",
            "until when?",
            channel="email",
            content=_mail("20% korting op alles!"),
            purpose="marketing",
        ),
        passes(
            "nb",
            "",
            "an end",
            channel="email",
            content=_mail("20 % rabatt på alt til og med søndag!"),
            purpose="marketing",
        ),
        passes(
            "nl",
            "",
            "terms",
            channel="email",
            content=_mail("20% korting! Lees de [voorwaarden](https://nordhus.example/nl/v)."),
            purpose="marketing",
        ),
        passes("nb", "20 % rabatt!", "a channel without room"),
    ),
)
