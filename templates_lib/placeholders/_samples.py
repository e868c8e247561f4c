"""Samples of a placeholder: declared ones, or generated for the locale."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers
from babel.numbers import get_territory_currencies

from locales import currency_digits, fallback_chain, get
from templates_lib.language import cldr
from templates_lib.language._errors import TemplateError
from templates_lib.placeholders._reading import read

if TYPE_CHECKING:
    from templates_lib.placeholders._placeholder import Placeholder

_GROWING = frozenset({"text", "name", "code"})
"""The types whose longest sample can be lengthened up to ``max_length`` and stay what it is."""

_COUNTS = (1, 5, 1234)
_YEAR = 2025


def samples(placeholder: Placeholder, locale: str) -> tuple[object, ...]:
    """Return values from the shortest to the longest, each once."""
    own = _fitting(placeholder, placeholder.samples)
    found = sorted(own or _made(placeholder, locale), key=_length)
    most = placeholder.max_length
    if most is not None and placeholder.type in _GROWING:
        found = [_cut(placeholder, value) for value in found]
        if len(str(found[-1])) < most:
            found.append(_stretched(str(found[-1]), most))
    return tuple(value for index, value in enumerate(found) if value not in found[:index])


def typical(placeholder: Placeholder, locale: str) -> object:
    """Return the first declared sample that fits, or the usual one of those generated.

    Among samples with amounts, the first in the locale's own currency: a Polish preview shows
    zlotys where the samples have them.
    """
    own = _fitting(placeholder, placeholder.samples)
    if own:
        at_home = (value for value in own if _currencies(value) == {_currency(locale)})
        return next(at_home, own[0])
    usual = _cut(placeholder, _generated(placeholder, locale)[1])
    return usual if _fitting(placeholder, [usual]) else _made(placeholder, locale)[0]


def _made(placeholder: Placeholder, locale: str) -> list[object]:
    """Return generated values, of which a tight ``max_length`` may leave out the longer ones."""
    made = [*_generated(placeholder, locale), *_further(placeholder, locale)]
    return _fitting(placeholder, [_cut(placeholder, value) for value in made]) or made[:1]


def _cut(placeholder: Placeholder, value: object) -> object:
    if placeholder.type in _GROWING:
        return str(value)[: placeholder.max_length]
    if placeholder.type == "list" and not placeholder.fields and isinstance(value, list):
        return [str(item)[: placeholder.max_length] for item in value]
    return value


def _fitting(placeholder: Placeholder, found: Sequence[object]) -> list[object]:
    return [value for value in found if _fits(placeholder, value)]


def _fits(placeholder: Placeholder, value: object) -> bool:
    try:
        read(placeholder, value, placeholder.name)
    except TemplateError:
        return False
    return True


def _length(value: object) -> tuple[int, int]:
    """How long a value is, and of two numbers of one length which is greater."""
    length = len(value) if isinstance(value, str) else len(json.dumps(value, default=str))
    return length, value if isinstance(value, int) else 0


def _stretched(text: str, length: int) -> str:
    """Repeat a word, with a space between, to exactly ``length`` characters."""
    repeated = (f"{text} " * (length // (len(text) + 1) + 2))[:length]
    return repeated if not repeated.endswith(" ") else f"{repeated[:-1]}{text[:1] or 'x'}"


def _generated(placeholder: Placeholder, locale: str) -> tuple[object, object, object]:
    """Return a short, a usual and a long value."""
    return _GENERATORS[placeholder.type](placeholder, locale)


def _further(placeholder: Placeholder, locale: str) -> tuple[object, ...]:
    """Return counts of the plural categories that the usual ones leave out, the least of each."""
    return _counts_by_category(locale) if placeholder.type == "count" else ()


@lru_cache(maxsize=256)
def _counts_by_category(locale: str) -> tuple[int, ...]:
    category = get(locale).plural_category
    found: dict[str, int] = {}
    for number in (*_COUNTS, *range(200), 1_000_000):
        found.setdefault(category(number), number)
    return tuple(found.values())


def _names(locale: str) -> tuple[object, object, object]:
    """Return names of people, of the nearest locale that has some: at last the English ones."""
    known = (get(tag).sample_names for tag in (*fallback_chain(locale), "en"))
    return _three(*next(filter(None, known)))


def _texts(locale: str) -> tuple[object, object, object]:
    """Return names of things, of the nearest locale that has some: at last the English ones."""
    known = (get(tag).sample_texts for tag in (*fallback_chain(locale), "en"))
    return _three(*next(filter(None, known)))


def _money(placeholder: Placeholder, locale: str) -> tuple[object, object, object]:
    currency = placeholder.currency or _currency(locale)
    amounts = (49, 1299.5, 12499.95) if currency_digits(currency) else (490, 12990, 124990)
    if placeholder.currency:
        return amounts
    return _three(*({"amount": amount, "currency": currency} for amount in amounts))


def _three(*found: object) -> tuple[object, object, object]:
    short, usual, long = found
    return short, usual, long


def _currencies(value: object) -> set[str]:
    """Return the currencies that a sample names, also in the records of a list."""
    if isinstance(value, Mapping):
        named = {str(value["currency"])} if "currency" in value else set()
        return named.union(*map(_currencies, value.values()))
    return set().union(*map(_currencies, value)) if isinstance(value, list | tuple) else set()


def _currency(locale: str) -> str:
    found = get_territory_currencies(get(locale).territory or "DE")
    return str(found[0]) if found else "EUR"


def _days(locale: str) -> tuple[str, str, str]:
    """Return the days of a year whose names are shortest, usual and longest in the locale."""
    days = [dt.date(_YEAR, month, day) for month in range(1, 13) for day in (4, 14, 24)]
    babel = get(locale).babel

    def lengths(day: dt.date) -> tuple[int, ...]:
        return tuple(len(cldr.format_date(day, babel, style)) for style in ("long", "full"))

    ordered = sorted(days, key=lengths)
    short, usual, long = ordered[0], ordered[len(ordered) // 2], ordered[-1]
    return short.isoformat(), usual.isoformat(), long.isoformat()


def _phones(placeholder: Placeholder, locale: str) -> tuple[object, object, object]:
    number = phonenumbers.example_number(get(locale).territory or "NO")
    kind = phonenumbers.PhoneNumberFormat.E164
    written = phonenumbers.format_number(number, kind) if number else "+4722123456"
    return written, written, written


def _choices(placeholder: Placeholder, locale: str) -> tuple[object, object, object]:
    choices = placeholder.choices or ("yes", "no")
    return min(choices, key=len), choices[0], max(choices, key=len)


def _lists(placeholder: Placeholder, locale: str) -> tuple[object, object, object]:
    """Return lists of one, two and five items, each item as short, usual or long as its list."""
    if not placeholder.fields:
        short, usual, long = _texts(locale)
        return [short], [usual, short], [long] * 5
    each = {
        name: (declared.sample_values(locale), declared.typical_value(locale))
        for name, declared in placeholder.fields.items()
    }
    record = {name: found[0][0] for name, found in each.items()}
    usual_record = {name: found[1] for name, found in each.items()}
    long_record = {name: found[0][-1] for name, found in each.items()}
    return [record], [usual_record] * 2, [long_record] * 5


_GENERATORS: Mapping[str, Callable[[Placeholder, str], tuple[object, object, object]]] = {
    "text": lambda declared, locale: _texts(locale),
    "name": lambda declared, locale: _names(locale),
    "number": lambda declared, locale: (1, 12.5, 12345.75),
    "count": lambda declared, locale: _COUNTS,
    "money": _money,
    "percent": lambda declared, locale: (0.05, 0.25, 0.125),
    "date": lambda declared, locale: _days(locale),
    "time": lambda declared, locale: ("09:00", "12:00", "17:30"),
    "datetime": lambda declared, locale: _three(*(f"{day}T17:30" for day in _days(locale))),
    "url": lambda declared, locale: (
        "https://example.com/a",
        "https://example.com/order/10023",
        "https://www.example.com/order/10023?from=message&campaign=spring",
    ),
    "phone": _phones,
    "email": lambda declared, locale: (
        "a@example.com",
        "kari@example.com",
        "firstname.lastname@mail.example.com",
    ),
    "code": lambda declared, locale: ("A1", "10023", "2025-000123456"),
    "choice": _choices,
    "list": _lists,
}
