"""A phone number is not the brand's.

What it finds: a number that is not among the brand's own, an error when it is one of them with a
slip of one or two digits; without a list of the brand's numbers, a number that contradicts another
channel of this locale, or differs from the source's by such a slip.

Why it hurts: the customer who needs help rings a stranger.

Write instead: the brand's number; or add this one to the brand's numbers.

Source: check catalogue, FACT-PHONE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._distance import within
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._phones import Phone, phones
from templates_lib.checks._read import DIGITS, Found, read

_UNKNOWN = gettext_noop(
    "%(here)s is none of the brand's phone numbers: write %(known)s, or add it to them."
)
_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s text.")

_SLIP = 2
_COUNTRY = 3
"""At most as many digits has a country's code."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each number that is not the brand's, or not the siblings'."""
    here = [each for each in read(member, phones, DIGITS) if each.fact.e164]
    if not here:
        return
    if member.family.guide.phones:
        yield from _unknown(here, member)
    else:
        faults = list(_slips(member, here))
        yield from faults or _between_channels(member, here)


def _unknown(here: Sequence[Found[Phone]], member: Member) -> Iterator[Fault]:
    known = member.family.guide.phones
    digits = ["".join(c for c in number if c.isdecimal()).lstrip("0") for number in known]
    for each in here:
        if not any(_same(each.fact.digits, one) for one in digits):
            near = [n for n, d in zip(known, digits, strict=True) if _slipped(each.fact.digits, d)]
            yield Fault(
                each.passage,
                each.start,
                each.end,
                _UNKNOWN,
                {"here": each.fact.written, "known": ", ".join(near or known)},
                severity=Severity.ERROR if near else Severity.WARNING,
                evidence=each.fact.digits,
                rule="phones",
            )


def _same(one: str, other: str) -> bool:
    """Equal, or equal without a country's code: the brand's number, as dialled at home."""
    short, long = sorted((one, other), key=len)
    return one == other or (
        long.endswith(short[_COUNTRY:]) and len(long) - len(short) <= _COUNTRY
        and one[-7:] == other[-7:]
    )  # fmt: skip


def _slipped(one: str, other: str) -> bool:
    """As many digits, and nearly the same: another country's number is none of ours gone wrong."""
    return one != other and len(one) == len(other) and within(one, other, _SLIP)


def _slips(member: Member, here: Sequence[Found[Phone]]) -> Iterator[Fault]:
    reference = member.reference
    if reference is None or not comparable(member, reference):
        return
    there = [each for each in read(reference, phones, DIGITS) if each.fact.e164]
    told = {each.fact.digits for each in there}
    for mine in here:
        for theirs in there:
            if mine.fact.digits not in told and _slipped(mine.fact.digits, theirs.fact.digits):
                yield _fault(mine, theirs, reference.variant.locale)
                break


def _between_channels(member: Member, here: Sequence[Found[Phone]]) -> Iterator[Fault]:
    numbers = {each.fact.digits for each in here}
    for other in member.earlier_channels:
        there = [each for each in read(other, phones, DIGITS) if each.fact.e164]
        theirs = {each.fact.digits for each in there}
        if len(numbers) == len(theirs) == 1 and numbers != theirs:
            yield _fault(here[0], there[0], other.channel.label)
            return


def _fault(mine: Found[Phone], theirs: Found[Phone], other: str) -> Fault:
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        _DIFFERS,
        {"here": mine.fact.written, "there": theirs.fact.written, "other": other},
        severity=Severity.WARNING,
        related=theirs.side,
        evidence=f"{mine.fact.digits}≠{theirs.fact.digits}",
    )


_BRAND = {"phones": ["+4722123456"]}

CHECK = Check(
    id="fact_phone_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-PHONE",),
    triggers=DIGITS,
    find=find,
    examples=(
        fails("nb", "Ring oss på 22 12 34 65.", "two digits swapped", brand=_BRAND),
        fails("pl", "Zadzwoń: +48 22 765 43 21.", "somebody else's", brand=_BRAND),
        fails("da", "Ring +47 22 12 34 57.", "one digit", source="Call +47 22 12 34 56."),
        passes("nb", "Ring oss på 22 12 34 56.", "the brand's", brand=_BRAND),
        passes("pl", "Zadzwoń: +47 22123456.", "with its country's code", brand=_BRAND),
        passes("da", "Ring +45 33 12 34 56.", "its own", source="Call +47 22 12 34 56."),
    ),
)
