"""What can be asked whether a word exists: Hunspell, Voikko, simplemma.

Each is an optional package, imported when a language is first asked for; ``None`` where it, or
what it needs for that language, is not there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from templates_lib.lexicons._files import FOLDER_VARIABLE, NONE, dictionaries

__all__ = ["Source", "installed", "is_large", "list_of_forms", "spelling"]

_LARGE = frozenset({"pl", "fi"})
"""simplemma's lists of these take 50 MB each, so that one is in memory at a time; the others, which
take 2 to 16 MB, all stay: loading one anew takes a second."""

_LISTS_KEPT = 16

_FINNISH = "fi"


class Source(Protocol):
    """A spelling dictionary."""

    def knows(self, word: str) -> bool: ...


class _Hunspell:
    """Hunspell through chunspell, over one dictionary or several that all count."""

    def __init__(self, engines: tuple[Any, ...]) -> None:
        self._engines = engines

    def knows(self, word: str) -> bool:
        return any(_has(engine, word) for engine in self._engines)


def _has(engine: Any, word: str) -> bool:
    """A dictionary in Latin-1 has no way to hear of other letters."""
    try:
        return bool(engine.spell(word))
    except UnicodeError:
        return False


class _Voikko:
    """Finnish, whose words have thousands of forms: libvoikko and its own dictionary."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def knows(self, word: str) -> bool:
        return bool(self._engine.spell(word))


@cache
def installed(module: str) -> Any | None:
    """The module of an optional package, imported; ``None`` when it is not there."""
    try:
        return import_module(module)
    except (ImportError, OSError):  # libvoikko looks for its library as it is imported
        return None


def spelling(tag: str) -> Source | None:
    """The spelling dictionary of a locale."""
    if os.environ.get(FOLDER_VARIABLE) == NONE:
        return None
    if tag.partition("-")[0] == _FINNISH:
        return _voikko()
    hunspell = installed("hunspell")
    paths = dictionaries(tag) if hunspell else ()
    if hunspell is None or not paths:
        return None
    return _Hunspell(
        tuple(hunspell.Hunspell(p.stem, hunspell_data_dir=str(p.parent)) for p in paths)
    )


def _voikko() -> Source | None:
    libvoikko = installed("libvoikko")
    if libvoikko is None:
        return None
    folder = os.environ.get(FOLDER_VARIABLE)
    try:
        there = any(each.language == _FINNISH for each in libvoikko.Voikko.listDicts(folder))
        return _Voikko(libvoikko.Voikko(_FINNISH, folder)) if there else None
    except (libvoikko.VoikkoException, OSError):  # the library itself is not there
        return None


def is_large(tag: str) -> bool:
    """Whether the list of forms is one of those that are not loaded lightly."""
    return tag.partition("-")[0] in _LARGE


def list_of_forms(tag: str) -> Mapping[str, str] | None:
    """simplemma's list for a locale, form -> lemma, read where it is packed and not unpacked."""
    language = tag.partition("-")[0]
    factory = _factory(1 if is_large(tag) else _LISTS_KEPT)
    if factory is None:
        return None
    try:
        found: Mapping[str, str] = factory.get_dictionary(language)
    except ValueError:
        return None
    return found


@cache
def _factory(kept: int) -> Any | None:
    dictionaries_module = installed("simplemma.strategies.dictionaries")
    factory = getattr(dictionaries_module, "StreamDictionaryFactory", None)
    return factory(kept) if factory else None
