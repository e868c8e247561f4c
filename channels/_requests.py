"""What requests for structured messages have in common: what is finished, and what is refused."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from channels._measure import Overrun
from channels._parts import Text
from channels._places import Place
from channels._problem import Problem
from channels._provider import CannotCarry
from channels._reading import problem, shown, unstorable
from channels._urls import is_web_address
from locales.words import gettext_noop

__all__ = ["refuse", "unfinished", "without_empty", "wrong_sizes"]


def refuse(provider: str, problems: Iterable[Problem]) -> None:
    """Raise CannotCarry where there are *problems*."""
    found = tuple(problems)
    if found:
        raise CannotCarry(provider, found)


def wrong_sizes(overruns: Iterable[Overrun]) -> Iterator[Problem]:
    """Yield each hard limit that is passed."""
    message = gettext_noop("%(actual)s %(unit)s; %(limit)s is the limit (%(source)s)")
    for run in overruns:
        if run.hard:
            words = {"actual": run.actual, "unit": run.unit, "limit": run.limit}
            yield problem(run.path, message, **words, source=run.source)


def unfinished(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield what a finished message lacks: required texts, addresses that lead somewhere."""
    for place in places:
        spec, value = place.spec, place.value
        if not isinstance(spec, Text) or not isinstance(value, str):
            continue
        yield from unstorable(place.path, value)
        if spec.required and not value.strip():
            yield problem(place.path, gettext_noop("is empty, and is needed"))
        elif spec.kind == "url" and value.strip() and not is_web_address(value.strip()):
            message = gettext_noop("%(value)s is no web address")
            yield problem(place.path, message, value=shown(value))


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return *fields* without those in which nothing is said; nought and false say something."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
