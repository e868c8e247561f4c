"""``{{ … }}``: from a value to its finished text."""

from __future__ import annotations

from templates_lib.language._compile import _code as code
from templates_lib.language._compile._chains import Writer, chain, parts, writer
from templates_lib.language._compile._kit import STR, TYPE
from templates_lib.language._compile._scope import Held, Scope
from templates_lib.language._compile._types import NATURAL, writing
from templates_lib.language._errors import TemplateError
from templates_lib.language._marks import Place
from templates_lib.language._nodes import Constant, FilterUse, Print
from templates_lib.language.filters import FILTERS, Quick

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
        return code.call(job.kit.add("write", write), held.code, *index, link)
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
    alone = len(filters) == (use is not None)
    kit, first, again = scope.job.kit, *scope.job.twice(held.code, held.cheap)
    if filter_.expects is None:
        return code.call(kit.add("write", write), held.code, *scope.index)
    kind = held.type if held.sure else filter_.expects
    if filter_.quick is not None and kind is filter_.expects and alone and scope.job.by_character:
        bound = {} if use is None else use.bound
        quick = scope.job.quick(filter_.quick, bound, held.declared)
    else:
        write, quick = _keeping(write, kind)
    slow = code.call(kit.add("write", write), again, *scope.index)
    if held.there:
        return code.any_of(code.call(kit.add("quick", quick), first), slow)
    is_kind = code.same(code.call(TYPE, first), kit.add("type", kind))
    return code.any_of(code.all_of(is_kind, code.call(kit.add("quick", quick), again)), slow)


def _text(held: Held, filters: tuple[FilterUse, ...], write: Writer, scope: Scope) -> code.Code:
    """A text that goes out as it is; ``default`` lets it pass if it is not empty."""
    first, again = scope.job.twice(held.code, held.cheap)
    questions = [held.ready] if held.ready is not None else []
    if held.ready is None:
        further = scope.job.unchanged(again, vetted=True)
        if held.there and held.type is str and not further and not filters:
            return held.code
        questions = [code.same(code.call(TYPE, first), STR), *further]
    if filters:
        questions.append(again)
    slow = code.call(scope.job.kit.add("write", write), again, *scope.index)
    return code.choose(code.all_of(*questions), again, slow)


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
