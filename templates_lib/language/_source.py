"""The text being read, and how to refuse a piece of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._limits import MAX_LENGTH

__all__ = ["MAX_LENGTH", "Source", "character_name", "shown", "vet", "with_line_feeds"]

# NUL ends strings in some databases and senders; half a surrogate pair cannot be encoded at all.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """A template's text."""

    text: str

    def refuse(
        self,
        start: int,
        end: int,
        msgid: str,
        *,
        suggestion: str | None = None,
        **params: str,
    ) -> TemplateSyntaxError:
        """Return (not raise) the error about ``text[start:end]``; ``%(words)s`` is that text."""
        told = {name: shown(value, 200) for name, value in params.items()}
        return TemplateSyntaxError(
            msgid,
            {"words": shown(self.text[start : min(end, start + 200)]), **told},
            source=self.text,
            offset=start,
            end=end,
            suggestion=suggestion,
        )


def vet(text: str, max_length: int) -> Source:
    """Refuse what no template may hold, before anything reads it further."""
    source = Source(text)
    if len(text) > max_length:
        raise source.refuse(
            max_length,
            len(text),
            gettext_noop("The template has %(length)s characters; the most is %(limit)s."),
            length=str(len(text)),
            limit=str(max_length),
        )
    found = None if _is_text(text) else _NOT_TEXT.search(text)
    if found is not None:
        raise source.refuse(
            found.start(),
            found.end(),
            gettext_noop("%(character)s is not a character of text; remove it."),
            suggestion="",
            character=character_name(found.group()),
        )
    return source


def _is_text(text: str) -> bool:
    """Whether it surely holds nothing of ``_NOT_TEXT``: many times as fast as a search."""
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def shown(words: str, most: int = 60) -> str:
    """A piece of a template in one line of a message, cut when it is long."""
    if len(words) <= most and words.isprintable():
        return words  # with what it may know of itself: see _phrases.py
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 3]}…"


def character_name(character: str) -> str:
    """``U+0000`` and its name, for a character that cannot be shown."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def with_line_feeds(text: str) -> str:
    """``text`` with every line end as ``\\n``, as Jinja2 reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
