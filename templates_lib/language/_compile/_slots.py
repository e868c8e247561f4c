"""The values that a template needs, and what is known of each before it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from templates_lib.language._compile import _code as code
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._links import Links
from templates_lib.language._compile._types import declared_type, expected_type, has_rules
from templates_lib.language._nodes import Use

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder


@dataclass(frozen=True)
class Slot:
    """One value that a template needs: its name, its variable, what is known of it.

    ``optional``: it may well be absent. ``final``: once read, it is a text that goes out as it is.
    ``ready`` is the variable that says so where it depends on the value.
    """

    name: str
    variable: str
    type: type
    declared: Placeholder | None
    optional: bool
    final: bool
    ready: str | None

    @property
    def load(self) -> code.Code:
        return code.name(self.variable)

    @property
    def variables(self) -> tuple[str, ...]:
        """What the rest of the code knows of it."""
        return (self.variable,) if self.ready is None else (self.variable, self.ready)


def slots(names: Iterable[str], uses: tuple[Use, ...], links: Links, job: Job) -> tuple[Slot, ...]:
    """Return a slot for each name, in the order in which values are read."""
    return tuple(
        _slot(name, number, [use for use in uses if use.name == name], links, job)
        for number, name in enumerate(names)
    )


def _slot(name: str, number: int, uses: list[Use], links: Links, job: Job) -> Slot:
    declared = job.declared(name)
    if declared is None:
        type_, optional = expected_type(name, uses), all(use.guarded for use in uses)
        ready = f"r{number}" if type_ is str else None
        return Slot(name, f"v{number}", type_, None, optional, False, ready)
    type_ = declared_type(declared)
    # A text that is only printed can be dressed as soon as it is read.
    only_printed = job.dress.by_character and not any(
        use.filters or not use.printed or links.begin_at(use.tag[0]) for use in uses
    )
    final = type_ is str and declared.required and (only_printed or not job.dress.changes)
    flagged = type_ is str and not final and not has_rules(declared)
    ready = f"r{number}" if flagged else None
    return Slot(name, f"v{number}", type_, declared, not declared.required, final, ready)
