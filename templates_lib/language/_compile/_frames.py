"""The functions that are made of a template: for one row, for many records, for many tuples."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._kit import EXCEPTION, TUPLE, TYPE, VALUE_ERROR
from templates_lib.language._compile._reading import fetch, read
from templates_lib.language._compile._slots import Slot
from templates_lib.language._errors import WrongValue
from templates_lib.language._phrases import phrase

Result: TypeAlias = str | Exception
"""What a row came to: a finished text, or the error that says why there is none."""

_ROW, _ROWS, _DONE, _ADD, _ERROR = "values", "rows", "done", "add", "error"


@dataclass(frozen=True)
class Frames:
    """``result`` gives the text once the values of ``slots`` are read."""

    job: Job
    slots: tuple[Slot, ...]
    result: code.Code

    def make(self, module: ast.Module) -> Callable[..., Any]:
        """Return the function that one of these modules defines."""
        return self.job.kit.make(module)

    def one(self) -> ast.Module:
        """``def one(values): … return text``."""
        steps = [*self._from_record, *self._read, code.give(self.result)]
        return code.function("one", [_ROW], steps)

    def records(self) -> ast.Module:
        """``def records(rows): …``, a text or an error for each row, each row a record."""
        return self._many("records", self._from_record)

    def tuples(self) -> ast.Module:
        """``def tuples(rows): …``, the same of tuples in the order of the slots."""
        return self._many("tuples", self._from_tuple)

    def _many(self, name: str, take: Sequence[code.Step]) -> ast.Module:
        add = code.name(_ADD)
        settled = code.call(self.job.kit.add("settled", _settled), code.name(_ERROR))
        tried = [*take, *self._read, code.do(code.call(add, self.result))]
        failed = [code.do(code.call(add, settled))]
        steps = [
            code.assign(_DONE, code.no_items()),
            code.assign(_ADD, code.attribute(code.name(_DONE), "append")),
            code.go_through(
                _ROW, code.name(_ROWS), [code.attempt(tried, EXCEPTION, _ERROR, failed)]
            ),
            code.give(code.name(_DONE)),
        ]
        return code.function(name, [_ROWS], steps)

    @cached_property
    def _from_record(self) -> list[code.Step]:
        return fetch(self.slots, self.job)

    @property
    def _from_tuple(self) -> list[code.Step]:
        row = code.name(_ROW)
        fit = self.job.kit.add("fit", _fitting(len(self.slots)))
        fitted = code.assign(_ROW, code.call(fit, row))
        if not self.slots:
            return [fitted]
        taken = code.unpack([slot.variable for slot in self.slots], row)
        return [
            code.when(code.other(code.call(TYPE, row), TUPLE), fitted),
            code.attempt([taken], VALUE_ERROR, None, [fitted]),
        ]

    @cached_property
    def _read(self) -> list[code.Step]:
        return [step for slot in self.slots for step in read(slot, self.job)]


def _fitting(count: int) -> Callable[[object], Sequence[Any]]:
    """Return what takes other rows than tuples of the right length, or refuses them."""

    def fit(row: object) -> Sequence[Any]:
        if isinstance(row, list | tuple) and len(row) == count:
            return row
        expected = phrase(gettext_noop("a row of %(count)s values"), count=count)
        if not isinstance(row, list | tuple):
            raise WrongValue("values", expected, values.describe(row))
        raise WrongValue(
            "values", expected, phrase(gettext_noop("one of %(count)s"), count=len(row))
        )

    return fit


def _settled(error: Exception) -> Exception:
    """An error as a result: without the frames it came through, and the values in them."""
    error.__context__ = error.__cause__ = None
    return error.with_traceback(None)
