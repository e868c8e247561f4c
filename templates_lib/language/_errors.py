"""The errors of the language.

    TemplateError                     everything below; ``str(error)`` is one English sentence
    ├── TemplateSyntaxError           the template cannot be read: line, column, offset, end
    ├── UnknownName                   the template uses a name that is not declared
    ├── WrongUse                      a declared name is used in a way its type does not allow
    ├── MissingValue                  a value that is needed was not given (or is None)
    ├── WrongValue                    a value is not of the type that was expected
    ├── MissingCategory               a plural gives no text for a category the locale needs
    ├── MissingForm                   the locale has no form of the kind that a filter writes
    └── OutputTooLong                 the result, or the work for it, passes its cap

``msgid`` and ``params`` let an interface say the same sentence in another language; a parameter
that is itself a phrase (``expected``, ``got``) has ``msgid`` and ``params`` of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from locales.words import gettext_noop


class TemplateError(Exception):
    """Base of every error that reading or rendering a template raises."""

    def __init__(self, msgid: str, params: Mapping[str, str] | None = None) -> None:
        self.msgid = msgid
        self.params: Mapping[str, str] = dict(params or {})
        super().__init__(msgid, self.params)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes: rendering may be spread over many."""
        return _again, (type(self), self.args, self.__dict__)

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.msgid % self.params

    def __str__(self) -> str:
        return self.message


class TemplateSyntaxError(TemplateError):
    """The template cannot be read.

    ``line`` and ``column`` count from 1, ``offset`` and ``end`` are code points from 0 in the text
    that was given; ``suggestion`` is what to write in place of ``text[offset:end]``, when known.
    """

    def __init__(
        self,
        msgid: str,
        params: Mapping[str, str] | None = None,
        *,
        source: str,
        offset: int,
        end: int | None = None,
        suggestion: str | None = None,
    ) -> None:
        super().__init__(msgid, params)
        self.offset = min(max(offset, 0), len(source))
        self.end = max(self.offset, min(len(source), self.offset + 1 if end is None else end))
        self.line, self.column = line_and_column(source, self.offset)
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


class _Placed(TemplateError):
    """An error about one place of the template: ``line`` and ``column`` count from 1."""

    line = column = 0

    def __init__(
        self,
        msgid: str,
        params: Mapping[str, str],
        *,
        name: str,
        start: int,
        end: int,
        suggestion: str | None = None,
    ) -> None:
        super().__init__(msgid, params)
        self.name, self.start, self.end, self.suggestion = name, start, end, suggestion

    def placed(self, source: str) -> Self:
        """The same error, with its line and column in ``source``."""
        self.line, self.column = line_and_column(source, self.start)
        return self

    def __str__(self) -> str:
        if not self.line:
            return self.message
        return f"line {self.line}, column {self.column}: {self.message}"


class UnknownName(_Placed):
    """``name`` is used at ``start:end`` but not declared; ``suggestion`` is the nearest that is."""


class WrongUse(_Placed):
    """A declared name is used at ``start:end`` as its type does not allow."""


class MissingValue(TemplateError):
    """The value ``name`` is needed and was not given."""

    def __init__(self, name: str) -> None:
        super().__init__(gettext_noop("“%(name)s” has no value."), {"name": name})
        self.name = name


class WrongValue(TemplateError):
    """The value ``name`` should have been ``expected`` and was ``got``.

    ``got`` describes the value in a few words; it never repeats a long text.
    """

    def __init__(self, name: str, expected: str, got: str) -> None:
        super().__init__(
            gettext_noop("“%(name)s” should be %(expected)s, not %(got)s."),
            {"name": name, "expected": expected, "got": got},
        )
        self.name, self.expected, self.got = name, expected, got

    def under(self, name: str) -> WrongValue:
        """The same error told about ``name``, the path by which the value was reached."""
        return WrongValue(name, self.expected, self.got)


class MissingCategory(TemplateError):
    """The plural of ``name`` has no text for ``category``, which ``locale`` needs."""

    def __init__(self, name: str, category: str, locale: str) -> None:
        super().__init__(
            gettext_noop("The plural of “%(name)s” has no “%(category)s”, which %(locale)s needs."),
            {"name": name, "category": category, "locale": locale},
        )
        self.name, self.category, self.locale = name, category, locale


class MissingForm(TemplateError):
    """``locale`` has no form that ``filter`` could write, or none that we know for sure."""

    def __init__(self, filter_: str, locale: str) -> None:
        super().__init__(
            gettext_noop("We know no form for “%(filter)s” in %(locale)s; write it in words."),
            {"filter": filter_, "locale": locale},
        )
        self.filter, self.locale = filter_, locale


class OutputTooLong(TemplateError):
    """The result passes ``limit`` characters (or the work for it ``limit`` steps)."""

    def __init__(self, limit: int, unit: str = "characters") -> None:
        super().__init__(
            gettext_noop("The result is longer than %(limit)s %(unit)s."),
            {"limit": str(limit), "unit": unit},
        )
        self.limit, self.unit = limit, unit


def _again(
    kind: type[TemplateError], args: tuple[object, ...], state: dict[str, object]
) -> TemplateError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a code point offset; ``\\r\\n`` is one line end."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
