"""Reading JSON-shaped documents strictly: every fault is gathered with its path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

import locales
from channels import Problem
from locales.words import gettext_noop

UNKNOWN_FIELD = gettext_noop("unknown field; the fields here are %(known)s")
UNKNOWN_FIELD_NEAR = gettext_noop("unknown field; did you mean %(near)s?")
MISSING = gettext_noop("is missing")
WRONG_TYPE = gettext_noop("must be %(wanted)s, not %(got)s")
BAD_CHARACTER = gettext_noop("holds a character that no text may hold: %(code)s")
TOO_LONG = gettext_noop("is longer than %(limit)s characters")
EMPTY = gettext_noop("must not be empty")
DUPLICATE = gettext_noop("is there twice: %(what)s")
UNKNOWN_LOCALE = gettext_noop("there is no locale %(tag)s")
UNKNOWN_LOCALE_NEAR = gettext_noop("there is no locale %(tag)s; did you mean %(near)s?")
NOT_AMONG = gettext_noop("must be one of %(known)s, not %(got)s")

_TYPE_NAMES: tuple[tuple[type, str], ...] = (
    (bool, gettext_noop("true or false")),
    (str, gettext_noop("a text")),
    (int, gettext_noop("a whole number")),
    (float, gettext_noop("a number")),
    (Mapping, gettext_noop("an object")),
    (Sequence, gettext_noop("a list")),
)


class DocumentError(ValueError):
    """A document that cannot be used; ``problems`` names every fault found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "; ".join(told(problem) for problem in self.problems)


def told(problem: Problem) -> str:
    """The problem on one line, its path first."""
    return f"{problem.path}: {problem.message}" if problem.path else problem.message


class Reader:
    """Reads fields out of a document and remembers what was wrong with them.

    Every method answers with a usable value even after a fault, so that one pass names all of them.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, path: str, msgid: str, **params: object) -> None:
        # A phrase is a text that can be said in another language too: it stays what it is.
        said = {name: v if isinstance(v, str) else str(v) for name, v in params.items()}
        self.problems.append(Problem(path, msgid, said))

    def mapping(
        self, value: object, path: str, known: Sequence[str] | None = None
    ) -> Mapping[str, object]:
        """``value`` as an object; with ``known``, any other field is refused by name."""
        if not isinstance(value, Mapping):
            self.refuse(path, WRONG_TYPE, wanted="an object", got=type_name(value))
            return {}
        for name in value:
            if not isinstance(name, str) or bad_character(name):
                self.refuse(
                    path,
                    WRONG_TYPE,
                    wanted=gettext_noop("an object with text names"),
                    got=repr(name),
                )
                return {}
            if known is not None and name not in known:
                self._unknown(join(path, name), name, known)
        return value

    def _unknown(self, path: str, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name, known, n=1)
        if near:
            self.refuse(path, UNKNOWN_FIELD_NEAR, near=near[0])
        else:
            self.refuse(path, UNKNOWN_FIELD, known=", ".join(known))

    def text(
        self,
        document: Mapping[str, object],
        name: str,
        path: str,
        *,
        default: str | None = None,
        limit: int = 1000,
        among: Sequence[str] = (),
    ) -> str:
        """The text under ``name``; without a ``default`` it must be there and not be empty."""
        here = join(path, name)
        value = document.get(name, default)
        if value is None:
            self.refuse(here, MISSING)
            return ""
        if not self.is_text(value, here, limit=limit):
            return default or ""
        assert isinstance(value, str)
        if default is None and not value.strip():
            self.refuse(here, EMPTY)
            return ""
        if among and value not in among and value != default:
            self.refuse(here, NOT_AMONG, known=", ".join(filter(None, among)), got=value)
            return default or ""
        return value

    def is_text(self, value: object, path: str, *, limit: int = 1000) -> bool:
        """Whether ``value`` is a clean text within ``limit`` characters; a fault is kept."""
        if not isinstance(value, str):
            self.refuse(path, WRONG_TYPE, wanted="a text", got=type_name(value))
        elif bad := bad_character(value):
            self.refuse(path, BAD_CHARACTER, code=f"U+{ord(bad):04X}")
        elif len(value) > limit:
            self.refuse(path, TOO_LONG, limit=limit)
        else:
            return True
        return False

    def items(self, document: Mapping[str, object], name: str, path: str) -> Sequence[object]:
        """The list under ``name``, empty when it is not there."""
        value = document.get(name, ())
        if isinstance(value, str) or not isinstance(value, Sequence):
            self.refuse(join(path, name), WRONG_TYPE, wanted="a list", got=type_name(value))
            return ()
        return value

    def texts(self, document: Mapping[str, object], name: str, path: str) -> tuple[str, ...]:
        """The list of texts under ``name``."""
        here = join(path, name)
        found = []
        for index, value in enumerate(self.items(document, name, path)):
            if self.is_text(value, f"{here}.{index}"):
                found.append(str(value))
        return tuple(found)

    def words(self, document: Mapping[str, object], name: str, path: str) -> tuple[str, ...]:
        """The list of texts under ``name``; a blank or repeated one is refused."""
        found: list[str] = []
        for index, text in enumerate(self.texts(document, name, path)):
            here = f"{join(path, name)}.{index}"
            if not text.strip():
                self.refuse(here, EMPTY)
            elif text in found:
                self.refuse(here, DUPLICATE, what=text)
            found.append(text)
        return tuple(found)

    def adopt(self, path: str, below: str, msgid: str, params: Mapping[str, object]) -> None:
        """Take over a fault that a lower floor found and worded."""
        self.refuse(join(path, below) if below else path, msgid, **params)


def read_locale(reader: Reader, tag: str, path: str) -> str:
    """The one spelling of a locale's tag; an unknown one is refused with its nearest names."""
    try:
        return locales.get(tag).tag
    except locales.UnknownLocaleError as error:
        near = " / ".join(error.suggestions)
        if near:
            reader.refuse(path, UNKNOWN_LOCALE_NEAR, tag=tag, near=near)
        else:
            reader.refuse(path, UNKNOWN_LOCALE, tag=tag)
        return tag


def join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def type_name(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    return next(
        (name for kind, name in _TYPE_NAMES if isinstance(value, kind)), type(value).__name__
    )


def bad_character(text: str) -> str:
    """The first NUL or lone surrogate of ``text``: neither can be stored or sent; or empty."""
    if "\0" in text:
        return "\0"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return text[error.start]
    return ""
