"""A message is signed with a name that the brand has not approved.

What it finds: behind a closing ("Vennlig hilsen"), a name that is none of the senders which the
brand has set, for the locale or everywhere. Without a setting nothing is said.

Why it hurts: who gets mails from "Kundeservice", "Teamet" and "NordHus AS" takes one for a fraud.

Write instead: an approved sender's name.

Source: check catalogue, FACT-SENDER.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import read
from templates_lib.checks._signed import signed

_UNAPPROVED = gettext_noop("%(here)s is no sender of the brand: sign with %(known)s.")

_SENDERS = Setting(
    name="senders",
    kind="words",
    label=gettext_noop("Sender names"),
    help=gettext_noop("How messages are signed: NordHus, Team NordHus. Empty: any name."),
    default=(),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each signature that is not approved."""
    senders = member.setting(_SENDERS)
    if not isinstance(senders, tuple) or not senders:
        return
    known = {" ".join(each.split()).casefold() for each in senders}
    for each in read(member, signed):
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
