"""A marketing mail has no link to unsubscribe.

What it finds: in channels that need one (email), a marketing message without an unsubscribe link
on every branch: the address in the legal text, a link or button with the words or the address of
unsubscribing, or a placeholder for it. Silent where the purpose is not marketing, or not given, and
where the brand says that its sender's system adds the link. No legal advice.

Why it hurts: the law asks for it, and without it readers press "spam", which costs every mail
after.

Write instead: fill in the unsubscribe link of the legal text at the end.

Source: check catalogue, LEGAL-UNSUB; Directive 2002/58/EC, article 13 (4); NO markedsføringsloven
§ 15; DK markedsføringsloven § 10; SE marknadsföringslagen 20 §; PL Prawo komunikacji
elektronicznej art. 398; NL Telecommunicatiewet art. 11.7; DE UWG § 7 (2) and (3); RFC 8058.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import MARKETING, last_text, leads_out, on_every_branch, words
from templates_lib.checks._wording import SENTINEL, Wording

_MISSING = gettext_noop("A marketing message needs a link to unsubscribe.")
_BRANCH = gettext_noop("On one branch this text has no link to unsubscribe.")
_NAME = "unsubscribe"
_LINK = re.compile(rf"\[([^\]\n]+)\]\((?:https?:|mailto:|{SENTINEL})[^)\s]*\)")

SETTING = Setting(
    "unsubscribe_added",
    "switch",
    gettext_noop("The mailing system adds the unsubscribe link"),
    gettext_noop("Each marketing mail gets its link from the system that sends it."),
    default=False,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault where a branch has no link to unsubscribe."""
    if member.family.message.purpose != MARKETING or not member.channel.way_out_by_link:
        return
    if member.setting(SETTING) or not member.readable:
        return
    label = words(member.variant.locale, "unsubscribe")
    buttons = _labelled(member, label)

    def holds(passage: Passage, wording: Wording) -> bool:
        if _NAME in passage.spec.name:
            return passage.spec.kind == "url" and bool(wording.text.strip())
        if passage.path in buttons or leads_out(passage, wording):
            return True
        return any(label and label.search(link[1]) for link in _LINK.finditer(wording.text))

    found, some = on_every_branch(member.passages, holds)
    where = some or last_text(member)
    if not found and where is not None:
        msgid = _BRANCH if some else _MISSING
        yield Fault(where, 0, len(where.text), msgid, evidence="no link to unsubscribe")


def _labelled(member: Member, label: re.Pattern[str] | None) -> frozenset[str]:
    """Paths of addresses whose label beside them speaks of unsubscribing."""
    beside = {
        passage.path.rpartition(".")[0]
        for passage in member.copy
        if label and not passage.spec.multiline and label.search(passage.text)
    }
    return frozenset(
        passage.path
        for passage in member.passages
        if passage.spec.kind == "url" and passage.path.rpartition(".")[0] in beside
    )


def _mail(said: str, **legal: str) -> dict[str, object]:
    body = [{"type": "text", "text": said}, *([{"type": "legal", **legal}] if legal else [])]
    return {"subject": said, "body": body}


_LEGAL = {"text": "NordHus AS, Storgata 1, Oslo"}
_URL = {"unsubscribe_label": "Meld deg av", "unsubscribe_url": "{{ unsubscribe_url }}"}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose == MARKETING and circumstances.channel.way_out_by_link


CHECK = Check(
    id="unsubscribe_missing",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("LEGAL-UNSUB",),
    settings=(SETTING,),
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "",
            "no link",
            channel="email",
            content=_mail("20 % i helgen", **_LEGAL),
            purpose="marketing",
        ),
        fails("da", "", "no link", channel="email", content=_mail("20 %!"), purpose="marketing"),
        passes(
            "nb",
            "",
            "the legal text's link",
            channel="email",
            content=_mail("20 % i helgen", **_LEGAL, **_URL),
            purpose="marketing",
        ),
        passes(
            "da",
            "",
            "a link with its words",
            channel="email",
            content=_mail("20 %! [Afmeld nyhedsbrev](https://nordhus.example/da/n)"),
            purpose="marketing",
        ),
        passes("da", "20 %!", "no email", purpose="marketing", style={"opt_out": ["20"]}),
    ),
)
