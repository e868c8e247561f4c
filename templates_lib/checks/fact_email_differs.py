"""An e-mail address is not the brand's.

What it finds: an address at one of the brand's domains that is not among the brand's own, and one
elsewhere that is one of them with a slip of one or two letters; without a list of the brand's
addresses, a slip against the source or another channel.

Why it hurts: the customer's letter comes back, or is read by a stranger.

Write instead: the brand's address; or add this one to the brand's addresses.

Source: check catalogue, FACT-EMAIL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._distance import within
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import Found, read

_UNKNOWN = gettext_noop(
    "%(here)s is none of the brand's addresses: write %(known)s, or add it to them."
)
_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s text.")

_SLIP = 2
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}}(?!\w)")


@dataclass(frozen=True)
class _Email:
    address: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.address.casefold()


@lru_cache(maxsize=4_000)
def _emails(text: str, tag: str) -> tuple[_Email, ...]:
    return tuple(_Email(m[0], *m.span()) for m in _ADDRESS.finditer(text)) if "@" in text else ()


def find(member: Member) -> Iterator[Fault]:
    """Yield each address that is not the brand's, or not the siblings'."""
    here = read(member, _emails)
    if not here:
        return
    known = {address.casefold(): address for address in member.family.guide.emails}
    if known:
        yield from _unknown(here, known, member)
        return
    reference = member.reference
    if reference is not None and comparable(member, reference):
        yield from _slips(here, read(reference, _emails), reference.variant.locale)
    for other in member.earlier_channels:
        yield from _slips(here, read(other, _emails), other.channel.label)


def _unknown(
    here: Sequence[Found[_Email]], known: dict[str, str], member: Member
) -> Iterator[Fault]:
    domains = tuple(domain.casefold() for domain in member.family.guide.domains)
    for each in here:
        address = each.fact.folded
        host = address.rpartition("@")[2]
        ours = any(host == domain or host.endswith(f".{domain}") for domain in domains)
        near = [own for folded, own in known.items() if within(folded, address, _SLIP)]
        if address not in known and (ours or near):
            yield Fault(
                each.passage,
                each.start,
                each.end,
                _UNKNOWN,
                {"here": each.fact.address, "known": ", ".join(near or known.values())},
                suggestion=near[0] if len(near) == 1 else None,
                rule="emails",
            )


def _slips(
    here: Sequence[Found[_Email]], there: Sequence[Found[_Email]], other: str
) -> Iterator[Fault]:
    told = {each.fact.folded for each in there}
    mine = {each.fact.folded for each in here}
    for each in here:
        for one in there:
            if each.fact.folded in told or one.fact.folded in mine:
                continue
            if _is_slip(each.fact.folded, one.fact.folded):
                yield Fault(
                    each.passage,
                    each.start,
                    each.end,
                    _DIFFERS,
                    {"here": each.fact.address, "there": one.fact.address, "other": other},
                    related=one.side,
                    evidence=f"{each.fact.address}≠{one.fact.address}",
                )
                break


def _is_slip(one: str, other: str) -> bool:
    """One letter, and not in the country's part: hjelp@ and help@, .no and .nl are meant."""
    (name, _, host), (their_name, _, their_host) = one.partition("@"), other.partition("@")
    if host.rpartition(".")[2] != their_host.rpartition(".")[2]:
        return False
    return (name == their_name) != (host == their_host) and (
        within(host, their_host, 1) if name == their_name else sorted(name) == sorted(their_name)
    )


_BRAND = {"emails": ["hjelp@nordhus.example"], "domains": ["nordhus.example"]}

CHECK = Check(
    id="fact_email_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-EMAIL",),
    triggers=frozenset("@"),
    find=find,
    examples=(
        fails("nb", "Skriv til hjlep@nordhus.example.", "a slip", brand=_BRAND),
        fails("pl", "Napisz: info@nordhus.example.", "none of the brand's", brand=_BRAND),
        fails("da", "Skriv: a@nordhsu.example.", "a slip", source="Write: a@nordhus.example."),
        passes("nb", "Skriv til hjelp@nordhus.example.", "the brand's", brand=_BRAND),
        passes("pl", "Napisz: anna@poczta.example.", "somebody else's", brand=_BRAND),
        passes("da", "Skriv: hej@nordhus.example.", "its own", source="hello@nordhus.example"),
    ),
)
