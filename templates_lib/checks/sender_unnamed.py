"""A marketing message does not say who sends it.

What it finds: in channels that show no sender of their own (SMS), a marketing message without the
brand's name or its domain in the text on every branch. Silent where the purpose is not marketing or
not given, where the guide names no brand, and where the brand says that its sender name is its own
name. No legal advice.

Why it hurts: an advertisement from a bare number looks like fraud, and the law asks whose it is.

Write instead: the brand's name at the beginning.

Source: check catalogue, LEGAL-SENDER; Directive 2000/31/EC, article 6, and Directive 2002/58/EC,
article 13 (4); NO ehandelsloven § 9 and markedsføringsloven § 3; DK e-handelsloven § 9; SE
marknadsföringslagen 9 and 20 §§; PL ustawa o świadczeniu usług
drogą elektroniczną art. 9; NL BW 3:15e; DE DDG § 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import MARKETING, last_text, on_every_branch
from templates_lib.checks._wording import Wording

_MISSING = gettext_noop("Say who sends this: “%(name)s” stands nowhere in the text.")
_BRANCH = gettext_noop("On one branch this text does not say who sends it: “%(name)s”.")

SETTING = Setting(
    "sender_is_name",
    "switch",
    gettext_noop("The sender is the brand's name"),
    gettext_noop("Text messages come from the brand's name, not from a number."),
    default=False,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault where a branch names no sender."""
    guide = member.family.guide
    if member.family.message.purpose != MARKETING or member.channel.shows_sender:
        return
    if not guide.names or member.setting(SETTING) or not member.readable:
        return
    known = [_plain(name) for name in (*guide.names, *guide.domains)]

    def holds(passage: Passage, wording: Wording) -> bool:
        text = _plain(wording.text)
        return any(name in text for name in known)

    found, some = on_every_branch(member.passages, holds)
    where = some or last_text(member)
    if not found and where is not None:
        msgid, name = (_BRANCH if some else _MISSING), {"name": guide.names[0]}
        yield Fault(where, 0, len(where.text), msgid, name, evidence="no sender", rule="names")


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


_BRAND = {"names": ["NordHus"], "domains": ["nordhus.example"]}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.purpose == MARKETING and bool(circumstances.guide.names)


CHECK = Check(
    id="sender_unnamed",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("LEGAL-SENDER",),
    settings=(SETTING,),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "20 % i helgen! Svar STOP.", "whose?", brand=_BRAND, purpose="marketing"),
        fails("pl", "Rabat 20%! Wyślij STOP.", "whose?", brand=_BRAND, purpose="marketing"),
        passes(
            "nb", "NordHus: 20 % i helgen! Svar STOP.", "named", brand=_BRAND, purpose="marketing"
        ),
        passes(
            "pl",
            "Rabat 20%: https://nordhus.example/pl/r STOP",
            "by its domain",
            brand=_BRAND,
            purpose="marketing",
        ),
        passes("pl", "Rabat 20%!", "nobody said what it is for", brand=_BRAND),
    ),
)
