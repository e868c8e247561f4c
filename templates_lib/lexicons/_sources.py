"""What can be asked whether a word exists: Hunspell, Voikko, simplemma.

Each is an optional package, imported when a language is first asked for; ``None`` where it, or
what it needs for that language, is not there.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from channels._lazy import lazy
from templates_lib.lexicons._cache import kept
from templates_lib.lexicons._files import FOLDER_VARIABLE, NONE, dictionaries
from templates_lib.lexicons._forms import Forms
from templates_lib.lexicons._index import Index, index
from templates_lib.lexicons._mapped import name
from templates_lib.lexicons._slips import LETTERS

__all__ = ["Source", "has_list", "installed", "is_large", "list_of_forms", "spelling"]

_LARGE = frozenset({"pl", "fi"})
"""simplemma's lists of these have 28 MB and take some seconds to index; the others 1 to 9 MB."""

_PACKED = "simplemma.strategies.dictionaries"

_FINNISH = "fi"

_SET = re.compile(rb"^SET\s+(\S+)", re.MULTILINE)
"""How both files of a dictionary are encoded; ISO 8859-1 where nothing is said."""

_RARE = 10_000
"""A letter that not even one word in so many has is none of the language."""

_PART = " pa:"
"""What stands before each part of a compound in Hunspell's analysis (man 5 hunspell)."""


class Source(Protocol):
    """A spelling dictionary."""

    @property
    def letters(self) -> str:
        """Those of LETTERS that its words are made of."""
        ...

    def knows(self, word: str) -> bool: ...

    def builds(self, word: str) -> bool:
        """Whether the dictionary knows the word only as parts put together."""
        ...


class _Hunspell:
    """Hunspell through chunspell, over one dictionary or several that all count."""

    def __init__(self, hunspell: Any, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self._engines = tuple(
            hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent)) for path in paths
        )

    @lazy
    def letters(self) -> str:
        """Others than these stand in foreign names: nobody means to write them."""
        return "".join(dict.fromkeys("".join(map(_letters, self._paths))))

    def knows(self, word: str) -> bool:
        return any(_has(engine, word) for engine in self._engines)

    def builds(self, word: str) -> bool:
        said = [each for engine in self._engines for each in _analysed(engine, word)]
        return bool(said) and all(_PART in each for each in said)


def _letters(dictionary: Path) -> str:
    said = _SET.search(dictionary.with_suffix(".aff").read_bytes())
    encoding = said[1].decode() if said else "latin-1"
    packed = dictionary.read_bytes()
    words = packed.count(b"\n")
    packed = packed.translate(None, bytes(range(128)))  # what is left is a tenth, or less

    def is_common(letter: str) -> bool:
        written = letter.encode(encoding, "ignore")
        return written.isalpha() or (bool(written) and packed.count(written) * _RARE >= words)

    return "".join(filter(is_common, LETTERS))


def _has(engine: Any, word: str) -> bool:
    """A dictionary in Latin-1 has no way to hear of other letters."""
    try:
        return bool(engine.spell(word))
    except UnicodeError:
        return False


def _analysed(engine: Any, word: str) -> tuple[str, ...]:
    try:
        return tuple(engine.analyze(word))
    except UnicodeError:
        return ()


class _Voikko:
    """Finnish, whose words have thousands of forms: libvoikko and its own dictionary."""

    letters = LETTERS

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._asking = Lock()  # "should not be used simultaneously from multiple threads"

    def knows(self, word: str) -> bool:
        with self._asking:
            return bool(self._engine.spell(word))

    def builds(self, word: str) -> bool:
        return False


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
    return _Hunspell(hunspell, paths)


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


def has_list(tag: str) -> bool:
    """Whether simplemma has the language; its list is not loaded before a word needs it."""
    packed = installed(f"{_PACKED}.dictionary_factory")
    return packed is not None and tag.partition("-")[0] in packed.SUPPORTED_LANGUAGES


@cache
def list_of_forms(tag: str) -> Forms | None:
    """simplemma's list for a locale; loaded when it is first asked for, and kept."""
    if not has_list(tag):
        return None
    with _loading:  # a second thread that asks meanwhile waits, and finds it loaded
        return _forms(tag.partition("-")[0])


_loading = Lock()


@cache
def _forms(language: str) -> Forms:
    packed = import_module(f"{_PACKED}.dictionary_factory")
    packing = import_module(f"{_PACKED}.frontcode")

    def make() -> Index:
        return index(packing, packed._read_decompressed(language))

    return Forms(packing, kept(name(language, import_module("simplemma").__version__), make))
