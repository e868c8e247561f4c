"""What a filter is, and how its arguments are bound and checked when a template is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from locales import Locale
from locales.words import gettext_noop
from templates_lib.language._escape import Dress
from templates_lib.language._nodes import Value

TEXTS = frozenset({"text", "name", "url", "phone", "email", "code", "choice"})
NUMBERS = frozenset({"number", "count"})
EVERYTHING = TEXTS | NUMBERS | {"money", "percent", "date", "time", "datetime", "list"}
"""The placeholder types, by kind."""


class BadArgument(Exception):
    """The argument called ``name`` (None: the call as a whole) is not right.

    ``suggestion`` is what to write in its place, quotation marks included.
    """

    def __init__(
        self, msgid: str, name: str | None = None, suggestion: str | None = None, /, **params: str
    ) -> None:
        super().__init__(msgid, params)
        self.msgid, self.name, self.suggestion, self.params = msgid, name, suggestion, params


class NoCategory(Exception):
    """A plural has no text for ``category``."""

    def __init__(self, category: str) -> None:
        super().__init__(category)
        self.category = category


@dataclass(frozen=True)
class Setting:
    """Where a value is being written: the locale, and whether typography must be plain.

    ``grouped``: numbers without a filter are amounts of something, not codes (see ``printed``).
    """

    locale: Locale
    plain: bool = False
    grouped: bool = True


Quick: TypeAlias = Callable[[Any], str | None]
"""Gives the finished text of a value, or None: then ``apply`` has to."""


@dataclass(frozen=True)
class Table:
    """Amounts in ``currency``, looked up by ``str(amount)``: ``whole`` has the texts of some,
    ``starts`` of what stands before the point and ``ends`` of what stands after it."""

    currency: str
    whole: Callable[..., str | None]
    starts: Callable[..., str | None]
    ends: Callable[..., str | None]


@dataclass(frozen=True)
class Shortcut:
    """A filter's short way to finished texts, for values of any type: None where it has none."""

    write: Quick
    table: Table | None = None


_KINDS = (gettext_noop("text"), gettext_noop("whole number"), gettext_noop("text or number"))
"""The kinds of an argument, marked: a message names them."""


@dataclass(frozen=True)
class Argument:
    """One argument: its name, its kind, and the values it may have (none named: any)."""

    name: str
    kind: Literal["text", "whole number", "text or number"]
    choices: tuple[Value, ...] = ()
    required: bool = False
    check: Callable[[Value], None] | None = None


@dataclass(frozen=True)
class Cases:
    """Named texts to choose from, ``other`` always among them.

    ``names`` are the keywords allowed (empty: any); ``exact`` the type of a key in
    ``{key: "text"}`` before them.
    """

    exact: type
    names: tuple[str, ...] = ()


MakeShortcut: TypeAlias = Callable[[Mapping[str, Value], Setting, str | None, Dress], Shortcut]
"""From arguments, setting, the declared currency and the output's dress, which is by character."""


@dataclass(frozen=True)
class Filter:
    """One filter.

    ``takes`` are the placeholder types it can be put on; "text" also means the result of another
    filter. ``keeps``: its result has the type of what it was put on. ``in_conditions``: it may
    stand in an ``if``. ``fills_gaps``: it is asked even when the value is missing. ``apply`` gets
    the value, the bound arguments and the setting, and raises ``Unfit`` for a value of another
    type.

    The rest is for speed. ``prepare`` finds all that arguments and setting decide, and gives the
    rest of ``apply``. ``expects`` is the type in which a value usually comes; what is written for
    one may be kept and written again, unless there is a ``shortcut``.
    """

    name: str
    summary: str
    example: str
    takes: frozenset[str]
    apply: Callable[[object, Mapping[str, Value], Setting], object]
    arguments: tuple[Argument, ...] = ()
    cases: Cases | None = None
    keeps: bool = False
    in_conditions: bool = False
    fills_gaps: bool = False
    prepare: Callable[[Mapping[str, Value], Setting], Callable[[object], object]] | None = None
    expects: type | None = None
    shortcut: MakeShortcut | None = None

    def ready(self, bound: Mapping[str, Value], setting: Setting) -> Callable[[object], object]:
        """Return ``apply`` for these arguments and this setting."""
        if self.prepare is not None:
            return self.prepare(bound, setting)
        return lambda value: self.apply(value, bound, setting)

    def bind(self, args: tuple[Value, ...], kwargs: Mapping[str, Value]) -> dict[str, Value]:
        """Return every argument by its name; ``BadArgument`` when one is not right."""
        if self.cases is not None:
            return _bind_cases(self.cases, args, kwargs)
        if len(args) > len(self.arguments):
            raise BadArgument(
                gettext_noop("“%(filter)s” takes at most %(most)s values in its brackets."),
                filter=self.name,
                most=str(len(self.arguments)),
            )
        bound = {
            argument.name: value for argument, value in zip(self.arguments, args, strict=False)
        }
        for name, value in kwargs.items():
            if name in bound:
                raise BadArgument(
                    gettext_noop("“%(argument)s” is given twice."), name, argument=name
                )
            bound[name] = value
        _check(self, bound)
        return bound


def _check(filter_: Filter, bound: Mapping[str, Value]) -> None:
    known = {argument.name: argument for argument in filter_.arguments}
    for name, value in bound.items():
        if name not in known:
            raise BadArgument(
                gettext_noop("“%(filter)s” has no argument “%(argument)s”."),
                name,
                filter=filter_.name,
                argument=name,
            )
        _check_one(known[name], value)
    for argument in filter_.arguments:
        if argument.required and argument.name not in bound:
            raise BadArgument(
                gettext_noop("“%(filter)s” needs a value in brackets, as in %(example)s."),
                filter=filter_.name,
                example=filter_.example,
            )


def _check_one(argument: Argument, value: Value) -> None:
    if argument.choices and value not in argument.choices:
        raise BadArgument(
            gettext_noop("“%(argument)s” is one of %(choices)s."),
            argument.name,
            argument=argument.name,
            choices=", ".join(str(choice) for choice in argument.choices),
        )
    fits = not isinstance(value, bool) and (
        (isinstance(value, str) and "text" in argument.kind)
        or (isinstance(value, int) and "number" in argument.kind)
        or (not isinstance(value, str) and argument.kind == "text or number")
    )
    if not fits:
        raise BadArgument(
            gettext_noop("“%(argument)s” should be a %(kind)s."),
            argument.name,
            argument=argument.name,
            kind=argument.kind,
        )
    if argument.check is not None:
        argument.check(value)


def _bind_cases(
    cases: Cases, args: tuple[Value, ...], kwargs: Mapping[str, Value]
) -> dict[str, Value]:
    if args:
        raise BadArgument(gettext_noop('Texts are named, as in other="…".'))
    for name, value in kwargs.items():
        if not isinstance(value, str):
            raise BadArgument(gettext_noop("“%(name)s” should be a text."), name, name=name)
        if "{{" in value or "{%" in value:
            raise BadArgument(
                gettext_noop(
                    "The text of “%(name)s” holds a tag, which would not be filled in; write "
                    "{%% if %%} around whole sentences instead."
                ),
                name,
                name=name,
            )
        if cases.names and not name.startswith("=") and name not in cases.names:
            raise BadArgument(
                gettext_noop("“%(name)s” is not one of %(choices)s."),
                name,
                name=name,
                choices=", ".join(cases.names),
            )
    if "other" not in kwargs:
        raise BadArgument(gettext_noop('The text for “other” is missing: other="…".'))
    return dict(kwargs)
