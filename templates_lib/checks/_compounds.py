"""Whether a longer word is a compound with a given word in it: ``ordrebekreftelse``, ``nettordre``.

No dictionary is asked: the other part must look like a word (a vowel, an onset that a word of the
language can have) and be no ending that makes one word of another (``kontor``, ``medlemskab``).
"""

from __future__ import annotations

import re
from functools import lru_cache

import locales

__all__ = ["compound_with", "compounding"]

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")
_ONSET = re.compile(
    r"(?:bj|bl|br|ch|dj|dr|dv|dw|fj|fl|fn|fr|gj|gl|gn|gr|hj|hv|kj|kl|kn|kr|kv|mj|nj|ph|pl|pr|ps|"
    r"qu|sch(?:r)?|sj|sk[jrv]?|sl|sm|sn|sp[jlr]?|st[jr]?|sv|sw|th|tj|tr|tv|tw|vr|wr|zw|[^\W\d_])?"
    r"[aeiouyæøåäöéèü]"
)
_LEAST = 3


def compounding(locale: str) -> bool:
    """Whether words of the locale are written together."""
    return bool(locales.get(locale).table("compounds"))


def compound_with(text: str, start: int, end: int, locale: str) -> tuple[int, int] | None:
    """The compound that ``text[start:end]`` begins or ends, as a span; ``None`` for none."""
    word = _word_around(text, start, end)
    if word is None or end - start < _LEAST:
        return None
    first, last = word
    front, behind = text[first:start].lower(), text[end:last].lower()
    if bool(front) is bool(behind):
        return None
    if behind and text[end - 1] == "s" and _rules(locale)[0].fullmatch("s" + behind):
        return None  # medlem-skab, and no medlems-kab
    ok = _goes_before(front, locale) if front else _follows(behind, locale)
    return word if ok else None


def _word_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    for match in _WORD.finditer(text, max(text.rfind(" ", 0, start), 0)):
        if match.start() <= start and end <= match.end():
            return match.span()
        if match.start() > start:
            return None
    return None


@lru_cache(maxsize=32)
def _rules(locale: str) -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    table = locales.get(locale).table("compounds")
    endings = "|".join(" ".join(table["endings"]).split())
    prefixes = "|".join(" ".join(table["prefixes"]).split())
    links = tuple(" ".join(table["links"]).split())
    return re.compile(rf"[^\W\d_]?(?:{endings})"), re.compile(f"(?:{prefixes})"), links


def _follows(rest: str, locale: str) -> bool:
    """Whether ``rest`` can be the last part of a compound, behind a linking letter or none."""
    if rest[0] in "-\u2011":
        return len(rest) > 2
    endings, _, links = _rules(locale)
    if endings.fullmatch(rest):
        return False
    return any(
        _like_a_word(rest[len(link) :], endings) for link in ("", *links) if rest.startswith(link)
    )


def _like_a_word(rest: str, endings: re.Pattern[str]) -> bool:
    return len(rest) >= _LEAST and bool(_ONSET.match(rest)) and not endings.fullmatch(rest)


def _goes_before(front: str, locale: str) -> bool:
    """Whether ``front`` can be the first part of a compound: no prefix (``for-estilling``)."""
    if front[-1] in "-\u2011" or front == "e":
        return True
    _, prefixes, _ = _rules(locale)
    return (
        len(front) >= _LEAST
        and bool(re.search("[aeiouyæøåäö]", front))
        and not prefixes.fullmatch(front)
    )
