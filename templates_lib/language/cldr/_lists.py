"""Lists of texts in one phrase: "a, b and c"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from locales import CldrLocale

# CLDR's patterns cannot look at the words. What ICU's ListFormatter knows besides, ECMA-402 writes
# too: Spanish "y" is "e" before the sound of i, "o" is "u" before that of o, and Hebrew puts a
# hyphen between its own "and" and a word of another script.
_SOUNDS_I = re.compile("i|hi(?![ae])", re.I)
_SOUNDS_O = re.compile("h?o|8|11(?= |$)", re.I)


def format_list(items: Sequence[str], locale: CldrLocale, style: str = "standard") -> str:
    """Join ``items`` as the locale does, by "and" or (``or``) by "or"; none is an empty text."""
    if len(items) < 2:
        return "".join(items)
    patterns: Mapping[str, str] = locale.list_patterns[style]
    fit = _FITTED.get(locale.language, _as_it_is)
    *most, last = items
    if len(most) == 1:
        return _joined(fit(patterns["2"], last), most[0], last)
    text = _joined(patterns["start"], most[0], most[1])
    for item in most[2:]:
        text = _joined(patterns["middle"], text, item)
    return _joined(fit(patterns["end"], last), text, last)


def _joined(pattern: str, left: str, right: str) -> str:
    # Both at once: an item may have braces in it.
    return re.sub(r"\{([01])\}", lambda gap: right if gap[1] == "1" else left, pattern)


def _as_it_is(pattern: str, item: str) -> str:
    return pattern


def _spanish(pattern: str, item: str) -> str:
    if _SOUNDS_I.match(item):
        return pattern.replace(" y {1}", " e {1}")
    return pattern.replace(" o {1}", " u {1}") if _SOUNDS_O.match(item) else pattern


def _hebrew(pattern: str, item: str) -> str:
    is_hebrew = unicodedata.name(item[:1], "").startswith("HEBREW")
    return pattern if is_hebrew else pattern.replace("ו{1}", "ו-{1}")


_FITTED: Mapping[str, Callable[[str, str], str]] = {"es": _spanish, "he": _hebrew}
