"""Two sentences of the source have one translation.

What it finds: a sentence that translates another source sentence in another message of the brand,
word for word; capitals and marks aside. Nothing where the two source sentences are nearly the same.

Why it hurts: one of the two may be a copy that nobody finished, or a difference that is lost.

Write instead: a translation of its own; or nothing, if the language has one sentence for both.

Source: check catalogue, L10N-REUSED; it needs the index of the brand's wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_index
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._phrases import Phrase, alike, pairs

_ELSEWHERE = gettext_noop("In %(where)s this translates another sentence: “%(other)s”.")
_KIND = "translated"
_NEARLY = 70
"""From here on two source sentences say the same in other words."""


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """Each source sentence under its translation."""
    for mine, its in pairs(member):
        yield _kind(mine), its.text


def _kind(mine: Phrase) -> str:
    return f"{_KIND}:{alike(mine.text)}"


def find(member: Member) -> Iterator[Fault]:
    """Yield each sentence that translates something else elsewhere."""
    index, locale, key = member.family.index, member.variant.locale, member.address.key
    if not len(index):
        return
    for mine, its in pairs(member):
        said = index.said(locale, _kind(mine), but=key)
        if not said or any(_same(its.text, other) for other in said):
            continue
        other = max(said, key=lambda text: (said[text], text))
        where = next(index.where(locale, _kind(mine), other, but=key))
        yield Fault(
            mine.passage,
            mine.start,
            mine.end,
            _ELSEWHERE,
            {"where": str(where), "other": other},
            related=(its.passage, its.start, its.end),
            evidence=f"{alike(mine.text)}:{alike(other)}",
        )


def _same(text: str, other: str) -> bool:
    from rapidfuzz import fuzz  # 2 MB, seldom needed

    return fuzz.token_sort_ratio(alike(text), alike(other)) >= _NEARLY


_PAID = "Your payment has been received."

CHECK = Check(
    id="translation_reused",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("L10N-REUSED",),
    when=with_index,
    find=find,
    observe=observe,
    examples=(
        fails(
            "nb",
            "Vi har mottatt bestillingen din.",
            "elsewhere it is about the order",
            source=_PAID,
            elsewhere=("Vi har mottatt bestillingen din.",),
            elsewhere_source="We have got your order.",
        ),
        fails(
            "pl",
            "Otrzymaliśmy Twoje zamówienie.",
            "elsewhere it is about the order",
            source=_PAID,
            elsewhere=("Otrzymaliśmy Twoje zamówienie!",),
            elsewhere_source="We have got your order.",
        ),
        passes(
            "nb",
            "Vi har mottatt betalingen din.",
            "nearly the same source",
            source=_PAID,
            elsewhere=("Vi har mottatt betalingen din.",),
            elsewhere_source="We received your payment.",
        ),
        passes("pl", "Otrzymaliśmy Twoją płatność.", "nobody else says it", source=_PAID),
    ),
)
