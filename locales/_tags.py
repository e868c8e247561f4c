"""From what people write for a locale to one canonical BCP 47 tag.

``nb_NO``, ``NB-no`` and ``no`` are all ``nb``; ``pl-PL`` is ``pl``; ``de-AT`` stays. The rule
is "remove likely subtags" of Unicode Technical Standard 35, part 1, section 4.3, over the
data that Babel carries from CLDR.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global
from babel.localedata import exists

from locales._cldr import CldrLocale
from locales._data import aliases
from locales._formats import ADOPTED

__all__ = ["MAX_LENGTH", "canonical", "cldr", "parent", "territory"]

# No tag of language, script and region is longer than 11; a longer identifier is no tag.
MAX_LENGTH = 35

# RFC 5646 section 2.1. Variants and extensions ("-u-ca-gregory") choose no other wording.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
)


class Subtags(NamedTuple):
    """The parts of a tag; script and region are "" where the tag has none."""

    language: str
    script: str = ""
    region: str = ""

    def join(self, separator: str) -> str:
        return separator.join(part for part in self if part)


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str | None:
    """Return the one tag that *tag* means, or None when it means none that CLDR knows."""
    tidy = tag[: MAX_LENGTH + 1].strip().replace("_", "-").lower()
    subtags = _split(aliases().get(tidy, tidy))
    if subtags is None:
        return None
    subtags = _unaliased(subtags)
    return _minimised(subtags).join("-") if _is_known(subtags) else None


@lru_cache(maxsize=4096)
def parent(tag: str) -> str | None:
    """Return the tag that canonical *tag* inherits from by CLDR, or None below the root."""
    full = _maximised(_known(tag))
    language, script, region = _known(tag)
    own_script = full.script if full.script != _maximised(Subtags(language)).script else ""
    listed = get_global("parent_exceptions").get(Subtags(language, script, region).join("_"))
    if listed is not None and str(listed).split("_")[0] == language:
        return canonical(str(listed))
    if region:
        nearest = canonical(Subtags(language, own_script).join("-"))
        return nearest if nearest != tag else None
    return None


def cldr(tag: str) -> CldrLocale:
    """Return the formats of canonical *tag*, or of the nearest one that CLDR describes.

    Polish read in Iceland (``pl-IS``) is a real audience that CLDR has no file for: it is
    written as Polish is.
    """
    subtags = _known(tag)
    full = _maximised(subtags)
    nearer = (
        subtags,
        full,
        Subtags(full.language, full.script),
        Subtags(full.language),
    )
    identifiers = [step.join("_") for step in nearer]
    return CldrLocale.of(next(each for each in identifiers if exists(each) or each in ADOPTED))


def territory(tag: str) -> str:
    """Return where canonical *tag* is mostly at home (ISO 3166-1), or "" where CLDR has no row."""
    region = _maximised(_known(tag)).region
    return region if region.isalpha() else ""


def _split(tag: str) -> Subtags | None:
    match = _TAG.fullmatch(tag.lower())
    if match is None:
        return None
    script, region = match["script"] or "", match["region"] or ""
    return Subtags(match["language"], script.title(), region.upper())


def _known(tag: str) -> Subtags:
    subtags = _split(tag)
    if subtags is None:
        raise ValueError(f"{tag!r} is not a canonical tag")
    return subtags


def _is_known(subtags: Subtags) -> bool:
    words = CldrLocale("en")
    return (
        exists(subtags.language)
        and (not subtags.script or subtags.script in words.scripts)
        and (not subtags.region or subtags.region in words.territories)
        and subtags.region != "ZZ"  # CLDR's "unknown region"
    )


def _unaliased(subtags: Subtags) -> Subtags:
    """Apply CLDR's language aliases (iw -> he, sh -> sr-Latn), then ours (no -> nb)."""
    alias = get_global("language_aliases").get(subtags.language, subtags.language)
    language, _, script = str(alias).partition("_")
    language = aliases().get(language, language)
    return Subtags(language, subtags.script or script, subtags.region)


def _maximised(subtags: Subtags) -> Subtags:
    """Add likely subtags; a tag that CLDR has no row for keeps what it has."""
    language, script, region = subtags
    likely = get_global("likely_subtags")
    nearer = (
        subtags,
        Subtags(language, "", region),
        Subtags(language, script),
        Subtags(language),
    )
    for key in nearer:
        row = likely.get(key.join("_"))
        if row is not None:
            full = Subtags(*str(row).split("_"))
            return Subtags(language, script or full.script, region or full.region)
    return subtags


def _minimised(subtags: Subtags) -> Subtags:
    full = _maximised(subtags)
    language, script, region = full
    for shorter in (
        Subtags(language),
        Subtags(language, "", region),
        Subtags(language, script),
    ):
        if _maximised(shorter) == full:
            return shorter
    return full
