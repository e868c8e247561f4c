"""Capital letters of a replacement."""

from __future__ import annotations

__all__ = ["like"]


def like(model: str, word: str) -> str:
    """``word`` with the capitals of ``model``: all, the first, or as it stands."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word
