"""A language's table of address forms, made ready for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import locales

__all__ = ["READ", "Lexicon", "lexicon"]

READ = frozenset({"nb", "nn", "da", "sv", "nl", "de", "fr", "es", "it", "fi", "pl"})
"""The languages that have two forms of address and a table of them."""

_LONG = 6
"""From this length on, what is no ending is none at the end of a compound either."""

_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"


class Lexicon:
    """What one language says; every word in small letters."""

    def __init__(self, tag: str, table: Mapping[str, tuple[str, ...]]) -> None:
        self.tag = tag
        self.kinds = _kinds(table)
        self.words = frozenset(self.kinds)
        self.article = _folded(table, "article")
        self.subjects = _folded(table, "subjects")
        self.owners = _folded(table, "owners")
        self.datives = _folded(table, "datives")
        self.negations = _folded(table, "negations")
        self.verbs = _folded(table, "verbs")
        self.starters = _folded(table, "starters")
        self.plural_endings = table.get("plural_endings", ())
        self.plural = _folded(table, "plural")
        self.imperative_objects = _folded(table, "imperative_objects")
        self.conditions = _folded(table, "conditions")
        self.condition_verbs = _folded(table, "condition_verbs")
        self.owners_small = _folded(table, "owners_small")
        self.owner_leads = _folded(table, "owner_leads")
        self.object_verbs = _folded(table, "object_verbs")
        self.capital_objects = "objects" in table and "formal_capital" in table
        self.we_endings = table.get("we_endings", ())
        self.title_greetings = _folded(table, "title_greetings")
        self.formal_endings = _endings(table.get("formal_endings", ()))
        self.informal_endings = _endings(table.get("informal_endings", ()))
        self.endings = _endings(
            (*table.get("formal_endings", ()), *table.get("informal_endings", ()))
        )
        self.not_endings = _folded(table, "not_endings")
        self.long_not_endings = tuple(word for word in self.not_endings if len(word) >= _LONG)
        self.not_address = _phrases(table.get("not_address", ()))
        self.plural_phrases = _phrases(table.get("plural_phrases", ()))
        self.replacements = _replacements(table.get("replace", ()))
        self.second = _folded(table, "second")
        self.third = _folded(table, "third")
        self.known = bool(self.words)


def _folded(table: Mapping[str, tuple[str, ...]], entry: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table.get(entry, ()))


_KINDS = (
    "formal_verbs", "owners_small", "objects", "informal_imperatives", "formal_imperatives",
    "noun_imperatives", "informal_nouns", "formal_capital", "informal_capital", "titles",
    "formal", "informal",
)  # fmt: skip
"""Entries whose words are looked for; where two hold a word, the later one says what it is."""


def _kinds(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    kinds = {word: entry for entry in _KINDS for word in _folded(table, entry)}
    kinds |= dict.fromkeys(_folded(table, "owners") - set(kinds), "formal_capital")
    return kinds


def _endings(endings: Iterable[str]) -> re.Pattern[str] | None:
    """What finds a word with one of ``endings`` and two letters before it."""
    either = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    return re.compile(rf"(?<=[^\W\d_]{{2}})(?:{either})(?![\w-])") if either else None


def _phrases(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """What finds ``phrases``, where # is a time of day; as they are written, capitals too."""
    either = "|".join(map(_phrase, phrases))
    return re.compile(rf"(?<![\w.,:])(?:{either})(?!\w)") if either else None


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\#", _CLOCK) for word in phrase.split())
    return r"\s+".join(words)


def _replacements(pairs: Iterable[str]) -> Mapping[str, str]:
    return dict(pair.split(" > ") for pair in pairs)


@lru_cache(maxsize=128)
def lexicon(tag: str) -> Lexicon:
    """The lexicon of locale ``tag``, or of the nearest one it inherits from."""
    looked: str | None = tag
    while looked is not None:
        locale = locales.get(looked)
        table = locale.table("address_form")
        if table:
            return Lexicon(locale.tag, table)
        looked = locale.parent
    return Lexicon(tag, {})
