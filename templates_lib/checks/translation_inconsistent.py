"""One sentence of the source is translated in two ways.

What it finds: a sentence whose source stands word for word in another message of the brand too,
where its translation in this locale is another; capitals and marks aside. A warning where the
other translation has been written more often, else for information.

Why it hurts: one thing said in two ways looks like two things, and both must be kept up.

Write instead: the translation that the other messages have; or change it there.

Source: check catalogue, L10N-INCONSIST; it needs the index of the brand's wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_index
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._phrases import Phrase, alike, pairs

_ELSEWHERE = gettext_noop(
    "The same source sentence is “%(other)s” in %(count)s other texts (such as %(where)s)."
)
_KIND = "translation"


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """Each sentence under that of its source."""
    for mine, its in pairs(member):
        yield _kind(its), mine.text


def _kind(source: Phrase) -> str:
    language = source.passage.member.variant.locale
    return f"{_KIND}:{language}:{alike(source.text)}"


def find(member: Member) -> Iterator[Fault]:
    """Yield each sentence that is translated otherwise elsewhere."""
    index, key = member.family.index, member.address.key
    if not len(index):
        return
    for mine, its in pairs(member):
        kind = _kind(its)
        said = index.said(member.variant.locale, kind, but=key)
        own = sum(count for text, count in said.items() if alike(text) == alike(mine.text))
        others = {text: count for text, count in said.items() if alike(text) != alike(mine.text)}
        if not others:
            continue
        usual = max(others, key=lambda text: (others[text], text))
        if others[usual] <= own:
            continue
        where = next(index.where(member.variant.locale, kind, usual, but=key))
        sure = mine.plain and "{" not in usual
        yield Fault(
            mine.passage,
            mine.start,
            mine.end,
            _ELSEWHERE,
            {"other": usual, "count": str(others[usual]), "where": str(where)},
            severity=None if others[usual] > 1 else Severity.INFO,
            suggestion=usual if sure else None,
            related=(its.passage, its.start, its.end),
            evidence=f"{alike(mine.text)}:{alike(usual)}",
        )


_SOURCE = "Your order is on its way to you."

CHECK = Check(
    id="translation_inconsistent",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("L10N-INCONSIST",),
    when=with_index,
    find=find,
    observe=observe,
    examples=(
        fails(
            "nb",
            "Bestillingen din er på vei.",
            "two other messages say it otherwise",
            source=_SOURCE,
            elsewhere=("Ordren din er på vei til deg.",) * 2,
        ),
        fails(
            "pl",
            "Twoje zamówienie jest w drodze.",
            "another message says it otherwise",
            source=_SOURCE,
            elsewhere=("Zamówienie jedzie już do Ciebie.",),
        ),
        passes(
            "nb",
            "Bestillingen din er på vei.",
            "as in another message",
            source=_SOURCE,
            elsewhere=("Bestillingen din er på vei!",),
        ),
        passes("pl", "Twoje zamówienie jest w drodze.", "nobody else says it", source=_SOURCE),
    ),
)
