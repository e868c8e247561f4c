"""Texts: which characters may arrive in one."""

from __future__ import annotations

import re

from locales.words import gettext_noop
from templates_lib.language._phrases import phrase
from templates_lib.language.values._bare import bare
from templates_lib.language.values._unfit import Unfit

MAX_TEXT = 10_000
"""Greatest length of one text value, in code points, where nothing less is declared."""

MAX_NAME = 200
MAX_CODE = 200
"""The same for names and for codes, which stand in the middle of a line."""

CODE_LIMIT = 10**20
"""A code that is a whole number stays below this in size; longer ones are texts."""

# Controls (C0, DEL, C1), half surrogate pairs, line and paragraph separators, and the two
# overrides that turn the direction of everything after them (Unicode TR 36, section 2.7).
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202d\u202e"
"""As in a regular expression's brackets."""

_BAD_IN_TEXT = re.compile(f"[{CONTROLS}]")
_BAD_IN_LINE = re.compile(f"[{CONTROLS}\t\n]")


def text(value: object, max_length: int = MAX_TEXT) -> str:
    """Read a text, which may have line breaks (``\\r\\n`` becomes ``\\n``) and tabs."""
    found = _string(value, gettext_noop("a text"))
    _check_length(found, max_length)
    found = found.replace("\r\n", "\n").replace("\r", "\n")
    if _BAD_IN_TEXT.search(found):
        raise Unfit(gettext_noop("a text without control characters"))
    return found


def line(value: object, max_length: int = MAX_TEXT) -> str:
    """Read a text of one line."""
    found = _string(value, gettext_noop("a text of one line"))
    _check_length(found, max_length)
    if _BAD_IN_LINE.search(found):
        raise Unfit(gettext_noop("a text of one line without control characters"))
    return found


def code(value: object, max_length: int = MAX_CODE) -> str:
    """Read a code or number that only identifies: a text of one line, or a whole number."""
    value = bare(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < CODE_LIMIT:
        value = str(value)
    return line(value, max_length)


def _string(value: object, expected: str) -> str:
    found = bare(value)
    if not isinstance(found, str):
        raise Unfit(expected)
    return found


def _check_length(found: str, max_length: int) -> None:
    if len(found) > max_length:
        raise Unfit(
            phrase(gettext_noop("a text of at most %(limit)s characters"), limit=max_length)
        )
