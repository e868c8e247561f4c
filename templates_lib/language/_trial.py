"""Filters on what is known when a template is read: constants, and what a loop knows of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from locales import get
from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._nodes import Constant, Filtered, FilterUse, Name
from templates_lib.language._words import Words
from templates_lib.language.filters import FILTERS, Filter, NoCategory, Setting

# In the order in which an expectation is told, where neither the filter's own type nor "text" is
# among what it takes.
_READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "money": values.money,
        "percent": values.percent,
        "number": values.number,
        "count": values.count,
        "date": values.date,
        "time": values.time,
        "datetime": values.datetime,
        "phone": values.phone,
        "text": values.text,
    }
)


def refuse_unfit(words: Words, found: Filtered) -> None:
    """Refuse a chain whose first writing filter cannot take what it is put on."""
    writer = next((use for use in found.filters if not FILTERS[use.name].fills_gaps), None)
    if writer is None:
        return
    if isinstance(found.operand, Name):
        if found.operand.path[0] == "loop" and not _takes_of_loop(found.operand, writer):
            raise words.refuse(
                writer.start,
                writer.end,
                gettext_noop("“%(filter)s” cannot be put on %(name)s."),
                filter=writer.name,
                name=found.operand.written,
            )
        return
    expected = _unread(FILTERS[writer.name], found.operand) or _unwritten(found, found.operand)
    if expected:
        raise _unfit(words, found, writer, expected)


def _takes_of_loop(name: Name, use: FilterUse) -> bool:
    """``loop.index`` is a number, ``loop.first`` and ``loop.last`` choose by "true" or "false"."""
    filter_ = FILTERS[use.name]
    if name.path[1] == "index":
        return "count" in filter_.takes
    return filter_.cases is not None and filter_.cases.exact is str


def _unread(filter_: Filter, constant: Constant) -> str:
    """What the filter expects, when no reader of its types takes the constant.

    No locale is loaded for that: what cannot be written is refused at once.
    """
    readers = {name: read for name, read in _READERS.items() if name in filter_.takes}
    foremost = filter_.name if filter_.name in readers else "text"
    if foremost in readers:
        readers = {foremost: readers.pop(foremost), **readers}
    expected = ""
    for read in readers.values():
        try:
            read(constant.value)
        except values.Unfit as unfit:
            expected = expected or unfit.expected
        else:
            return ""
    return expected or gettext_noop("a list")


def _unwritten(found: Filtered, constant: Constant) -> str:
    """What a filter expects that cannot write the constant; "" when all of them can."""
    setting = Setting(get("en"))
    value: object = constant.value
    for use in found.filters:
        try:
            value = FILTERS[use.name].apply(value, use.bound, setting)
        except values.Unfit as unfit:
            return unfit.expected
        except NoCategory:
            return ""
    return ""


def _unfit(words: Words, found: Filtered, use: FilterUse, expected: str) -> TemplateSyntaxError:
    return words.refuse(
        found.start,
        use.end,
        gettext_noop("“%(words)s”: %(filter)s needs %(expected)s."),
        filter=use.name,
        expected=expected,
    )
