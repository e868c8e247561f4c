"""Words in the reader's language."""

from cms.exchange.words import Words
from cms.saying import say

__all__ = ["told"]


def told(words: Words) -> str:
    """*words*, and words in their gaps, in the interface's language."""
    gaps = {
        name: told(value) if isinstance(value, Words) else value
        for name, value in words.params.items()
    }
    return say(words.msgid, gaps)
