"""What requests to several senders have in common: telephone numbers, options, refusals."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from channels._measure import Overrun
from channels._native import moment, phone_number
from channels._parts import Blocks, Text
from channels._places import Place
from channels._problem import Problem
from channels._provider import CannotCarry, Envelope
from channels._reading import listed, problem, shown
from channels._urls import is_web_address
from locales.words import gettext_noop

__all__ = [
    "Check",
    "a_moment",
    "a_text",
    "a_whole_number",
    "one_of",
    "refuse",
    "true_or_false",
    "unfinished",
    "without_empty",
    "without_plus",
    "wrong_envelope",
    "wrong_options",
    "wrong_sizes",
]

Check = Callable[[str, object], Problem | None]
"""A path and a value -> what is wrong with that value there."""


def refuse(provider: str, problems: Iterable[Problem]) -> None:
    """Raise CannotCarry where there are *problems*."""
    found = tuple(problems)
    if found:
        raise CannotCarry(provider, found)


def wrong_sizes(overruns: Iterable[Overrun]) -> Iterator[Problem]:
    """Yield each hard limit that is passed."""
    message = gettext_noop("%(actual)s %(unit)s, and at most %(limit)s are taken (%(source)s)")
    for run in overruns:
        if run.hard:
            words = {"actual": run.actual, "unit": run.unit, "limit": run.limit}
            yield problem(run.path, message, **words, source=run.source)


def unfinished(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield what a finished message lacks: required texts, addresses that lead somewhere."""
    for place in places:
        spec, value = place.spec, place.value
        if isinstance(spec, Text) and isinstance(value, str):
            if spec.required and not value.strip():
                yield problem(place.path, gettext_noop("is empty, and is needed"))
            elif spec.kind == "url" and value.strip() and not is_web_address(value.strip()):
                message = gettext_noop("%(value)s is no web address")
                yield problem(place.path, message, value=shown(value))
        elif isinstance(spec, Blocks) and isinstance(value, tuple) and len(value) < spec.min_num:
            message = gettext_noop("holds %(count)s blocks, and %(least)s are needed")
            yield problem(place.path, message, count=len(value), least=spec.min_num)


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return *fields* without those in which nothing is said."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def without_plus(number: str) -> str:
    """Return the telephone *number* as digits alone, "" when it is none."""
    return (phone_number(number) or "").removeprefix("+")


def wrong_envelope(envelope: Envelope, sender: Check, reference: Check) -> Iterator[Problem]:
    """Yield what is wrong with whom a request is from, to, and what it is called."""
    if not without_plus(envelope.recipient):
        message = gettext_noop("%(value)s is no telephone number such as +4722123456")
        yield problem("envelope.recipient", message, value=shown(envelope.recipient))
    found = [sender("envelope.sender", envelope.sender)]
    if envelope.reference:
        found.append(reference("envelope.reference", envelope.reference))
    yield from (each for each in found if each)


def wrong_options(options: Mapping[str, Any], known: Mapping[str, Check]) -> Iterator[Problem]:
    """Yield each option that is not *known*, or not what its check takes."""
    for name, value in options.items():
        if name in known:
            found = known[name](f"options.{name}", value)
            if found:
                yield found
        else:
            message = gettext_noop("is no option here; known are %(names)s")
            yield problem(f"options.{shown(name)}", message, names=listed(known))


def a_text(most: int) -> Check:
    """Return the check of one line of 1 to *most* characters."""
    message = gettext_noop("must be one line of 1 to %(most)s characters, and is %(actual)s")

    def check(path: str, value: object) -> Problem | None:
        fits = isinstance(value, str) and value.strip() and len(value) <= most
        if fits and str(value).isprintable():
            return None
        return problem(path, message, most=most, actual=shown(value))

    return check


def a_whole_number(least: int, most: int) -> Check:
    """Return the check of a whole number from *least* to *most*."""
    message = gettext_noop("must be a whole number from %(least)s to %(most)s, and is %(actual)s")

    def check(path: str, value: object) -> Problem | None:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return None
        return problem(path, message, least=least, most=most, actual=shown(value))

    return check


def one_of(*names: str) -> Check:
    """Return the check of one of *names*."""
    message = gettext_noop("must be one of %(names)s, and is %(actual)s")

    def check(path: str, value: object) -> Problem | None:
        if isinstance(value, str) and value in names:
            return None
        return problem(path, message, names=listed(names), actual=shown(value))

    return check


def true_or_false(path: str, value: object) -> Problem | None:
    """Check yes or no."""
    message = gettext_noop("must be true or false, and is %(actual)s")
    return None if isinstance(value, bool) else problem(path, message, actual=shown(value))


def a_moment(path: str, value: object) -> Problem | None:
    """Check a moment in ISO 8601 with its offset."""
    message = gettext_noop("must be a moment such as 2026-03-14T15:00+01:00, and is %(actual)s")
    if isinstance(value, str) and moment(value) is not None:
        return None
    return problem(path, message, actual=shown(value))
