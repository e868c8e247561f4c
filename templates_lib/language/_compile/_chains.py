"""A value on its way through filters to the reader; every error says whose value it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._errors import MissingCategory, MissingValue, WrongValue
from templates_lib.language._escape import is_safe_link
from templates_lib.language._nodes import Constant, Filtered, FilterUse, Name, Operand
from templates_lib.language.filters import FILTERS, NoCategory, Setting

Called: TypeAlias = Callable[[int], str]
"""What an error calls a value, given the number of the loop's item: ``lines.0.title``."""

Chain: TypeAlias = Callable[[object, int], object]
"""From a value (``MISSING`` too) and the number of the loop's item to what filters make of it."""

Writer: TypeAlias = Callable[..., str]
"""From the same to the finished text, or the error that names the value."""

_LINK = gettext_noop("a link such as https://example.com/order")


def parts(operand: Operand) -> tuple[Name | Constant, tuple[FilterUse, ...]]:
    """Return what an operand is about, and its filters."""
    if isinstance(operand, Filtered):
        return operand.operand, operand.filters
    return operand, ()


def called(operand: Name | Constant, lists: Mapping[str, str]) -> Called:
    """Return how to call a value; ``lists`` are the lists by their loops' variables."""
    if isinstance(operand, Constant):
        return lambda index: str(operand.value)
    first, *rest = operand.path
    if first not in lists:
        return lambda index: operand.written
    items, fields = lists[first], "".join(f".{part}" for part in rest)
    return lambda index: f"{items}.{index}{fields}"


def wrong(name: str, unfit: values.Unfit, value: object) -> WrongValue:
    """Return the error that says so of ``name``."""
    return WrongValue(name, unfit.expected, unfit.got or values.describe(value))


def chain(filters: tuple[FilterUse, ...], setting: Setting, name: Called) -> Chain:
    """Return what puts a value through ``filters``, whose formatters are found here and now."""
    stages = [
        (FILTERS[use.name].ready(use.bound, setting), FILTERS[use.name].fills_gaps)
        for use in filters
    ]

    def through(value: object, index: int = 0) -> object:
        for apply, fills_gaps in stages:
            if value is values.MISSING and not fills_gaps:
                continue
            try:
                value = apply(value)
            except values.Unfit as unfit:
                raise wrong(name(index), unfit, value) from None
            except NoCategory as missing:
                tag = setting.locale.tag
                raise MissingCategory(name(index), missing.category, tag) from None
        return value

    return through


def writer(
    through: Chain, name: Called, natural: Callable[[object], str], dress: Callable[[str], str]
) -> Writer:
    """Return what writes a value: through its filters, in its natural form, dressed.

    ``link``: the value is the beginning of a link, and may lead nowhere but to a safe scheme.
    """

    def write(value: object, index: int = 0, link: bool = False) -> str:
        value = through(value, index)
        if value is values.MISSING:
            raise MissingValue(name(index))
        try:
            text = dress(natural(value))
        except values.Unfit as unfit:
            raise wrong(name(index), unfit, value) from None
        if link and not is_safe_link(text):
            raise WrongValue(name(index), _LINK, values.describe(value))
        return text

    return write
