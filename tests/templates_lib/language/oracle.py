"""The oracle: Jinja2's own sandbox evaluates a template, and shares no code with our compiler.

Only a filter's plain ``apply`` is ours here; whether that is right by CLDR is tested elsewhere.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from jinja2 import StrictUndefined, Undefined, UndefinedError, pass_context
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

import locales
from templates_lib.language import (
    FILTERS,
    MissingCategory,
    MissingForm,
    MissingValue,
    TemplateError,
    WrongValue,
    cldr,
    values,
)
from templates_lib.language.filters import NoCategory, Setting

_NORTH = ("nb", "nn", "da", "sv", "fi", "is", "en", "en-GB", "de", "de-AT", "de-CH", "nl")
_REST = ("fr", "es", "it", "pt", "pt-PT", "pl", "cs", "sk", "uk", "hu", "ro", "lt")
LOCALES = (*_NORTH, *_REST)
NATURAL = [
    (dt.datetime, "datetime"),
    (dt.date, "date"),
    (dt.time, "time"),
    (values.Money, "money"),
    (values.Percent, "percent"),
    (int | Decimal, "number"),
]


class Gap(StrictUndefined):
    """Missing: false in a condition, an error wherever it would be written or compared."""

    __slots__ = ()

    def __bool__(self):
        return False


class Amount(Decimal):
    """An amount that Python can compare with a number."""

    money: values.Money


class Ratio(Decimal):
    """The same for a percentage."""


def told(source, given, tag, placeholders, escape, plain):
    """The finished text, or the kinds of error that it may be."""
    setting = Setting(locales.get(tag), plain, grouped=True)
    environment = _environment(setting, escape)
    context, errors = {}, []
    for name in find_undeclared_variables(environment.parse(source)):
        try:
            context[name] = placeholders[name].coerce(given.get(name))
        except TemplateError as error:
            errors.append((type(error), error.name))
    if errors:
        return set(errors)
    try:
        text = environment.from_string(source).render(_bare(context))
    except UndefinedError:
        return {MissingValue}
    except NoCategory:
        return {MissingCategory}
    except MissingForm:
        return {MissingForm}
    except values.Unfit:
        return {WrongValue}
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text) if escape == "line" else text


def _environment(setting, escape):
    @pass_context  # or else constants would be escaped first and finished last
    def natural(context, value):
        if isinstance(value, Undefined):
            return str(value)  # which raises
        text = _natural(_ours(value), setting)
        return cldr.plain(text) if setting.plain else text

    environment = SandboxedEnvironment(
        undefined=Gap,
        autoescape=escape == "html",
        keep_trailing_newline=True,
        finalize=natural,
    )
    environment.filters = {name: _filter(found, setting) for name, found in FILTERS.items()}
    return environment


def _natural(value, setting):
    if isinstance(value, str):
        return value
    name = next((name for kind, name in NATURAL if isinstance(value, kind)), None)
    if name is None or isinstance(value, bool):
        raise values.Unfit("something that is written")
    return FILTERS[name].apply(value, {}, setting)


def _filter(found, setting):
    def apply(value, /, *args, **kwargs):
        if isinstance(value, Undefined):
            if not found.fills_gaps:
                return value
            value = values.MISSING
        exact = args[0] if args and isinstance(args[0], dict) else {}
        named = {f"={key}" if isinstance(key, int) else key: text for key, text in exact.items()}
        bound = found.bind(() if exact else tuple(map(_exact, args)), {**named, **kwargs})
        return _comparable(found.apply(_ours(value), bound, setting))

    return apply


def _exact(value):
    return Decimal(str(value)) if isinstance(value, float) else value


def _bare(value):
    if isinstance(value, Mapping):
        return {name: _bare(each) for name, each in value.items() if each is not values.MISSING}
    return tuple(map(_bare, value)) if isinstance(value, tuple) else _comparable(value)


def _comparable(value):
    if isinstance(value, values.Money):
        amount = Amount(value.amount)
        amount.money = value
        return amount
    return Ratio(value.ratio) if isinstance(value, values.Percent) else value


def _ours(value):
    if isinstance(value, Amount):
        return value.money
    if isinstance(value, Ratio):
        return values.Percent(Decimal(value))
    return _exact(value)
