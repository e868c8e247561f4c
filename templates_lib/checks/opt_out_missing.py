"""A marketing message does not say how to stop it.

What it finds: in channels that must say it in the text itself (SMS, WhatsApp, RCS, Viber), a
marketing message without the brand's opt-out words, and without a placeholder or an address for
it, on every branch. Words that mean the same and are not the brand's are a warning. Silent where
the purpose is not marketing, or not given. No legal advice.

Why it hurts: the law asks for a free and easy way out in each message; fines are large.

Write instead: the style guide's opt-out words at the end of the text, outside any condition.

Source: check catalogue, LEGAL-OPTOUT; Directive 2002/58/EC, article 13; NO markedsføringsloven
§ 15; DK markedsføringsloven § 10 (2) and (3); SE marknadsföringslagen 19-21 §§; PL Prawo
komunikacji elektronicznej art. 398 (since 10 November 2024); NL Telecommunicatiewet art. 11.7;
DE UWG § 7; FI laki sähköisen viestinnän palveluista 200-203 §; FR Code des postes et des
communications électroniques L34-5; ES LSSI art. 21 and 22; IT Codice privacy art. 130.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import (
    MARKETING,
    keywords,
    last_text,
    leads_out,
    on_every_branch,
    words,
)
from templates_lib.checks._wording import Wording

_MISSING = gettext_noop("Say how to stop these messages, with the brand's words: %(words)s.")
_ANY = gettext_noop("Say how to stop these messages: for example “%(words)s”.")
_BRANCH = gettext_noop("On one branch this text does not say how to stop these messages.")
_OTHER_WORDS = gettext_noop("Say how to stop these messages in the brand's words: %(words)s.")

SETTING = Setting(
    "opt_out_by_gateway",
    "switch",
    gettext_noop("The gateway adds the opt-out"),
    gettext_noop("The sender's system adds the words for opting out to each marketing message."),
    default=False,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault where a branch has no way out."""
    if member.family.message.purpose != MARKETING or not member.channel.way_out_in_text:
        return
    if member.setting(SETTING) or not member.readable:
        return
    chosen = member.style.opt_out
    known = words(member.variant.locale, "opt_out")
    approved = keywords(chosen) if chosen else known
    found, some = _has(member, approved)
    where = some or last_text(member)
    if found or where is None:
        return
    rule = f"locales.{member.style.locale}.opt_out" if chosen else ""
    named = ", ".join(f"“{word}”" for word in chosen) or _first(member)
    msgid = _BRANCH if some else _MISSING if chosen else _ANY
    severity = Severity.ERROR
    if chosen and not some and _said_otherwise(member):
        msgid, severity = _OTHER_WORDS, Severity.WARNING
    end = len(where.text)
    yield Fault(where, 0, end, msgid, {"words": named}, severity, evidence="no opt-out", rule=rule)


def _has(member: Member, pattern: re.Pattern[str] | None) -> tuple[bool, Passage | None]:
    def holds(passage: Passage, wording: Wording) -> bool:
        return bool(pattern and pattern.search(wording.text)) or leads_out(passage, wording)

    return on_every_branch(member.passages, holds)


def _said_otherwise(member: Member) -> bool:
    """Whether a way out is told in other words, or in the brand's with other capitals."""
    small = keywords(tuple(word.lower() for word in member.style.opt_out))
    known = words(member.variant.locale, "opt_out")
    return any(_has(member, pattern)[0] for pattern in (small, known))


def _first(member: Member) -> str:
    return next(iter(member.locale.table("law").get("opt_out", ())), "STOP")


_NB = {"opt_out": ["STOPP"]}
_PL = {"opt_out": ["STOP"]}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose == MARKETING and circumstances.channel.way_out_in_text


CHECK = Check(
    id="opt_out_missing",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("LEGAL-OPTOUT",),
    settings=(SETTING,),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "20 % på alt i helgen!", "no way out", style=_NB, purpose="marketing"),
        fails("pl", "Rabat 20% w weekend!", "no way out", style=_PL, purpose="marketing"),
        fails(
            "nb",
            "20 % i helgen! {% if new %}Svar STOPP for å slippe.{% endif %}",
            "not on every branch",
            style=_NB,
            purpose="marketing",
        ),
        passes(
            "nb", "20 % i helgen! Svar STOPP for å slippe.", "said", style=_NB, purpose="marketing"
        ),
        passes(
            "pl",
            "Rabat 20%! {{ unsubscribe_url }}",
            "a placeholder",
            style=_PL,
            purpose="marketing",
        ),
        passes("nb", "Pakken din er her.", "no marketing", style=_NB, purpose="transactional"),
        passes("nb", "20 % på alt i helgen!", "nobody said what it is for", style=_NB),
    ),
)
