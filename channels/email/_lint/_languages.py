"""The language of a mail, as its tags say."""

from functools import lru_cache

import locales

__all__ = ["direction", "language"]


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """Return the first subtag of what *tag* means ("nb" for "no-NO"); "" for no known tag."""
    try:
        return locales.normalise(tag).partition("-")[0]
    except locales.UnknownLocaleError:
        return ""


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """Return "rtl" or "ltr"; "" for no known tag."""
    try:
        return locales.get(tag).direction
    except locales.UnknownLocaleError:
        return ""
