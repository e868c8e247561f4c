"""Reading values before anything is written, at once where they are what they should be.

A value that has its type already, and needs nothing done to it, is found by a few cheap questions
in the generated code. Whatever they do not answer goes to its reader, and so does every error: the
questions only save the way there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._kit import DICT, KEY_ERROR, LEN, STR, TYPE
from templates_lib.language._compile._readers import USUAL, reader_of
from templates_lib.language._compile._slots import Slot
from templates_lib.language._compile._types import has_rules
from templates_lib.language._errors import WrongValue


def fetch(found: tuple[Slot, ...], job: Job) -> list[code.Step]:
    """Take the values out of ``values``, a record of them; what is absent is None."""
    record = code.name("values")
    taker = job.kit.add("record", _taker(tuple(slot.name for slot in found)))
    taken = code.assign("values", code.call(taker, record))
    steps = [code.when(code.other(code.call(TYPE, record), DICT), taken)]
    needed = [slot for slot in found if not slot.optional]
    if needed:
        items = [code.assign(slot.variable, code.item(record, slot.name)) for slot in needed]
        steps.append(code.attempt(items, KEY_ERROR, None, [taken, *items]))
    for slot in found:
        if slot.optional:
            item = code.method(record, "get", code.constant(slot.name))
            steps.append(code.assign(slot.variable, item))
    return steps


def _taker(names: tuple[str, ...]) -> Callable[[object], dict[str, object]]:
    """Return what makes a dict with just these names of any record."""

    def take(given: object) -> dict[str, object]:
        try:
            if isinstance(given, Mapping):
                return {name: given.get(name) for name in names}
        except Exception:  # a record of a class of its own, which cannot be looked at
            given = object()
        raise WrongValue("values", gettext_noop("a record"), values.describe(given))

    return take


def read(slot: Slot, job: Job) -> list[code.Step]:
    """Make the value a typed one, or fail."""
    reader = reader_of(slot, job.dress)
    again = code.assign(slot.variable, code.call(job.kit.add("read", reader), slot.load))
    if slot.ready is not None:
        is_ready = code.assign(slot.ready, _is_ready(slot, job))
        return [is_ready, code.when(code.negated(code.name(slot.ready)), again)]
    known = _is_typed(slot, job)
    return [again if known is None else code.when(code.negated(known), again)]


def _is_ready(slot: Slot, job: Job) -> code.Code:
    """Ask whether a value is a text that reading and dressing leave as it is."""
    text, declared = slot.load, slot.declared
    is_text = code.same(code.call(TYPE, text), STR)
    longest = values.MAX_TEXT if declared is None else declared.longest
    fits = code.at_most(code.call(LEN, text), longest)
    if declared is not None and declared.choices:
        known = frozenset(choice for choice in declared.choices if len(choice) <= longest)
        fits = code.within(text, job.kit.add("choices", known))
    there = [text] if declared is not None and declared.is_never_empty else []
    return code.all_of(is_text, *there, fits, *job.unchanged(text, vetted=False))


def _is_typed(slot: Slot, job: Job) -> code.Code | None:
    """Ask whether reading leaves a value as it is; None: it has to be read to be known."""
    value, declared = slot.load, slot.declared
    if slot.type is str and declared is not None and not has_rules(declared):
        return _is_ready(slot, job)
    if slot.type in (tuple, str):
        return None
    kind = job.kit.add("type", slot.type)
    questions = [code.same(code.call(TYPE, value), kind)]
    if slot.type is int:
        least = 0 if declared is not None and declared.type == "count" else -USUAL
        questions += [code.at_least(value, least), code.at_most(value, USUAL)]
    elif slot.type is values.Money and declared is not None and declared.currency:
        questions.append(code.attribute(value, "currency"))
    elif slot.type in (dt.time, dt.datetime):
        questions.append(code.same(code.attribute(value, "tzinfo"), code.constant(None)))
    return code.all_of(*questions)
