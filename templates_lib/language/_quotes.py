"""Quotation marks that are no marks of a text in a tag, or are left open."""

from __future__ import annotations

import re

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import CURLED, Token
from templates_lib.language._source import Source
from templates_lib.language._words import Words

# A text between curled marks, or curled and straight ones, as far as one line of one tag.
_CURLED_TEXT = re.compile(rf"[{CURLED}]([^{CURLED}\"'{{}}\n]{{0,200}})[{CURLED}\"']")
# A text with an apostrophe in it between marks that are apostrophes too, or with double marks.
_SAME_MARK = re.compile(r"""'(\w{1,40}'\w[^'"{}\\\n]{0,200})'|"(\w{1,40}"\w[^'"{}\\\n]{0,200})\"""")
_TO_END_OF_TAG = re.compile(r"""["']([^"'{}\n]{0,200}?)[\s)]*(?:[-+]?[%}]\}|$)""", re.MULTILINE)


def curled_quotes(source: Source, token: Token) -> TemplateSyntaxError:
    """Refuse a mark that a word processor or a phone made of a straight one."""
    found = _CURLED_TEXT.match(source.text, token.start)
    end = found.end() if found else token.end
    return source.refuse(
        token.start,
        end,
        gettext_noop(
            "Inside a tag, quotation marks are straight: write %(straight)s and not %(words)s."
        ),
        suggestion=f'"{found[1]}"' if found else '"',
        straight=f'"{found[1]}"' if found else '"',
    )


def unclosed_quote(source: Source, start: int, end: int) -> TemplateSyntaxError:
    """Refuse the mark at ``start:end``, which no other closes, with the text it was to open."""
    found = _TO_END_OF_TAG.match(source.text, start)
    text, mark = found[1] if found else "", source.text[start:end]
    return source.refuse(
        start,
        end + len(text),
        gettext_noop("The quotation mark that opens here is never closed."),
        suggestion=f"{mark}{text}{mark}" if text else None,
    )


def split_text(source: Source, token: Token, following: Token) -> TemplateSyntaxError:
    """Refuse ``'it's'``, of which the text ``'it'`` has been read and ``s`` follows."""
    found = _SAME_MARK.match(source.text, token.start)
    if found is None:
        return source.refuse(
            token.end - 1,
            following.end,
            gettext_noop("The mark at “%(words)s” ends the text; marks inside it are other marks."),
        )
    other = f'"{found[1]}"' if found[1] else f"'{found[2]}'"
    return source.refuse(
        token.start,
        found.end(),
        gettext_noop("The mark inside ends the text: write it between the other marks, %(other)s."),
        suggestion=other,
        other=other,
    )


def two_texts(words: Words) -> TemplateSyntaxError:
    """Refuse the text that is next, right behind another one."""
    left, right = words.before, words.here
    joined = f'"{left.text[1:-1]}{right.text[1:-1]}"'
    plain = '"' not in joined[1:-1] and "\\" not in joined
    return words.refuse(
        left.start,
        right.end,
        gettext_noop("Two texts stand side by side; write them as one, or put a comma between."),
        joined if plain else None,
    )
