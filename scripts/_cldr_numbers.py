"""Numbers and amounts, as CLDR and as Babel have them, by the keys of locales/cldr/formats.json."""

from collections.abc import Mapping
from typing import Any

from babel.core import Locale, parse_locale
from babel.numbers import get_currency_precision, get_territory_currencies

from locales._formats import ancestry
from scripts._cldr_json import CldrJson
from templates_lib.language.values import currencies

CURRENCIES = sorted(currencies())


def said(source: CldrJson, identifier: str) -> dict[str, Any]:
    """What CLDR says of a locale."""
    numbers, amounts = source.numbers(identifier), _amounts(source, identifier)
    usual = _of_its_own_currency(identifier, numbers, amounts)
    return {**_numbers(numbers), **_symbols(numbers), **amounts, **usual}


def babels(locale: Locale) -> dict[str, Any]:
    """What Babel says of it."""
    signs = locale.number_symbols["latn"]
    symbols = locale.currency_symbols
    return {
        **{key: signs.get(key) for key in ("decimal", "group", "minusSign", "percentSign")},
        "decimal_format": locale.decimal_formats[None].pattern,
        "percent_format": locale.percent_formats[None].pattern,
        "currency_format": locale.currency_formats["standard"].pattern,
        "minimum_grouping_digits": 1,
        **{f"symbol.{code}": symbols.get(code, code) for code in CURRENCIES},
    }


def digits(source: CldrJson) -> dict[str, int]:
    """The decimals of the currencies of which Babel says otherwise."""
    fractions = source.fractions()
    found = {code: int(fractions.get(code, fractions["DEFAULT"])["_digits"]) for code in CURRENCIES}
    return {code: most for code, most in found.items() if most != get_currency_precision(code)}


def _numbers(numbers: Mapping[str, Any]) -> dict[str, Any]:
    signs = numbers["symbols-numberSystem-latn"]
    kept = ("decimal", "group", "minusSign", "percentSign", "currencyDecimal", "currencyGroup")
    patterns = {
        f"{kind}_format": numbers[f"{kind}Formats-numberSystem-latn"]["standard"]
        for kind in ("decimal", "percent", "currency")
    }
    least = {"minimum_grouping_digits": int(numbers["minimumGroupingDigits"])}
    return {**{key: signs[key] for key in kept if key in signs}, **patterns, **least}


def _symbols(numbers: Mapping[str, Any]) -> dict[str, Any]:
    named = numbers["currencies"]
    return {
        f"symbol.{code}": named[code].get("symbol", code) for code in CURRENCIES if code in named
    }


def _amounts(source: CldrJson, identifier: str) -> dict[str, Any]:
    """The pattern and signs of the currencies that have their own in this locale.

    Signs that are not said are those of the locale where the pattern was first written.
    """
    found = {}
    for code in CURRENCIES:
        said = _own(source.numbers(identifier), code)
        if said:
            above = [source.numbers(step) for step in ancestry(identifier)]
            first = [each for each in above if _own(each, code) == said][-1]
            signs = {**first["symbols-numberSystem-latn"], **said}
            usual = first["currencyFormats-numberSystem-latn"]["standard"]
            found[f"amount.{code}"] = [
                said.get("pattern", usual),
                signs["decimal"],
                signs["group"],
            ]
    return found


def _own(numbers: Mapping[str, Any], code: str) -> dict[str, str]:
    entry = numbers["currencies"].get(code, {})
    return {key: entry[key] for key in ("pattern", "decimal", "group") if key in entry}


def _of_its_own_currency(
    identifier: str, numbers: Mapping[str, Any], amounts: Mapping[str, Any]
) -> dict[str, Any]:
    """Where the currency of the country has a pattern of its own, ICU takes it for every other.

    English in Germany: €1,234.50 and NOK 1,234.50, beside the number 1.234,50.
    """
    territory = parse_locale(identifier)[1]
    spent = get_territory_currencies(territory) if territory else []
    if not spent or "pattern" not in _own(numbers, spent[0]):
        return {}
    pattern, decimal, group = amounts[f"amount.{spent[0]}"]
    return {"currency_format": pattern, "currencyDecimal": decimal, "currencyGroup": group}
