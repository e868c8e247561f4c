"""A message is signed with a name that the brand has not approved.

What it finds: behind a closing ("Vennlig hilsen"), a name that is none of the senders which the
brand has set, for the locale or everywhere. Without a setting nothing is said.

Why it hurts: who gets mails from "Kundeservice", "Teamet" and "NordHus AS" takes one for a fraud.

Write instead: an approved sender's name.

Source: check catalogue, FACT-SENDER.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import read
from templates_lib.checks._wording import SENTINEL

_UNAPPROVED = gettext_noop("%(here)s is no sender of the brand: sign with %(known)s.")

_SENDERS = Setting(
    name="senders",
    kind="words",
    label=gettext_noop("Sender names"),
    help=gettext_noop("How messages are signed: NordHus, Team NordHus. Empty: any name."),
    default=(),
)


@dataclass(frozen=True)
class _Signed:
    name: str
    start: int
    end: int


@lru_cache(maxsize=512)
def _closing(tag: str) -> re.Pattern[str] | None:
    """A closing at the beginning of a line or sentence, and what stands behind it."""
    words = locales.get(tag).table("signs_off").get("words", ())
    if not words:
        return None
    closings = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(
        rf"(?:^|(?<=[.!?\n]))[ \t]*(?:{closings})[ \t]*(?:,|\s*\n|[ \t])\s*"
        rf"(?P<name>[^\n.,!?<{SENTINEL}]{{2,40}})(?=[.!]?\s*(?:\n|$|<))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4_000)
def _signed(text: str, tag: str) -> tuple[_Signed, ...]:
    pattern = _closing(tag)
    return tuple(
        _Signed(
            match["name"].rstrip(),
            match.start("name"),
            match.start("name") + len(match["name"].rstrip()),
        )
        for match in (pattern.finditer(text) if pattern else ())
        if match["name"].strip()
    )


def find(member: Member) -> Iterator[Fault]:
    """Yield each signature that is not approved."""
    senders = member.setting(_SENDERS)
    if not isinstance(senders, tuple) or not senders:
        return
    known = {" ".join(each.split()).casefold() for each in senders}
    for each in read(member, _signed):
        if " ".join(each.fact.name.split()).casefold() not in known:
            yield Fault(
                each.passage,
                each.start,
                each.end,
                _UNAPPROVED,
                {"here": each.fact.name, "known": ", ".join(senders)},
                suggestion=senders[0] if len(senders) == 1 else None,
                rule=f"locales.{member.style.locale}.settings.senders",
            )


_STYLE = {"settings": {"senders": ["NordHus", "Team NordHus"]}}


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.setting(_SENDERS))


CHECK = Check(
    id="sender_unapproved",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-SENDER",),
    settings=(_SENDERS,),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "Pakken er her.\nVennlig hilsen\nKundeservice", "not approved", style=_STYLE),
        fails("pl", "Paczka czeka. Pozdrawiamy, Zespół", "not approved", style=_STYLE),
        passes("nb", "Pakken er her.\nVennlig hilsen\nNordHus", "approved", style=_STYLE),
        passes("pl", "Paczka czeka. Pozdrawiamy, {{ sender }}", "a value", style=_STYLE),
        passes("da", "Pakken er her. Venlig hilsen, Teamet", "nothing is set"),
    ),
)
