"""Plurals, lists and days seen from today, by the keys of locales/cldr/formats.json."""

from collections.abc import Mapping
from typing import Any

from babel.core import Locale
from babel.plural import PluralRule

from scripts._cldr_json import CldrJson

KINDS = ("cardinal", "ordinal")
LISTS = ("standard", "or")
PLACES = ("2", "start", "middle", "end")
WORDS = ("-2", "-1", "0", "1", "2")


def said(source: CldrJson, identifier: str) -> dict[str, Any]:
    """What CLDR says of a locale."""
    lists, day = source.lists(identifier), source.day_field(identifier)
    return {
        **{f"plural.{kind}": _rules(source.plurals(kind), identifier) for kind in KINDS},
        **{f"list.{each}": _placed(lists[f"listPattern-type-{each}"]) for each in LISTS},
        **{f"day.{n}": day.get(f"relative-type-{n}") for n in WORDS},
        **{f"day.{way}": _counted(day[f"relativeTime-type-{way}"]) for way in ("past", "future")},
    }


def babels(locale: Locale) -> dict[str, Any]:
    """What Babel says of it, which has no words for days."""
    return {
        **{f"day.{n}": None for n in WORDS},
        "plural.cardinal": dict(locale.plural_form.rules),
        "plural.ordinal": dict(locale.ordinal_form.rules),
        **{f"list.{each}": _placed(locale.list_patterns[each]) for each in LISTS},
    }


def _rules(known: Mapping[str, Mapping[str, str]], identifier: str) -> dict[str, str]:
    """The rules of a locale as Babel writes them, found as ICU finds them: by its first subtags."""
    subtags = identifier.split("_")
    tags = ("-".join(subtags[:most]) for most in range(len(subtags), 0, -1))
    rules = next((known[tag] for tag in tags if tag in known), {})
    named = {key.removeprefix("pluralRule-count-"): rule for key, rule in rules.items()}
    named.pop("other", None)
    return dict(PluralRule(named).rules)


def _placed(patterns: Mapping[str, str]) -> dict[str, str]:
    return {place: patterns[place] for place in PLACES}


def _counted(patterns: Mapping[str, str]) -> dict[str, str]:
    return {key.rpartition("-")[2]: pattern for key, pattern in patterns.items()}
