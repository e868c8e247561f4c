"""Sets of names, written as one line of words."""

__all__ = ["names"]


def names(words: str) -> frozenset[str]:
    """Return the words between the spaces of *words*."""
    return frozenset(words.split())
