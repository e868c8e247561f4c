"""Reading a value as its placeholder declares it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._errors import MissingValue, WrongValue
from templates_lib.language._phrases import phrase
from templates_lib.placeholders import _alphabets

if TYPE_CHECKING:
    from templates_lib.placeholders._placeholder import Placeholder

_ONE_OF = gettext_noop("one of %(choices)s")

_Reader = Callable[["Placeholder", object], object]


def read(placeholder: Placeholder, value: object, path: str) -> object:
    """Return the typed value of what is called ``path``."""
    value = values.bare(value)
    empty = isinstance(value, str) and not value and is_never_empty(placeholder)
    if value is None or value is values.MISSING or empty:
        if placeholder.required:
            raise MissingValue(path)
        return values.MISSING
    if placeholder.type == "list":
        return _list(placeholder, value, path)
    try:
        return _kept(placeholder, _READERS[placeholder.type](placeholder, value))
    except values.Unfit as unfit:
        raise WrongValue(path, unfit.expected, unfit.got or values.describe(value)) from None


def is_never_empty(placeholder: Placeholder) -> bool:
    """Whether ``""`` is no value of the type but how some senders write that there is none."""
    if placeholder.type == "choice":
        return "" not in placeholder.choices
    return placeholder.type not in ("text", "name", "code")


def _list(placeholder: Placeholder, value: object, path: str) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise WrongValue(path, gettext_noop("a list"), values.describe(value))
    if len(value) > values.MAX_ITEMS:
        expected = phrase(gettext_noop("a list of at most %(limit)s items"), limit=values.MAX_ITEMS)
        got = phrase(gettext_noop("one of %(count)s"), count=len(value))
        raise WrongValue(path, expected, got)
    item = _record if placeholder.fields else _text_item
    return tuple(item(placeholder, each, f"{path}.{index}") for index, each in enumerate(value))


def _record(placeholder: Placeholder, value: object, path: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise WrongValue(path, gettext_noop("a record"), values.describe(value))
    return MappingProxyType(
        {
            name: read(declared, value.get(name), f"{path}.{name}")
            for name, declared in placeholder.fields.items()
        }
    )


def _text_item(placeholder: Placeholder, value: object, path: str) -> str:
    try:
        return str(_kept(placeholder, values.text(value, longest(placeholder))))
    except values.Unfit as unfit:
        raise WrongValue(path, unfit.expected, unfit.got or values.describe(value)) from None


def _kept(placeholder: Placeholder, found: object) -> object:
    """Return a text that keeps to the declared alphabet; ``Unfit``."""
    bound = placeholder.alphabet
    if bound and isinstance(found, str) and not _alphabets.keeps_to(found, bound):
        raise values.Unfit(_alphabets.WORDS[bound])
    return found


_LONGEST = {
    "name": values.MAX_NAME,
    "url": values.MAX_URL,
    "phone": values.MAX_PHONE,
    "email": values.MAX_EMAIL,
    "code": values.MAX_CODE,
    "choice": values.MAX_NAME,
}


def longest(placeholder: Placeholder) -> int:
    """Return the most code points of a text of the placeholder's, or of an item of its list."""
    usual = _LONGEST.get(placeholder.type, values.MAX_TEXT)
    return usual if placeholder.max_length is None else min(placeholder.max_length, usual)


def _choice(placeholder: Placeholder, value: object) -> str:
    found = values.line(value, longest(placeholder))
    if placeholder.choices and found not in placeholder.choices:
        raise values.Unfit(phrase(_ONE_OF, choices=", ".join(placeholder.choices)))
    return found


_READERS: Mapping[str, _Reader] = {
    "text": lambda declared, value: values.text(value, longest(declared)),
    "name": lambda declared, value: values.line(value, longest(declared)),
    "number": lambda declared, value: values.number(value),
    "count": lambda declared, value: values.count(value),
    "money": lambda declared, value: values.money(value, declared.currency),
    "percent": lambda declared, value: values.percent(value),
    "date": lambda declared, value: values.date(value),
    "time": lambda declared, value: values.time(value),
    "datetime": lambda declared, value: values.datetime(value),
    "url": lambda declared, value: values.url(value, longest(declared)),
    "phone": lambda declared, value: values.phone(value, longest(declared)),
    "email": lambda declared, value: values.email(value, longest(declared)),
    "code": lambda declared, value: values.code(value, longest(declared)),
    "choice": _choice,
}
