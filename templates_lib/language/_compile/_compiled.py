"""A template made ready for one locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from templates_lib.language._compile._frames import Frames, Result
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._links import Links
from templates_lib.language._compile._plan import result
from templates_lib.language._compile._scope import Scope
from templates_lib.language._compile._slots import slots
from templates_lib.language._nodes import Node, Use


class Compiled:
    """A template as a Python function, for one locale and one way to write values.

    ``render`` takes a record of values as they arrive in JSON, and gives the finished text or
    raises a ``TemplateError``; names that the template does not use are ignored. ``names`` are
    those that it uses, in the order of the text. Several threads may use it at once.
    """

    names: tuple[str, ...]
    render: Callable[[Mapping[str, object]], str]

    def __init__(self, frames: Callable[[], Frames]) -> None:
        # Syntax trees are large: they are made anew for the other forms, by those who need them.
        self._frames = frames
        made = frames()
        self.names = tuple(slot.name for slot in made.slots)
        self.render = made.make(made.one())

    def batch(self, rows: Iterable[Mapping[str, object]]) -> list[Result]:
        """Return for each record of values its text, or the error that it makes.

        That is a ``TemplateError``; whatever else a value of the caller's own kind may raise is
        also handed back, so that no row stops another.
        """
        return self._records(rows)

    def batch_tuples(self, rows: Iterable[Sequence[object]]) -> list[Result]:
        """Return the same for rows that hold the values of ``names``, in that order."""
        return self._tuples(rows)

    @cached_property
    def _records(self) -> Callable[[Iterable[Any]], list[Result]]:
        made = self._frames()
        return made.make(made.records())

    @cached_property
    def _tuples(self) -> Callable[[Iterable[Any]], list[Result]]:
        made = self._frames()
        return made.make(made.tuples())


def frames(
    nodes: tuple[Node, ...], names: Iterable[str], uses: tuple[Use, ...], job: Job
) -> Frames:
    """Return what can be made of a template that uses ``names``, in which nothing is wrong."""
    links = Links(nodes, html=job.dress.escape == "html")
    found = slots(names, uses, links, job)
    scope = Scope(job, {slot.name: slot for slot in found})
    return Frames(job, found, result(nodes, scope, links))
