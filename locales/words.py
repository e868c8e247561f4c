"""How the lower floors mark the words that a person will read.

The three lower floors import no Django, so they cannot call its ``gettext``. They mark a
message here; ``makemessages`` finds the mark by its name, and the floor above translates.
"""

__all__ = ["gettext_noop"]


def gettext_noop(message: str) -> str:
    """Return *message* as it is: a mark for the extractor of catalogues, nothing more."""
    return message
