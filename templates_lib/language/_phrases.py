"""Phrases that stand inside a sentence and can be said in another language too."""

from __future__ import annotations


class Phrase(str):
    """A finished English phrase that remembers how it was made.

    An interface that has ``msgid`` in its catalogue can say it again with the same ``params``.
    """

    msgid: str
    params: dict[str, str]


def phrase(msgid: str, **params: object) -> Phrase:
    """Return ``msgid`` with its ``%(name)s`` filled in."""
    words = {name: str(value) for name, value in params.items()}
    found = Phrase(msgid % words)
    found.msgid, found.params = msgid, words
    return found
