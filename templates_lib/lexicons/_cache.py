"""Where indexes are kept between processes: a folder that may be emptied at any time.

Making them takes some twenty seconds for twelve languages, mapping them a fraction of one. Where
nothing can be kept each process makes its own, with the same answers.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from templates_lib.lexicons._index import Index
from templates_lib.lexicons._mapped import load, save

__all__ = ["CACHE_VARIABLE", "cache_folder", "kept"]

CACHE_VARIABLE = "BUDSKAP_CACHE"
"""The environment variable that names the folder; nothing is kept where it is empty."""

_log = logging.getLogger(__name__)


def cache_folder() -> Path | None:
    """Where files go, there already or not; ``None`` where they may go nowhere.

    Without ``BUDSKAP_CACHE`` as the XDG Base Directory Specification 0.8 says, which ignores a
    relative path: ``$XDG_CACHE_HOME/budskap``, or ``~/.cache/budskap`` where there is a home.
    """
    own = os.environ.get(CACHE_VARIABLE)
    if own is not None:
        return Path(own) if own else None
    caches = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if caches.is_absolute():
        return caches / "budskap"
    home = Path(os.path.expanduser("~"))
    return home / ".cache" / "budskap" if home.is_absolute() and home.is_dir() else None


def kept(name: str, make: Callable[[], Index]) -> Index:
    """The index in the file ``name``; made, and put there, where there is none to believe."""
    folder = cache_folder()
    if folder is None:
        return make()
    found = load(folder / name)
    if found is not None:
        return found
    made = make()
    try:
        save(folder / name, made)
    except OSError as error:
        _say(folder, error.strerror or str(error))
        return made
    found = load(folder / name)  # the memory that it was made in is given back
    if found is None:
        _say(folder, "what was written there is not ours alone, or not what was written")
    return found or made


@cache
def _say(folder: Path, why: str) -> None:
    """Tell the operator, once a process."""
    _log.warning("word lists cannot be kept in %s, and load slowly: %s", folder, why)
