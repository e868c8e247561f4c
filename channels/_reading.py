"""Reading one value of a document: a text, a choice or a flag, and what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from channels._frozen import Frozen
from channels._parts import Choice, Field, Flag
from channels._problem import Problem
from locales.words import gettext_noop

__all__ = ["field_value", "listed", "problem", "shown", "unknown_names", "unstorable", "wrong_type"]

# NUL cannot be stored by PostgreSQL, a lone surrogate cannot be written in UTF-8.
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")

# Browsers post CR LF. One kind of line end makes offsets agree with the editor's, and keeps
# an SMS from paying for two characters a line.
_NEW_LINE = re.compile(r"\r\n?")

_SHOWN = 40


def field_value(field: Field, path: str, value: object) -> tuple[str | bool, list[Problem]]:
    """Return *value* as *field* holds it, and what is wrong with it."""
    if isinstance(field, Flag):
        if isinstance(value, bool):
            return value, []
        return field.default, [wrong_type(path, gettext_noop("true or false"), value)]
    if not isinstance(value, str):
        return "", [wrong_type(path, gettext_noop("a text"), value)]
    if isinstance(field, Choice):
        return value, list(_not_a_choice(field, path, value))
    return _NEW_LINE.sub("\n", value), list(unstorable(path, value))


def unknown_names(path: str, holder: Mapping[Any, Any], known: Iterable[str]) -> Iterator[Problem]:
    """Yield each name of *holder*, which stands at *path*, that is not *known*."""
    names = tuple(known)
    for name in holder:
        if name not in names:
            where = _safe(str(name))[:_SHOWN]
            message = gettext_noop("%(name)s is not known here; known are %(names)s")
            yield problem(
                f"{path}.{where}" if path else where, message, name=shown(name), names=listed(names)
            )


def unstorable(path: str, text: str) -> Iterator[Problem]:
    """Yield the first character of *text* that no text may hold."""
    found = _UNSTORABLE.search(text)
    if found is not None:
        message = gettext_noop("holds U+%(code)s at character %(place)s, which is not text")
        yield problem(path, message, code=f"{ord(found[0]):04X}", place=found.start() + 1)


def wrong_type(path: str, expected: str, value: object) -> Problem:
    """Return the problem of a *value* that is not what was *expected* (a msgid)."""
    message = gettext_noop("must be %(expected)s, and is %(actual)s")
    return problem(path, message, expected=expected, actual=shown(value))


def problem(path: str, message: str, **words: object) -> Problem:
    """Return the problem that *message* (a msgid) says with these *words*."""
    return Problem(path, message, Frozen(words))


def shown(value: object) -> str:
    """Return *value* short and safe enough for a message."""
    text = _safe(repr(value))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def listed(names: Iterable[str]) -> str:
    """Return *names* as one text."""
    return ", ".join(names)


def _not_a_choice(field: Choice, path: str, value: str) -> Iterator[Problem]:
    values = [choice for choice, _ in field.choices]
    if value not in values:
        message = gettext_noop("%(value)s is not a choice here; use one of %(names)s")
        yield problem(path, message, value=shown(value), names=listed(values))


def _safe(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
