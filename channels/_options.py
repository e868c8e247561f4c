"""The options of a provider: declared as data, read out of an envelope, every fault named.

    OPTIONS = (Option("status_callback", "url"), Option("validity_period", "whole", most=36_000))
    values, problems = read_options(OPTIONS, handover.envelope.options)

An option that is not there is not in ``values``. One that is not declared is a problem, since a
misspelt name would change nothing and nobody would know.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from channels._problem import Problem
from channels._reading import listed, problem, shown, unstorable, wrong_type
from channels._urls import is_web_address
from locales.words import gettext_noop

__all__ = ["Option", "envelope_path", "option_path", "read_options"]

OptionKind = Literal["text", "url", "whole", "flag", "texts"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_MISSING = gettext_noop("is missing")

_EXPECTED: Mapping[OptionKind, str] = {
    "text": gettext_noop("a text"),
    "url": gettext_noop("a text"),
    "whole": gettext_noop("a whole number"),
    "flag": gettext_noop("true or false"),
    "texts": gettext_noop("texts, each under a name"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One option: a text, a web address, a whole number, yes and no, or texts under names.

    ``least`` and ``most`` bound a number; ``most`` is also the greatest length of a text, in
    characters. ``choices`` are all the texts there may be. ``pattern`` is what a whole text
    must match, and ``form`` (msgid) says that in words. No text is empty or has two lines.
    """

    name: str
    kind: OptionKind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    form: str = ""


def envelope_path(field: str) -> str:
    """Return the path of a *field* of the envelope, as problems bear it."""
    return f"envelope.{field}"


def option_path(name: str) -> str:
    """Return the path of the option called *name*, as problems bear it."""
    return f"options.{name}"


def read_options(
    options: Sequence[Option], given: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Return the faultless values of *options* in *given*, by name, and every fault."""
    known = {option.name: option for option in options}
    problems = list(_unknown(known, given))
    values: dict[str, Any] = {}
    for option in options:
        if option.name not in given:
            found = [problem(option_path(option.name), _MISSING)] if option.required else []
        elif not (found := list(_faults(option, given[option.name]))):
            values[option.name] = given[option.name]
        problems += found
    return values, tuple(problems)


def _unknown(known: Mapping[str, Option], given: Mapping[str, Any]) -> Iterator[Problem]:
    for name in given:
        if name not in known:
            message = gettext_noop("%(name)s is not an option here; options are %(names)s")
            where, names = option_path(_plain(name)), listed(known) or "-"
            yield problem(where, message, name=shown(name), names=names)


def _faults(option: Option, value: object) -> Iterator[Problem]:
    path = option_path(option.name)
    if option.kind == "flag":
        right = isinstance(value, bool)
    elif option.kind == "whole":
        right = isinstance(value, int) and not isinstance(value, bool)
    elif option.kind == "texts":
        right = isinstance(value, Mapping) and all(
            isinstance(each, str) for pair in value.items() for each in pair
        )
    else:
        right = isinstance(value, str)
    if not right:
        yield wrong_type(path, _EXPECTED[option.kind], value)
    elif isinstance(value, str):
        yield from islice(_text_faults(option, path, value), 1)
    elif isinstance(value, Mapping):
        for name, text in value.items():
            yield from islice(_text_faults(option, f"{path}.{_plain(name)}", text), 1)
    elif isinstance(value, int):
        yield from _out_of_bounds(option, path, value)


def _text_faults(option: Option, path: str, text: str) -> Iterator[Problem]:
    """Yield what is wrong with *text*, the gravest first."""
    yield from unstorable(path, text)
    if control := _CONTROL.search(text):
        message = gettext_noop("holds a line break or control character at character %(place)s")
        yield problem(path, message, place=control.start() + 1)
    if option.choices and text not in option.choices:
        message = gettext_noop("%(value)s is not a choice here; use one of %(names)s")
        yield problem(path, message, value=shown(text), names=listed(option.choices))
    if not text.strip():
        yield problem(path, gettext_noop("is empty"))
    if option.most is not None and len(text) > option.most:
        message = gettext_noop("has %(actual)s characters, and more than %(limit)s are refused")
        yield problem(path, message, actual=len(text), limit=option.most)
    if option.kind == "url" and not is_web_address(text):
        message = gettext_noop("%(value)s is not an address that begins with https:// or http://")
        yield problem(path, message, value=shown(text))
    if option.pattern and not re.fullmatch(option.pattern, text):
        yield wrong_type(path, option.form, text)


def _plain(name: object) -> str:
    return shown(name).strip("'\"")


def _out_of_bounds(option: Option, path: str, number: int) -> Iterator[Problem]:
    if option.least is not None and number < option.least:
        yield problem(path, gettext_noop("is less than %(limit)s"), limit=option.least)
    if option.most is not None and number > option.most:
        yield problem(path, gettext_noop("is more than %(limit)s"), limit=option.most)
