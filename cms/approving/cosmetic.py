"""Whether a change is cosmetic: white space, typography, capitals and punctuation, nothing else.

Decided by code, and on the safe side. What could change a meaning is no cosmetic change: a word
joined or parted, any mark beside a digit, a question mark, a bracket or a star (which may be
markup), the capitals of an address or of a code, anything inside a tag or glued to one, a link, a
part that is no text.
"""

import re
from collections.abc import Iterator

import channels
from channels import Content, TextPart

SPACE, TYPOGRAPHY, CASE, PUNCTUATION = "space", "typography", "case", "punctuation"

_TAG = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_CHUNK = re.compile(rf"(?:{_TAG}|\S)+", re.S)
_WORDS = re.compile(r"[^\W_]+|\S")
_ALIKE = {'"': "“”„«»‟", "'": "‘’‚‹›‛′", "-": "‐‑–—", ".": "…"}
_PLAIN = str.maketrans({fine: plain for plain, all_fine in _ALIKE.items() for fine in all_fine})
_MARKS = ".,;:!\"'-"
_ALL_MARKS = frozenset(_MARKS + "".join(_ALIKE.values()))
_EXACT = re.compile(r"\d|//|@|www\.|\w\.\w")
"""Addresses, domains, anything with a digit: kept to the letter, with the marks beside it."""


def cosmetic_kinds(before: Content, after: Content) -> frozenset[str]:
    """In what *after* differs from *before* when nothing but its looks does; empty when more does,
    or nothing.
    """
    if before.channel != after.channel or _frame(before) != _frame(after):
        return frozenset()
    kinds: set[str] = set()
    for old, new in zip(_copies(before), _copies(after), strict=True):
        found = text_kinds(old.text, new.text)
        if old.text != new.text and not found:
            return frozenset()
        kinds |= found
    return frozenset(kinds)


def text_kinds(before: str, after: str) -> frozenset[str]:
    """The same of two texts."""
    if before == after or list(_kept(before)) != list(_kept(after)):
        return frozenset()
    old, new = _marks(before), _marks(after)
    differs = {
        SPACE: _spaces(before) != _spaces(after),
        CASE: _letters(before) != _letters(after),
        TYPOGRAPHY: old != new and old.translate(_PLAIN) == new.translate(_PLAIN),
        PUNCTUATION: old.translate(_PLAIN) != new.translate(_PLAIN),
    }
    return frozenset(kind for kind, is_so in differs.items() if is_so)


def _kept(text: str) -> Iterator[str]:
    """What must be the same for a change to be cosmetic, in order."""
    for chunk in _CHUNK.findall(text):
        if "{{" in chunk or "{%" in chunk or "{#" in chunk:
            # A dash before a value may be a minus.
            yield chunk.translate(_PLAIN).rstrip(_MARKS).lstrip(_MARKS.replace("-", ""))
        elif _EXACT.search(chunk):
            yield chunk
        else:
            words = _WORDS.findall(chunk.translate(_PLAIN).lower())
            yield from (word for word in words if word not in _MARKS)


def _marks(text: str) -> str:
    return "".join(letter for letter in text if letter in _ALL_MARKS)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _spaces(text: str) -> list[str]:
    return re.findall(r"\s+", text)


def _copies(content: Content) -> list[TextPart]:
    """The texts that are wording, and not an address."""
    texts = channels.get(content.channel).texts(content)
    return [part for part in texts if part.spec.kind == "copy"]


def _frame(content: Content) -> str:
    """The digest of everything but the wording, which texts there are included."""
    for part in _copies(content):
        content = content.replace(part.path, "·" if part.text.strip() else "")
    return content.digest
