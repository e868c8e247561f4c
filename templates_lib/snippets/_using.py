"""Which snippets use which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from templates_lib.language import includes
from templates_lib.snippets._values import Snippet

__all__ = ["keys_used"]


def keys_used(keys: Iterable[str], snippets: Mapping[str, Snippet]) -> frozenset[str]:
    """*keys* and all that the snippets called so take in, themselves or through others, whether
    there is such a snippet or not.
    """
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        if key in snippets:
            texts = snippets[key].texts
            waiting += [mark.key for each in texts for mark in includes(each.text)]
    return frozenset(found)
