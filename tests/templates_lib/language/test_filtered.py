"""Filters: which there are, in which order, on what."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{{ total | mony }}", "mony", "There is no filter “mony”; did you mean", "money"),
    ("{{ total | Money }}", "Money", "There is no filter “Money”; did you mean", "money"),
    ("{{ total | date_time }}", "date_time", "There is no filter “date_time”; did you", "datetime"),
    ("{{ name | shout }}", "shout", "There is no filter “shout”; the filters are", None),
    ("{{ name | a.b }}", "a", "There is no filter “a”; the filters are", None),
    ("{{ name | upper.x }}", ".", "is not expected here.", None),
    ("{{ name | upcase }}", "upcase", "There is no filter “upcase”; did you mean", "upper"),
    ("{{ name | uppercase }}", "uppercase", "There is no filter “uppercase”; did you", "upper"),
    ("{{ name | title }}", "title", "There is no filter “title”; did you mean", "capitalize"),
    ("{{ total | currency }}", "currency", "There is no filter “currency”; did you mean", "money"),
    (
        '{{ total | currency("NOK") }}',
        'currency("NOK")',
        "There is no filter “currency”; did you mean",
        'money("NOK")',
    ),
    (
        '{{ total | number_format(2, ",", ".") }}',
        'number_format(2, ",", ".")',
        "There is no filter “number_format”; did you",
        "number",
    ),
    ("{{ total | round }}", "round", "There is no filter “round”; did you mean", "number"),
    ("{{ total | round(2) }}", "round(2)", "There is no filter “round”; did you mean", "number(2)"),
    ("{{ total | int }}", "int", "There is no filter “int”; did you mean", "number"),
    (
        '{{ due | strftime("%d. %B %Y") }}',
        'strftime("%d. %B %Y")',
        "There is no filter “strftime”; did you mean",
        'date("long")',
    ),
    ('{{ tags | join(", ") }}', 'join(", ")', "There is no filter “join”; did you mean", "list"),
    ("{{ n | pluralize }}", "pluralize", "There is no filter “pluralize”; write it as", None),
    (
        '{{ n | pluralize("vare", "varer") }}',
        'pluralize("vare", "varer")',
        "There is no filter “pluralize”; did you",
        'plural(one="vare", other="varer")',
    ),
    (
        '{{ name | fallback("du") }}',
        "fallback",
        "There is no filter “fallback”; did you mean",
        "default",
    ),
    ("{{ name | e }}", " | e", "is not needed: values are always made safe.", ""),
    ("{{ name | escape | upper }}", " | escape", "is not needed: values are always made safe.", ""),
    ("{{ name | safe }}", " | safe", "is not needed: a value is never taken as", ""),
    ("{{ name | trim }}", " | trim", "is not needed: a value is written as it is", ""),
    ("{{ name | nl2br }}", " | nl2br", "is not needed: a value is written as it is", ""),
    ("{{ name | t }}", " | t", "is not needed: every locale has a variant", ""),
    ("{{ name | xmlattr }}", " | xmlattr", "is not needed: values are always made safe.", ""),
    ("{{ name | length }}", "length", "There is no filter “length”: a template", None),
    ("{{ name | truncate(20) }}", "truncate", "There is no filter “truncate”: a template", None),
    ('{{ name | replace("a", "b") }}', "replace", "There is no filter “replace”: a template", None),
    ("{{ name | striptags }}", "striptags", "There is no filter “striptags”: a template", None),
    ('{{ name | format("x") }}', "format", "There is no filter “format”: write the text", None),
    ("{{ tags | first }}", "first", "There is no filter “first”: a list is gone", None),
    ("{{ tags | sort }}", "sort", "There is no filter “sort”: a list is gone", None),
    ('{{ tags | map(attribute="x") }}', "map", "There is no filter “map”: a list is gone", None),
    ('{{ name | attr("__class__") }}', "attr", "There is no filter “attr”: a template does", None),
    ("{{ name | tojson }}", "tojson", "There is no filter “tojson”: a template", None),
    ("{{ name | }}", "|", "Something is missing after “|”.", None),
    ("{{ name | upper | }}", "|", "Something is missing after “|”.", None),
    ("{{ | upper }}", "|", "is not expected here.", None),
    ("{{ name || upper }}", "||", "is written “|” here.", "|"),
    ('{{ name | "du" }}', '"du"', 'is written “default("du")” here.', 'default("du")'),
    ("{{ name | 5 }}", "5", "is written “default(5)” here.", "default(5)"),
    ("{{ name | (x) }}", "(", "is not expected here.", None),
    ('{{ total money("NOK") }}', "money", "A | is missing before “money”.", "| money"),
    ("{{ name | upper | money }}", "money", "cannot follow “upper”, which has made a", None),
    (
        '{{ n | number | money("NOK") }}',
        'money("NOK")',
        "cannot follow “number”, which has made a",
        None,
    ),
    ("{{ due | date | date }}", "date", "cannot follow “date”, which has made a text.", None),
    (
        "{{ '31.12.2025' | date }}",
        "'31.12.2025' | date",
        "date needs a date such as 2025-05-31.",
        None,
    ),
    (
        '{{ "x" | money("NOK") }}',
        '"x" | money("NOK")',
        "money needs an amount such as 12.50 or",
        None,
    ),
    ("{{ 5 | money }}", "5 | money", "money needs an amount with its currency.", None),
    ('{{ "x" | list }}', '"x" | list', "list needs a list.", None),
    ('{{ "1" | phone }}', '"1" | phone', "phone needs a phone number with its", None),
    ("{{ 5 | upper }}", "5 | upper", "upper needs a text.", None),
    ("{{ a ｜ upper }}", "｜", "is written “|” here.", "|"),
    ("{{ a ¦ upper }}", "¦", "is written “|” here.", "|"),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
