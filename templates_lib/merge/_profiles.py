"""Profiles as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from templates_lib.merge._target import Profile
from templates_lib.merge._values import MergeError

__all__ = ["load_profile"]

_FIELDS = ("open", "close", "scope", "names")
_MOST_NAMES = 500


def load_profile(document: object) -> Profile:
    """Return the profile in a JSON object; ``MergeError`` says what is wrong with it."""
    if not isinstance(document, Mapping):
        raise MergeError("a profile is a JSON object of open, close, scope and names")
    for name in document:
        if name not in _FIELDS:
            raise MergeError(f"a profile has no field {name!r}; it has {', '.join(_FIELDS)}")
    names = document.get("names", {})
    if not isinstance(names, Mapping) or len(names) > _MOST_NAMES:
        raise MergeError(f"names is a JSON object of at most {_MOST_NAMES} names")
    texts = {name: document.get(name) or "" for name in ("open", "close")}
    scope = document.get("scope")
    for name, value in (*texts.items(), ("scope", scope or "")):
        if not isinstance(value, str):
            raise MergeError(f"{name} is a text")
    return Profile(open=texts["open"], close=texts["close"], scope=scope, names=dict(names))
