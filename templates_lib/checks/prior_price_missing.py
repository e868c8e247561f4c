"""A reduction is announced without the price it is reckoned from.

What it finds: for a brand that asks for it, a marketing message in a channel with room (email)
that announces a percentage off and a price, and tells no former price: no word for it ("before",
"lowest price") and no second price. No legal advice.

Why it hurts: a reduction must be shown against the lowest price of the last 30 days.

Write instead: the lowest price of the last 30 days beside the new one, with its words.

Source: check catalogue, LEGAL-PRIORPRICE; Directive 98/6/EC, article 6a (Directive (EU)
2019/2161); PL ustawa o informowaniu o cenach towarów i usług art. 4 (2); NL Besluit
prijsaanduiding producten art. 5a; SE prisinformationslagen 7 a §; DE PAngV § 11; FR Code de la
consommation L112-1-1; ES Ley 7/1996 art. 20; IT Codice del consumo art. 17-bis; NO forskrift om
prisopplysninger, as amended 1 October 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import MARKETING, discount, prices, says, words

_MISSING = gettext_noop("Tell the price before the reduction: the lowest of the last 30 days.")

SETTING = Setting(
    "prior_price",
    "switch",
    gettext_noop("Reductions tell the former price"),
    gettext_noop("Ask for the lowest price of the last 30 days where a reduction is announced."),
    default=False,
)
_TRIGGERS = frozenset("%{pP")


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault where a reduction and its price have no former price."""
    if member.family.message.purpose != MARKETING or not member.channel.roomy:
        return
    if not member.setting(SETTING):
        return
    announced = discount(member)
    told = {passage.text[start:end] for passage in member.copy for start, end in prices(passage)}
    if announced and len(told) == 1 and not says(member, words(member.locale.tag, "prior_price")):
        yield Fault(*announced, _MISSING, evidence="no prior price", rule=rule_of(member, SETTING))


def _mail(said: str) -> dict[str, object]:
    legal = {"type": "legal", "text": "NordHus", "unsubscribe_url": "{{ out }}"}
    return {"subject": "NordHus", "body": [{"type": "text", "text": said}, legal]}


_ASKS = {"settings": {"prior_price": True}}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose == MARKETING and circumstances.channel.roomy


CHECK = Check(
    id="prior_price_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("LEGAL-PRIORPRICE",),
    triggers=_TRIGGERS,
    settings=(SETTING,),
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "",
            "from which price?",
            channel="email",
            content=_mail("20 % rabatt på lampen: 400 kr."),
            purpose="marketing",
            style=_ASKS,
        ),
        fails(
            "pl",
            "",
            "from which price?",
            channel="email",
            content=_mail("Rabat 20%: lampa za 400 zł."),
            purpose="marketing",
            style=_ASKS,
        ),
        passes(
            "nb",
            "",
            "told",
            channel="email",
            content=_mail("20 % rabatt på lampen: 400 kr. Laveste pris siste 30 dager: 500 kr."),
            purpose="marketing",
            style=_ASKS,
        ),
        passes(
            "pl",
            "",
            "no price",
            channel="email",
            content=_mail("Rabat 20% na wszystko."),
            purpose="marketing",
            style=_ASKS,
        ),
    ),
)
