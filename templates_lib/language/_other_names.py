"""What our filters are called in Jinja2, Liquid, Django, Twig, ICU, Handlebars and Salesforce."""

from __future__ import annotations

from types import MappingProxyType

from templates_lib.language.filters import FILTERS

_OTHER_NAMES = MappingProxyType(
    {
        "currency": "money",
        "format_currency": "money",
        "money_with_currency": "money",
        "money_without_currency": "money",
        "price": "money",
        "format_date": "date",
        "strftime": "date",
        "date_format": "date",
        "format_datetime": "datetime",
        "format_time": "time",
        "format_number": "number",
        "number_format": "number",
        "number_with_delimiter": "number",
        "intcomma": "number",
        "decimal": "number",
        "float": "number",
        "floatformat": "number",
        "int": "number",
        "round": "number",
        "format_percent": "percent",
        "percentage": "percent",
        "join": "list",
        "format_list": "list",
        "array_to_sentence_string": "list",
        "upcase": "upper",
        "uppercase": "upper",
        "toupper": "upper",
        "downcase": "lower",
        "lowercase": "lower",
        "tolower": "lower",
        "title": "capitalize",
        "capfirst": "capitalize",
        "capitalise": "capitalize",
        "propercase": "capitalize",
        "pluralize": "plural",
        "ngettext": "plural",
        "ordinalize": "ordinal",
        "naturalday": "relative_days",
        "timeago": "relative_days",
        "choose": "select",
        "yesno": "select",
        "default_if_none": "default",
        "fallback": "default",
        "d": "default",
    }
)


def our_name(word: str) -> str | None:
    """Return our filter for a word, whatever language it is from."""
    plain = word.lower()
    return plain if plain in FILTERS else _OTHER_NAMES.get(plain)
