"""A price does not say that VAT is in it.

What it finds: a price in a text whose source says that VAT is included, where the text does not
say so, or says the opposite; and, for a brand that asks for the marker, every price without it in
its sentence. No legal advice.

Why it hurts: customers must be told the price they will pay; two languages that differ in it look
like two prices.

Write instead: the locale's marker beside the price: inkl. mva., inkl. moms, z VAT, incl. btw, inkl.
MwSt., sis. alv, TTC, IVA incluido, IVA inclusa.

Source: check catalogue, LEGAL-VAT; Directive 98/6/EC, articles 2 and 3; NO forskrift om
prisopplysninger (FOR-2012-11-14-1066); DK markedsføringsloven § 13; SE prisinformationslagen; PL
ustawa o informowaniu o cenach towarów i usług; NL Besluit prijsaanduiding producten; DE PAngV § 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._law import prices
from templates_lib.checks._prose import prose

_MISSING = gettext_noop("The source says that VAT is included: say so beside the price.")
_OPPOSITE = gettext_noop("“%(marker)s”: the source says that VAT is included.")
_ASKED = gettext_noop("Say beside the price that VAT is included: the brand asks for it.")

SETTING = Setting(
    "vat_marker",
    "switch",
    gettext_noop("Every price says that VAT is included"),
    gettext_noop("Where a market or the brand asks for the words beside each price."),
    default=False,
)
_TRIGGERS = frozenset("0123456789{")
_NEAR = r"[^\n.!?]{0,12}?"


def find(member: Member) -> Iterator[Fault]:
    """Yield each price without the marker that it needs."""
    tag = member.variant.locale
    if not _vat(tag):
        return
    asked = bool(member.setting(SETTING))
    for passage in member.copy:
        if asked:
            yield from _unmarked(member, passage)
        elif passage.member.source is not None:
            yield from _unlike_source(member, passage)


def _unlike_source(member: Member, passage: Passage) -> Iterator[Fault]:
    source = member.source
    other = source.passage(passage.path) if source else None
    said = _included(source.variant.locale) if source else None
    if source is None or other is None or not said or not said.search(other.text):
        return
    if not _holds(other, said):
        return
    tag = member.variant.locale
    related = (other, 0, len(other.text))
    opposite = _excluded(tag)
    for offset, text, places in passage.spoken:
        match = opposite.search(text) if opposite else None
        if match:
            start, end = places(*match.span())
            marker = {"marker": match[0]}
            yield Fault(passage, offset + start, offset + end, _OPPOSITE, marker, related=related)
            return
    known = (_vat(tag), _included(source.variant.locale))  # the latter: not translated at all
    if any(_holds(each, pattern) for each in member.copy for pattern in known):
        return
    start, end = next(prices(passage), (0, len(passage.text)))
    yield Fault(passage, start, end, _MISSING, related=related, evidence="no VAT marker")


def _unmarked(member: Member, passage: Passage) -> Iterator[Fault]:
    """The first price of each sentence that has no marker, or that of a net price."""
    marker, opposite = _vat(member.variant.locale), _excluded(member.variant.locale)
    found = list(prices(passage))
    if not found or marker is None:
        return
    for offset, text, places in passage.spoken:
        for sentence in prose(text).sentences:
            first, last = places(sentence.start, sentence.end)
            inside = (span for span in found if first <= span[0] - offset < last)
            price = next(inside, None)
            net = opposite.search(sentence.text) if opposite and price else None
            if price and (net or not marker.search(sentence.text)):
                rule = rule_of(member, SETTING)
                yield Fault(passage, *price, _ASKED, evidence="no VAT marker", rule=rule)


def _holds(passage: Passage, pattern: re.Pattern[str] | None) -> bool:
    return bool(pattern) and any(pattern.search(text) for _, text, _ in passage.spoken if pattern)


@lru_cache(maxsize=128)
def _vat(tag: str) -> re.Pattern[str] | None:
    """What finds a word for VAT, with endings: momsen."""
    either = _either(tag, "vat")
    return re.compile(rf"(?<!\w)(?:{either})(?:\w{{0,4}})(?!\w)", re.IGNORECASE) if either else None


@lru_cache(maxsize=128)
def _included(tag: str) -> re.Pattern[str] | None:
    """What finds that it is included."""
    return _beside(tag, "included")


@lru_cache(maxsize=128)
def _excluded(tag: str) -> re.Pattern[str] | None:
    """What finds that it is not."""
    return _beside(tag, "excluded")


def _beside(tag: str, entry: str) -> re.Pattern[str] | None:
    """A word of ``entry`` before the word for VAT, or behind it; or one that means both."""
    vat, words = _either(tag, "vat"), _either(tag, entry)
    if not vat or not words:
        return None
    both = set(locales.get(tag).table("law")["vat"]) & set(locales.get(tag).table("law")[entry])
    alone = "".join(f"|{re.escape(word)}" for word in sorted(both))
    return re.compile(
        rf"(?<!\w)(?:(?:{words})(?!\w)\.?{_NEAR}(?<!\w)(?:{vat})|(?:{vat})(?!\w){_NEAR}(?<!\w)"
        rf"(?:{words}){alone})(?!\w)",
        re.IGNORECASE,
    )


def _either(tag: str, entry: str) -> str:
    return "|".join(map(re.escape, locales.get(tag).table("law").get(entry, ())))


_ASKS = {"settings": {"vat_marker": True}}

CHECK = Check(
    id="vat_marker_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("LEGAL-VAT",),
    triggers=_TRIGGERS,
    settings=(SETTING,),
    find=find,
    examples=(
        fails(
            "nb",
            "Lampen koster 499 kr.",
            "the source says so",
            source="It is NOK 499 incl. VAT.",
        ),
        fails("nl", "Nu € 49,95 excl. btw.", "the opposite", source="Now €49.95 including VAT."),
        fails("da", "Lampen koster 499 kr.", "the brand asks for it", style=_ASKS),
        passes("nb", "Lampen koster 499 kr inkl. mva.", "said", source="NOK 499 incl. VAT."),
        passes("nb", "Lampen koster 499 kr.", "nor does the source", source="The lamp is NOK 499."),
        passes("da", "Lampen koster 499 kr. inkl. moms.", "marked", style=_ASKS),
        passes("pl", "Lampa kosztuje 499 zł.", "the brand does not ask for it"),
    ),
)
