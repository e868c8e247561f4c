"""Which wording a call gets: the locale by the chain, then the persona, then the A/B arm."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import locales

__all__ = ["arm_number", "chain"]


def chain(tag: str, fallbacks: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return where to look for *tag*, in order, the tag itself first; ``UnknownLocaleError``.

    *fallbacks* are a brand's own chains; a locale without one follows its language's.
    """
    tag = locales.normalise(tag)
    own = {locales.normalise(key): steps for key, steps in fallbacks.items()}.get(tag)
    if own is None:
        return locales.fallback_chain(tag)
    return tuple(dict.fromkeys([tag, *(locales.normalise(other) for other in own)]))


def arm_number(key: str, recipient: str, count: int) -> int:
    """Which of *count* arms a recipient of *key* falls on: always the same, and evenly spread.

    The first eight bytes of SHA-256 of ``key:recipient``, modulo *count*.
    """
    digest = hashlib.sha256(f"{key}:{recipient}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % count
