"""A sentence is nearly one that the brand has already.

What it finds: a sentence that is like one of another message in this locale to 85 of a hundred or
more (whatever the order of its words), but not the same. Not where only numbers, values, capitals
or marks differ.

Why it hurts: ten ways to say one thing are ten texts to translate, approve and keep true.

Write instead: the sentence that is approved; or keep yours, if the difference is meant.

Source: check catalogue, STY-DRIFT; likeness is rapidfuzz's token_sort_ratio; it needs the index of
the brand's wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_index
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._phrases import SENTENCE, alike, phrases

_NEARLY = gettext_noop("Nearly what %(where)s says: “%(other)s”.")
_LEAST = 85
_DIFFERS = re.compile(r"\{[^}]*\}|\d+")
"""What differs from message to message for a reason: values and numbers."""


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """Each sentence."""
    for phrase in phrases(member):
        yield SENTENCE, phrase.text


def find(member: Member) -> Iterator[Fault]:
    """Yield each sentence that is nearly another one."""
    index, locale, key = member.family.index, member.variant.locale, member.address.key
    if not len(index):
        return
    for phrase in phrases(member):
        said = index.said(locale, SENTENCE, but=key)
        if phrase.text in said:
            continue
        found = index.near(locale, SENTENCE, phrase.text, least=_LEAST, but=key)
        bare = _bare(phrase.text)
        if not found or any(_bare(like.value) == bare for like in found):
            continue
        best = max(found, key=lambda like: (said[like.value], like.score, like.value))
        where = next(index.where(locale, SENTENCE, best.value, but=key))
        sure = phrase.plain and "{" not in best.value
        yield Fault(
            phrase.passage,
            phrase.start,
            phrase.end,
            _NEARLY,
            {"where": str(where), "other": best.value},
            suggestion=best.value if sure else None,
            evidence=f"{alike(phrase.text)}:{alike(best.value)}",
        )


def _bare(text: str) -> str:
    return _DIFFERS.sub("#", alike(text))


CHECK = Check(
    id="wording_drifted",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("STY-DRIFT",),
    when=with_index,
    find=find,
    observe=observe,
    examples=(
        fails(
            "nb",
            "Takk for at du handler hos oss i dag.",
            "a word is another",
            elsewhere=("Takk for at du handlet hos oss i dag.",),
        ),
        fails(
            "pl",
            "Dziękujemy za zakupy w naszym sklepie.",
            "a word is another",
            elsewhere=("Dziękujemy za zakup w naszym sklepie.",),
        ),
        passes(
            "nb",
            "Takk for at du handlet hos oss i dag!",
            "only the mark differs",
            elsewhere=("Takk for at du handlet hos oss i dag.",),
        ),
        passes(
            "pl",
            "Dostawa potrwa do 5 dni roboczych.",
            "only the number differs",
            elsewhere=("Dostawa potrwa do 3 dni roboczych.",),
        ),
    ),
)
