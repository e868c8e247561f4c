"""A brand's names in a text, whatever their capitals, a space or a hyphen inside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Mention", "ending", "mentions"]

_JOINT = "[\\s\u00a0\\-\u2010\u2011]"
_JOINTS = re.compile(_JOINT)
_BEFORE = r"(?<![\w#@/.\u0300-\u036f])"
_AFTER = r"(?![\w@\u0300-\u036f]|\.\w|-\d)"
_POLISH = r"a|u|owi|em|iem|ie|y|i|ów|om|ami|ach|ę|ą|o"
_ENDINGS = {"pl": _POLISH, "fi": r":?[a-zäö]{1,5}", "nb": "s", "nn": "s", "da": "s", "sv": "s",
            "de": "s|n", "nl": "s"}  # fmt: skip
_SPLIT_FROM = 6
"""Letters of a name that may be torn in two somewhere; each half has at least three."""


@dataclass(frozen=True)
class Mention:
    """A name at ``start:end``, written as ``text``; ``names`` are the ways it may be written.

    ``ending`` is what inflects it there, ``possessive`` the same with an apostrophe before it.
    """

    names: tuple[str, ...]
    text: str
    start: int
    end: int
    ending: str
    possessive: str

    @property
    def joined(self) -> bool:
        """Whether it is written in one word."""
        return not _JOINTS.search(self.text)


def ending(name: str, form: str, language: str) -> bool:
    """Whether ``form`` is ``name`` with an ending of the language, capitals left aside."""
    low, stem = form.casefold(), name.casefold()
    if language == "pl" and stem[-1:] in "aeo":
        stem = stem[:-1]
    rest = _ENDINGS.get(language, "s")
    return low.startswith(stem) and bool(re.fullmatch(f"(?:{rest})?", low[len(stem) :]))


def mentions(text: str, names: tuple[str, ...], language: str) -> Iterator[Mention]:
    """Each of the names in ``text``. Addresses must be blanked before."""
    found = _pattern(names, language)
    if found is None:
        return
    pattern, firsts, by_key = found
    if all(_as_written(text, text.lower(), name, first) for name, first in firsts):
        return
    for match in pattern.finditer(text):
        core = match["core"]
        known = by_key.get(_key(core), ())
        if known:
            start, end = match.span("core")
            tail, possessive = match["tail"] or "", match["possessive"] or ""
            yield Mention(known, core, start, end, tail, possessive)


def _as_written(text: str, low: str, name: str, first: str) -> bool:
    """Whether the text holds the name only as it is written, and no genitive with an apostrophe:
    what nearly every text can be told by without a pattern."""
    begun = low.count(first)
    if not begun:
        return True
    whole = text.count(name)
    return whole == begun and not (whole and ("'" in text or "’" in text))


def _key(name: str) -> str:
    return _JOINTS.sub("", unicodedata.normalize("NFC", name)).lower()


_Found = tuple[re.Pattern[str], tuple[tuple[str, str], ...], dict[str, tuple[str, ...]]]


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...], language: str) -> _Found | None:
    by_key: dict[str, tuple[str, ...]] = {}
    for name in names:
        if len(_key(name)) > 2:  # two letters are a word of many languages
            by_key[_key(name)] = (*by_key.get(_key(name), ()), name)
    if not by_key:
        return None
    written = [name for same in by_key.values() for name in same]
    cores = "|".join(_core(name) for name in sorted(written, key=len, reverse=True))
    tail = _ENDINGS.get(language, "")
    pattern = re.compile(
        rf"{_BEFORE}(?P<core>{cores})(?:(?P<possessive>['’]s?)|(?P<tail>{tail}))?{_AFTER}",
        re.IGNORECASE,
    )
    return pattern, tuple((name, _first(name)) for name in written), by_key


def _first(name: str) -> str:
    """What the name begins with however it is written."""
    return name[:3].lower() if len(_parts(name)) == 1 else _parts(name)[0].lower()


def _core(name: str) -> str:
    """The name with a joint allowed where its parts meet: Nord|Hus, Nordhus|Pluss."""
    parts = _parts(name)
    pattern = f"{_JOINT}?".join(re.escape(part) for part in parts)
    if len(parts) == 1 and len(name) >= _SPLIT_FROM and name.isalpha():
        torn = (f"{name[:at]}{_JOINT}{name[at:]}" for at in range(3, len(name) - 2))
        pattern = "|".join((pattern, *torn))
    return pattern


def _parts(name: str) -> list[str]:
    """The humps of a name: Nord, Hus; what stands between two words joins them."""
    parts: list[str] = []
    for word in filter(None, _JOINTS.split(unicodedata.normalize("NFC", name))):
        begun = 0
        for place in range(1, len(word)):
            if word[place].isupper() and word[place - 1].islower():
                parts.append(word[begun:place])
                begun = place
        parts.append(word[begun:])
    return parts
