"""What the rules of all languages share: a noun's slots, the head of a compound, syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from locales import Locale

__all__ = ["BARE", "DEFINITE", "PLURAL", "PLURAL_DEFINITE", "Forms", "Nouns", "nouns", "syllables"]

BARE = "singular"
DEFINITE = "singular definite"
PLURAL = "plural"
PLURAL_DEFINITE = "plural definite"
_SLOTS = (DEFINITE, PLURAL, PLURAL_DEFINITE)

_VOWELS = re.compile("[aeiouyæøåäöéèêü]+", re.IGNORECASE)


@dataclass
class Forms:
    """What a rule found: forms by label in the order of the grammar book, and how sure it is."""

    gender: str = ""
    sure: bool = True
    source: str = ""
    by_label: dict[str, list[str]] = field(default_factory=dict)

    def add(self, label: str, *forms: str) -> None:
        """Take ``forms`` as forms of ``label``, each once."""
        known = self.by_label.setdefault(label, [])
        known.extend(form for form in dict.fromkeys(forms) if form not in known)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Form and label, one by one."""
        for label, forms in self.by_label.items():
            for form in forms:
                yield form, label


@dataclass(frozen=True)
class Nouns:
    """What a locale's table ``nouns`` says. Entries name the last part of a compound."""

    groups: Mapping[str, frozenset[str]]
    irregular: Mapping[str, tuple[tuple[str, ...], ...]]
    source: str

    def group(self, word: str, *names: str) -> str:
        """Which of the groups named knows the word, by the longest last part; "" for none."""
        for head in _endings(word):
            for name in names:
                if head in self.groups.get(name, ()):
                    return name
        return ""

    def has(self, word: str, name: str) -> bool:
        """Whether the word, or its last part, stands in group ``name``."""
        return bool(self.group(word, name))

    def irregular_forms(self, word: str) -> dict[str, tuple[str, ...]]:
        """Label -> forms of a noun that no rule gives; empty for a regular one."""
        for head in _endings(word):
            if head in self.irregular:
                front = word[: len(word) - len(head)]
                slots = zip(_SLOTS, self.irregular[head], strict=False)
                return {label: tuple(front + form for form in forms) for label, forms in slots}
        return {}

    def homograph(self, form: str) -> bool:
        """Whether the form is mostly another word."""
        return form in self.groups.get("homographs", ())


def _endings(word: str) -> Iterator[str]:
    """The word and what it ends in, the longest first; what stands in front has a vowel, as a
    word has (no "ord" in "rekord" is told this way: such words are listed)."""
    yield word
    for start in range(2, len(word) - 1):
        if _VOWELS.search(word[:start]):
            yield word[start:]


@lru_cache(maxsize=32)
def nouns(locale: Locale) -> Nouns:
    """The table of a locale."""
    table = locale.table("nouns")
    irregular = {}
    for line in table.get("irregular", ()):
        head, *slots = line.split("|")
        irregular[head] = tuple(tuple(slot.split("/")) if slot else () for slot in slots)
    groups = {
        name: frozenset(word for text in texts for word in text.split())
        for name, texts in table.items()
        if name not in ("irregular", "source")
    }
    return Nouns(groups, irregular, " ".join(table.get("source", ())))


def syllables(word: str) -> int:
    """How many groups of vowels the word has."""
    return len(_VOWELS.findall(word))


def joined(front: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Each form behind ``front``."""
    return tuple(front + form for form in forms)
