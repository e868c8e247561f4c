"""``{{ … }}``: from a value to its finished text."""

from __future__ import annotations

from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._chains import Writer, chain, parts, writer
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._kit import STR, TYPE
from templates_lib.language._compile._scope import Held, Scope
from templates_lib.language._compile._types import NATURAL, writing
from templates_lib.language._errors import TemplateError
from templates_lib.language._nodes import Constant, FilterUse, Print
from templates_lib.language._unmarked import Place
from templates_lib.language.filters import FILTERS, Quick, Shortcut, Table

KEPT = 1_024
"""Most texts that one tag keeps to write again: the days of almost three years."""


def printed(node: Print, place: Place, scope: Scope, link: code.Code | None = None) -> code.Code:
    """Return what gives the text of one tag; ``link`` says whether a link begins with it."""
    job = scope.job
    target, filters = parts(node.expression)
    name = scope.called(target)
    write = writer(chain(filters, job.setting, name), name, job.natural, job.dress.at(place))
    if isinstance(target, Constant):
        return _fixed(target, write, scope, link)
    held = scope.hold(target)
    if link is not None:
        index = scope.index or (code.constant(0),)
        return code.call(job.kit.add("write", write), held.value, *index, link)
    return _at_once(held, filters, write, scope)


def _fixed(target: Constant, write: Writer, scope: Scope, link: code.Code | None) -> code.Code:
    """A constant is written here and now, unless that is an error: then each time."""
    if link is None:
        try:
            return code.constant(write(target.value))
        except TemplateError:
            pass
    kit = scope.job.kit
    value, index = kit.constant(target.value), scope.index or (code.constant(0),)
    return code.call(kit.add("write", write), value, *index, *([] if link is None else [link]))


def _at_once(held: Held, filters: tuple[FilterUse, ...], write: Writer, scope: Scope) -> code.Code:
    """Write what is usual by the shortest way, and everything else by ``write``."""
    use = writing(filters)
    if use is None and held.type not in NATURAL:
        return _text(held, filters, write, scope)
    filter_ = FILTERS[use.name if use is not None else NATURAL[held.type]]
    if filter_.expects is None:
        return code.call(scope.job.kit.add("write", write), held.value, *scope.index)
    if len(filters) == (use is not None):
        bound = {} if use is None else use.bound
        shortcut = scope.job.shortcut(filter_, bound, held.declared)
        if shortcut is not None:
            return _short(held, shortcut, write, scope)
    return _kept(held, held.type if held.sure else filter_.expects, write, scope)


def _text(held: Held, filters: tuple[FilterUse, ...], write: Writer, scope: Scope) -> code.Code:
    """A text that goes out as it is; ``default`` lets it pass if it is not empty."""
    if held.final and not filters:
        return held.value
    first, again = scope.job.twice(held.value, held.cheap)
    if held.ready is not None:
        questions = [held.ready]
    else:
        is_text = code.same(code.call(TYPE, first), STR)
        questions = [is_text, *scope.job.unchanged(again, vetted=True)]
    if filters:
        questions.append(again)
    slow = code.call(scope.job.kit.add("write", write), again, *scope.index)
    return code.choose(code.all_of(*questions), again, slow)


def _short(held: Held, shortcut: Shortcut, write: Writer, scope: Scope) -> code.Code:
    """A filter's own short way, and for amounts in a known currency a shorter one."""
    kit = scope.job.kit
    first, again = scope.job.twice(held.value, held.cheap)
    quick, slow = kit.add("quick", shortcut.write), kit.add("write", write)
    table = shortcut.table
    if table is None or (held.sure and held.type is not values.Money):
        return code.any_of(code.call(quick, first), code.call(slow, again, *scope.index))
    is_money = code.same(code.call(TYPE, first), kit.add("type", values.Money))
    end = scope.job.temporary()
    start = code.any_of(
        code.named(end, code.constant("")),
        code.all_of(
            *([] if held.there else [is_money]),
            code.equal(code.attribute(first if held.there else again, "currency"), table.currency),
            _looked_up(code.call(STR, code.attribute(again, "amount")), end, table, scope.job),
        ),
        code.call(quick, again),
        code.call(slow, again, *scope.index),
    )
    return code.joined([start, code.name(end)])


def _looked_up(number: code.Code, end: str, table: Table, job: Job) -> code.Code:
    """Look up a whole number, or what stands before its point, and give ``end`` the rest."""
    said, cut, start = (job.temporary() for _ in range(3))
    whole = code.call(job.kit.add("whole", table.whole), code.named(said, number))
    halves = code.named(cut, code.method(code.name(said), "partition", code.constant(".")))
    before, after = code.item(halves, 0), code.item(code.name(cut), 2)
    ends = code.call(job.kit.add("ends", table.ends), after, code.constant(""))
    return code.any_of(
        whole,
        code.all_of(
            code.named(start, code.call(job.kit.add("starts", table.starts), before)),
            code.named(end, ends),
            code.name(start),
        ),
    )


def _kept(held: Held, kind: type, write: Writer, scope: Scope) -> code.Code:
    """What was written for the same value before."""
    kit = scope.job.kit
    first, again = scope.job.twice(held.value, held.cheap)
    keep, kept = _keeping(write, kind)
    slow = code.call(kit.add("write", keep), again, *scope.index)
    if held.there:
        return code.any_of(code.call(kit.add("kept", kept), first), slow)
    is_kind = code.same(code.call(TYPE, first), kit.add("type", kind))
    return code.any_of(code.all_of(is_kind, code.call(kit.add("kept", kept), again)), slow)


def _keeping(write: Writer, kind: type) -> tuple[Writer, Quick]:
    """Return ``write`` as it keeps what it writes for values of exactly this type, and the way
    to what is kept."""
    kept: dict[object, str] = {}

    def write_and_keep(value: object, index: int = 0) -> str:
        text = write(value, index)
        if type(value) is kind:
            if len(kept) >= KEPT:
                kept.clear()
            kept[value] = text
        return text

    return write_and_keep, kept.get
