"""How a text comes about: at once where that is safe, else with an eye on the limits."""

from __future__ import annotations

from collections.abc import Callable

from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._body import Body
from templates_lib.language._compile._bounds import Bounds, bounds
from templates_lib.language._compile._counted import TALLY, Counted, Tally
from templates_lib.language._compile._limits import MAX_OUTPUT, MAX_STEPS
from templates_lib.language._compile._links import Links
from templates_lib.language._compile._scope import Scope
from templates_lib.language._errors import TemplateError
from templates_lib.language._escape import one_line
from templates_lib.language._nodes import Node

_ROOM = 50 * MAX_OUTPUT
"""Most characters that may be written at once, only to find that they are too many."""

_Function = Callable[..., str]


def result(nodes: tuple[Node, ...], scope: Scope, links: Links) -> code.Code:
    """Return what gives the finished text, once the values are read.

    A template that cannot pass the limits is one expression. One that could is written at once too,
    by a function of its own; if the text is too long or anything is wrong, it is written again
    piece by piece, which says what was wrong first.
    """
    limits = bounds(nodes, scope)
    longest = limits.at(lambda name: values.MAX_ITEMS)
    if not links.unclear and _fits(longest, MAX_OUTPUT):
        return _finished(Body(links).text(nodes, scope), scope)
    known = [each for slot in scope.slots.values() for each in slot.variables]
    written = counted = _later(lambda: _counted(nodes, scope, known))
    if not links.unclear:
        text = _finished(Body(links).text(nodes, scope), scope)
        at_once = scope.job.kit.make(code.function("written", known, [code.give(text)]))
        lists = None if _fits(longest, _ROOM) else limits
        written = _guarded(at_once, counted, lists, known)
    return code.call(scope.job.kit.add("written", written), *map(code.name, known))


def _fits(limits: Bounds, characters: int) -> bool:
    return limits.characters <= characters and limits.steps <= MAX_STEPS


def _finished(text: code.Code, scope: Scope) -> code.Code:
    """A subject is one line, whatever stands in it."""
    if scope.job.dress.escape != "line":
        return text
    first, again = scope.job.twice(text, cheap=False)
    one = code.call(scope.job.kit.add("line", one_line), again)
    return code.choose(code.method(first, "isprintable"), again, one)


def _counted(nodes: tuple[Node, ...], scope: Scope, known: list[str]) -> _Function:
    kit = scope.job.kit
    text = Counted(html=scope.job.dress.escape == "html").text(nodes, scope)
    tally = code.assign(TALLY, code.call(kit.add("tally", Tally)))
    steps = [tally, code.give(_finished(text, scope))]
    return kit.make(code.function("counted", known, steps))


def _later(make: Callable[[], _Function]) -> _Function:
    """Return a function that is made when it is first called."""
    made: list[_Function] = []

    def call(*known: object) -> str:
        if not made:
            made.append(make())
        return made[0](*known)

    return call


def _guarded(
    at_once: _Function, counted: _Function, lists: Bounds | None, known: list[str]
) -> _Function:
    """Return what writes at once, unless ``lists`` are too long for that, and heeds the limits."""

    def write(*given: object) -> str:
        if lists is not None and not _fits(
            lists.at(lambda name: _length(given[known.index(name)])), _ROOM
        ):
            return counted(*given)
        try:
            text = at_once(*given)
        except TemplateError:
            return counted(*given)
        return text if len(text) <= MAX_OUTPUT else counted(*given)

    return write


def _length(value: object) -> int:
    return len(value) if isinstance(value, tuple) else 0
