"""The words of a document that a selector can ask for: types, classes, ids, attributes.

A mask says in one number which words there are. Two words may share a bit, so what a mask lacks is
surely not there, and what it has may be.
"""

from collections.abc import Iterable
from zlib import crc32

from channels.email._markup._tag import Tag, of_tag

__all__ = ["keys_of", "mask_of", "vocabulary", "word_mask"]

_BITS = 256


@of_tag
def keys_of(tag: Tag) -> tuple[str, ...]:
    """Return "*", the type, ".class" and "#id" of an element, each once."""
    classes = (f".{each}" for each in (tag.get("class") or "").split())
    identity = tag.get("id")
    keys = ("*", tag.name, *classes, *((f"#{identity}",) if identity else ()))
    return tuple(dict.fromkeys(keys))


@of_tag
def _words(tag: Tag) -> frozenset[str]:
    return frozenset((*keys_of(tag), *(f"[{name}]" for name in tag.attributes)))


def vocabulary(tags: Iterable[Tag]) -> frozenset[str]:
    """Return every type, class, id and name of an attribute that is in *tags*."""
    return frozenset().union(*map(_words, tags))


@of_tag
def word_mask(tag: Tag) -> int:
    """Return the mask of the words of one tag."""
    return mask_of(_words(tag))


def mask_of(words: Iterable[str]) -> int:
    """Return the mask of *words*; the same in every process."""
    mask = 0
    for word in words:
        mask |= 1 << crc32(word.encode("utf-8", "surrogatepass")) % _BITS
    return mask
