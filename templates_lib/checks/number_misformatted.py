"""A number is not written as the language writes numbers.

What it finds: a decimal mark or a grouping mark of another language in a number typed by hand, such
as "1,299.50" in Norwegian. Four digits may stand together, and a plain space groups as well as a
no-break space. A short decimal ("4.5") is only looked at where it counts money, per cent or a
unit, since it may be a version or a clause.

Why it hurts: "1,299" is a thousand to one reader and one and a bit to another.

Write instead: the number with the language's marks, or a value with the filter ``number`` or
``money``.

Source: check catalogue, TYP-NUMFMT; CLDR 48, symbols; the table ``thousands`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._facts import Amount
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_WRONG = gettext_noop("Numbers are written otherwise in this language: %(right)s.")
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(rf"\d[\d.,'’{_SPACES}]*\d")
_MARKS = re.compile(rf"[.,'’{_SPACES}]")
_HINT = re.compile(rf"\d[.,'’{_SPACES}]\d")
_GROUPED = re.compile(rf"\d{{1,3}}(?:([.,'’{_SPACES}])\d{{3}})(?:\1\d{{3}})*")
# Short units as they are, and the beginnings of words for units in the languages we curate.
_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:(?:kg|hg|dag|g|mg|km|cm|mm|m|m²|m2|m³|l|dl|cl|ml|GB|MB|TB|kWh|kW|W|°C|%"
    r"|m/s|km/[thu]|[MG]bit/s|[MG]bps)"
    r"(?!\w|\.\w)|(?i:(?:kilo|centi|milli)?(?:gram|met(?:er|r)|lit(?:er|r))\w*|kilo\b|kilom\w+"
    r"|tim(?:er|es?|mar|me)\b|godz\w*|u(?:ur|ren)\b|stunden?\b|hours?\b|tunti\w*|heures?\b|horas?\b"
    r"|or[ea]\b|stj[eä]rn\w*|gwiazd\w*|sterr?en\b|sterne\w*|stars?\b|täh\w+|étoiles?\b|estrellas?\b"
    r"|stell[ea]\b|mil[ij]?[oó]+n\w*|millio\w*|mln\b|mio\b|tommer\b|cal[ai]\b|inch\w*|zoll\b|tum\b"
    r"|pro[sc]ent\w*|prozent\w*|øre\b|öre\b|grosz\w*|cents?\b))"
)
_SHORT = 2
_GROUP = 3


@dataclass(frozen=True, slots=True)
class _Style:
    """How a locale writes numbers. ``groups``: the marks that may group, the best first."""

    decimal: str
    group: str
    groups: frozenset[str]
    least: int


@lru_cache(maxsize=512)
def _style(tag: str) -> _Style:
    locale = locales.get(tag)
    signs = locale.babel.number_symbols["latn"]
    group = str(signs["group"])
    marks = {*locale.table("thousands").get("marks", ()), group}
    if marks & set(_SPACES):
        marks |= set(_SPACES)
    least = 1000 * 10 ** (locale.babel.minimum_grouping_digits - 1)
    return _Style(str(signs["decimal"]), group, frozenset(marks), least)


def find(member: Member) -> Iterator[Fault]:
    """Yield each number with marks of another language."""
    if not member.locale.table("thousands"):
        return
    style = _style(member.locale.tag)
    for passage in member.copy:
        if not _HINT.search(passage.text):
            continue
        facts = passage.facts
        for amount in (*facts.numbers, *facts.percents):
            if amount.firm and len(amount.written) > _SHORT:
                percent = amount in facts.percents
                yield from _judged(passage, amount, style, exact=percent or bool(amount.currency))


def _judged(passage: Passage, amount: Amount, style: _Style, *, exact: bool) -> Iterator[Fault]:
    match = _NUMBER.search(passage.text, amount.start, amount.end)
    if match is None or not _MARKS.search(match[0]):
        return
    unit = bool(_UNIT.match(passage.text, match.end()))
    thousands = bool(amount.currency) or (match[0].endswith("000") and not unit)
    thousands = thousands or _is_copied(passage, match[0], style)
    right = _right(match[0], style, exact=exact or unit, thousands=thousands)
    if right is None or right == match[0]:
        return
    if passage.member.channel.plain_typography or passage.spec.plain_typography:
        right = re.sub(f"[{_SPACES}]", " ", right)
    start, end = match.span()
    yield Fault(passage, start, end, _WRONG, {"right": right}, suggestion=right)


def _is_copied(passage: Passage, written: str, style: _Style) -> bool:
    """Whether the source has thousands that are written so: "12,480" means twelve and a bit where
    the comma is the decimal mark."""
    source = passage.member.source
    other = source.passage(passage.path) if source else None
    if source is None or other is None or written not in other.text:
        return False
    theirs = _style(source.locale.tag)
    return style.decimal != theirs.decimal and set(_MARKS.findall(written)) == {theirs.group}


def _right(written: str, style: _Style, *, exact: bool, thousands: bool) -> str | None:
    """The number as the locale writes it; None where it is right, or may be no number.

    ``exact``: it counts something, and so is no version. Three digits behind the locale's own
    decimal mark are decimals of a weight; ``thousands``: they are none of a price, nor are 000.
    """
    marks = _MARKS.findall(written)
    last = written.rindex(marks[-1])
    two_kinds = marks[-1] in ".," and marks.count(marks[-1]) == 1 and len(marks) > 1
    if _GROUPED.fullmatch(written):
        if marks == [style.decimal]:
            exact = thousands
        decimal, whole, fraction = "", written, ""
    elif two_kinds or (len(marks) == 1 and marks[0] in ".,"):
        decimal, whole, fraction = marks[-1], written[:last], written[last + 1 :]
    else:
        return None
    groups = set(_MARKS.findall(whole))
    if groups <= style.groups and decimal in ("", style.decimal):
        return None
    if not (exact or two_kinds or len(marks) > 1):
        return None
    return _grouped(_MARKS.sub("", whole), style) + (style.decimal + fraction if decimal else "")


def _grouped(digits: str, style: _Style) -> str:
    if int(digits) < style.least:
        return digits
    head = len(digits) % _GROUP or _GROUP
    groups = [digits[:head], *(digits[i : i + _GROUP] for i in range(head, len(digits), _GROUP))]
    return style.group.join(groups)


CHECK = Check(
    id="number_misformatted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-NUMFMT",),
    find=find,
    triggers=frozenset("0123456789"),
    examples=(
        fails("nb", "Lampen koster 1,299.50 kr.", "English marks"),
        fails("pl", "Lampa kosztuje 1,299.50 EUR.", "English marks"),
        fails("da", "Lampen koster 99.50 kr.", "a decimal point in money"),
        fails("nl", "Weegt 2.5 kg.", "a decimal point before a unit"),
        fails("en", "It costs EUR 1.299,50.", "continental marks"),
        passes("nb", "Lampen koster 1 299,50 kr.", "a space groups"),
        passes("da", "Lampen koster 1.299,50 kr.", "a point groups"),
        passes("pl", "Lampa kosztuje 1299,50 zł.", "four digits together"),
        passes("nl", "Nu ook voor versie 4.5 van de app.", "a version"),
        passes("en", "It costs £1,299.50.", "English marks in English"),
    ),
)
