"""What locales are called, and which one was probably meant."""

from difflib import get_close_matches
from functools import cache

from babel.localedata import locale_identifiers

from locales._cldr import CldrLocale
from locales._data import curated
from locales._tags import MAX_LENGTH, canonical, cldr

__all__ = ["autonym", "english_name", "suggestions"]


def autonym(tag: str) -> str:
    """Return the name of canonical *tag* in its own language: "norsk bokmål"."""
    return _name(tag, cldr(tag))


def english_name(tag: str) -> str:
    """Return the name of canonical *tag* in English: "Norwegian Bokmål"."""
    return _name(tag, CldrLocale("en"))


def suggestions(identifier: object) -> tuple[str, ...]:
    """Return at most three tags that *identifier* may stand for, best first.

    Tags, English names and the autonyms of curated locales are compared, so that "Polsk"
    and "norwegian" lead somewhere.
    """
    if not isinstance(identifier, str):
        return ()
    wanted = identifier[:MAX_LENGTH].strip().replace("_", "-").casefold()
    named = _tags_by_name()
    starts = [name for name in named if len(wanted) > 3 and name.startswith(wanted)]
    close = get_close_matches(wanted, named, n=9, cutoff=0.7)
    found = [named[name] for name in [*starts, *close]]
    ours = [tag for tag in found if tag in curated()]
    return tuple(dict.fromkeys([*ours, *found]))[:3]


@cache
def _tags_by_name() -> dict[str, str]:
    """Map every name to its tag; a curated locale wins a name that it shares.

    The autonyms are those of curated locales: each other one would have to be read for its
    own, and a thousand of them take seconds and stay in memory.
    """
    tags = {canonical(identifier) for identifier in locale_identifiers()}
    known = sorted(tag for tag in tags if tag is not None)
    named = [(name, tag) for tag in [*known, *curated()] for name in _names_in_english(tag)]
    named += [(autonym(tag), tag) for tag in curated()]
    return {name.casefold(): tag for name, tag in named}


def _names_in_english(tag: str) -> tuple[str, ...]:
    return (tag,) if "-" in tag else (tag, english_name(tag))


def _name(tag: str, reader: CldrLocale) -> str:
    """Name *tag* in the words of *reader*; script and territory only when the tag has them."""
    language, *rest = tag.split("-")
    name = str(reader.languages.get(language, language))
    details = [
        (reader.scripts if len(part) == 4 else reader.territories).get(part, part) for part in rest
    ]
    return f"{name} ({', '.join(details)})" if details else name
