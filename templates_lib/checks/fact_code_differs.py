"""A voucher code is not the one that holds.

What it finds: a code, introduced by a word for it (``koden SPRING20``), that is not among the codes
which the brand has set for this locale; a code that contradicts another channel of this locale;
and against the source: the same letters with other digits, digits that say another discount, the
source's code left beside the localised one, and a code that is lost. A code translated for the
market (SPRING20, VAAR20) is no fault.

Why it hurts: the checkout refuses the code, and the customer leaves or writes to support.

Write instead: the code that holds here.

Source: check catalogue, FACT-CODE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._codes import MAYBE_CODE, Code, codes, may_hold_codes, tokens
from templates_lib.checks._comparison import comparable
from templates_lib.checks._distance import within
from templates_lib.checks._facts import mentions
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import Found, read

_UNKNOWN = gettext_noop("%(code)s is not a code of the brand here: use one of %(known)s.")
_DIFFERS = gettext_noop("The code is %(here)s here, but %(there)s in the %(other)s text.")
_BOTH = gettext_noop("%(here)s is the code of the %(other)s text; this text has its own besides.")
_MISSING = gettext_noop("The %(other)s text gives the code %(there)s; this text gives none.")

_CODES = Setting(
    name="voucher_codes",
    kind="words",
    label=gettext_noop("Voucher codes"),
    help=gettext_noop("The codes that hold in this locale: VAAR20. Empty: any code."),
    default=(),
)
_DIGITS = re.compile(r"\d+")
_ANY_CODE = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[A-Z])[A-Z\d-]{4,}(?!\w)")


def find(member: Member) -> Iterator[Fault]:
    """Yield each code that does not hold."""
    reference = member.reference
    if not _may_hold_codes(member) and not (reference and _may_hold_codes(reference)):
        return
    here = read(member, codes)
    known = member.setting(_CODES)
    if isinstance(known, tuple) and known:
        yield from _unknown(here, known, member)
        return
    faults = list(_between_locales(member, here))
    yield from faults
    if not faults and here:
        yield from _between_channels(member, here)


def _may_hold_codes(member: Member) -> bool:
    return any(may_hold_codes(passage.text) for passage in member.copy)


def _unknown(
    here: Sequence[Found[Code]], known: tuple[str, ...], member: Member
) -> Iterator[Fault]:
    for each in here:
        code = each.fact.code
        if code not in known:
            near = [one for one in known if within(one, code, 2)]
            yield Fault(
                each.passage,
                each.start,
                each.end,
                _UNKNOWN,
                {"code": code, "known": ", ".join(known)},
                severity=Severity.ERROR,
                suggestion=near[0] if len(near) == 1 else None,
                rule=f"locales.{member.style.locale}.settings.voucher_codes",
            )


def _between_locales(member: Member, here: Sequence[Found[Code]]) -> Iterator[Fault]:
    reference = member.reference
    if reference is None or not comparable(member, reference):
        return
    there = read(reference, codes)
    names, theirs = _names(here), _names(there)
    if len(theirs) != 1:
        yield from _other_digits(member, reference)
        return
    other, (source,) = reference.variant.locale, theirs
    if source in names and len(names) > 1:
        each = next(each for each in here if each.fact.code == source)
        yield _fault(each, there[0], _BOTH, other, Severity.WARNING)
    elif len(names) == 1 and source not in names:
        if _same_letters(here[0].fact.code, source):
            yield _fault(here[0], there[0], _DIFFERS, other, Severity.ERROR)
        elif _says_another_number(here[0], there[0]):
            yield _fault(here[0], there[0], _DIFFERS, other, Severity.WARNING)
    elif not names and _must_give_one(member):
        where = member.passage(there[0].passage.path) or there[0].passage
        params = {"there": source, "other": other}
        yield Fault(
            where, 0, len(where.text), _MISSING, params, related=there[0].side,
            severity=Severity.WARNING, evidence=f"-{source}",
        )  # fmt: skip


def _other_digits(member: Member, reference: Member) -> Iterator[Fault]:
    """What looks like a code, and has the letters of one there, but other digits."""
    here = read(member, tokens)
    there = read(reference, tokens) if here else ()
    told, theirs = set(_names(here)), set(_names(there))
    for mine in here:
        for other in there if mine.fact.code not in theirs else ():
            if other.fact.code not in told and _same_letters(mine.fact.code, other.fact.code):
                locale = reference.variant.locale
                yield _fault(mine, other, _DIFFERS, locale, Severity.ERROR)
                break


def _names(found: Sequence[Found[Code]]) -> list[str]:
    return list(dict.fromkeys(each.fact.code for each in found))


def _same_letters(one: str, other: str) -> bool:
    return _DIGITS.sub("#", one) == _DIGITS.sub("#", other)


def _says_another_number(mine: Found[Code], theirs: Found[Code]) -> bool:
    """Whether the source's digits are its discount, and ours are no number of our text."""
    here, there = _DIGITS.findall(mine.fact.code), _DIGITS.findall(theirs.fact.code)
    return (
        here != there
        and set(there) <= set(_DIGITS.findall(_without(theirs)))
        and not set(here) <= set(_DIGITS.findall(_without(mine)))
        and bool(there)
    )


def _without(each: Found[Code]) -> str:
    return each.text.replace(each.fact.code, "")


def _must_give_one(member: Member) -> bool:
    """Whether nothing in the text could be a code, in a language whose word for it we know."""
    if not member.locale.table("fact_words") or any(use.printed for use in member.uses):
        return False
    if any("code" in each.fact.entries for each in read(member, mentions)):
        return False
    return not any(_ANY_CODE.search(passage.text) for passage in member.passages)


def _between_channels(member: Member, here: Sequence[Found[Code]]) -> Iterator[Fault]:
    for other in member.earlier_channels:
        there = read(other, codes)
        if there and set(_names(here)).isdisjoint(_names(there)):
            yield _fault(here[0], there[0], _DIFFERS, other.channel.label, Severity.ERROR)
            return


def _fault(
    mine: Found[Code], theirs: Found[Code], msgid: str, other: str, severity: Severity
) -> Fault:
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        msgid,
        {"here": mine.fact.code, "there": theirs.fact.code, "other": other},
        severity=severity,
        related=theirs.side,
        evidence=f"{mine.fact.code}≠{theirs.fact.code}",
    )


_SPRING = "20% off with the code SPRING20."


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.beside or bool(circumstances.setting(_CODES))


CHECK = Check(
    id="fact_code_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-CODE",),
    settings=(_CODES,),
    when=_may_be,
    sign=MAYBE_CODE,
    sign_source=MAYBE_CODE,
    find=find,
    examples=(
        fails("nb", "20 % rabatt med koden SPRING25.", "other digits", source=_SPRING),
        fails("pl", "20% rabatu z kodem WIOSNA15.", "15 is not the discount", source=_SPRING),
        fails("da", "Koden VAAR20 giver 20 %. Skriv koden SPRING20.", "both", source=_SPRING),
        fails(
            "nl",
            "Gebruik de code ZOMER20.",
            "another code in the mail",
            more=(
                {
                    "channel": "email",
                    "locale": "nl",
                    "content": {
                        "subject": "Je code: LENTE20",
                        "body": [{"type": "text", "text": "Tot snel!"}],
                    },
                },
            ),
        ),
        fails(
            "nb",
            "Bruk koden VAAR25.",
            "VAAR20 holds",
            style={"settings": {"voucher_codes": ["VAAR20"]}},
        ),
        passes("nb", "20 % rabatt med koden VAAR20.", "translated", source=_SPRING),
        passes("pl", "20% rabatu z kodem SPRING20.", "kept", source=_SPRING),
        passes(
            "da",
            "Brug koden VAAR20.",
            "it holds",
            style={"settings": {"voucher_codes": ["VAAR20"]}},
        ),
    ),
)
