"""Point by point against ECMA-402, live: Node's Intl, with CLDR 48. Nothing may differ but what
``DIFFERENCES`` lists."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import locales
from templates_lib.language import FILTERS, parse
from templates_lib.language.cldr import CLOCK_STYLES, DIFFERENCES, STYLES
from templates_lib.language.filters import Setting
from templates_lib.language.values import currencies
from tests.templates_lib.language.cldr.intl import (
    EACH_BATCH,
    NEEDS_NODE,
    PROMISED,
    Questions,
    ask,
    known_to_node,
    node_tag,
    words,
)

pytestmark = NEEDS_NODE

AMOUNTS = words(
    """
    0 -0 1 -1 2 5 10 -10 99 100 999 -999 1000 1234 9999 -9999 10000 12345 99999 100000 123456
    999999 1000000 1234567 -1234567 1000000000 999999999999999
    0.5 1.5 2.5 -0.5 -2.5 0.05 0.005 -0.005 0.015 1.005 1.015 2.675 -0.004 0.004 0.0005 0.00000001
    999.995 -999.995 1234.5 -1234.565 12345.678 12345.675 0.1 0.125 0.375 1.25 0.99995 9.9999
    """
)
CURRENCIES = words(
    """
    NOK DKK SEK EUR PLN USD GBP CHF CZK HUF RON BGN UAH TRY ISK RSD BAM MKD ALL JPY KWD TND CLP INR
    """
)
YEAR = [f"{dt.date(2025, 1, 1) + dt.timedelta(days)}" for days in range(365)] + ["2028-02-29"]
CLOCK = [f"{hour:02}:{minute:02}:07" for hour in range(24) for minute in (0, 5, 30, 59)]
MOMENTS = [f"2025-{month:02}-0{month % 9 + 1}T{CLOCK[month * 7]}" for month in range(1, 13)]

# What makes Intl write as we do, from the list of differences; and European digits everywhere.
LATN = {"numberingSystem": "latn"}
SIGNS = {**LATN, "signDisplay": "negative"}
DATES = {**LATN, "calendar": "gregory"}
PARTS = {
    "day": {"month": "long", "day": "numeric"},
    "weekday": {"weekday": "long", "month": "long", "day": "numeric"},
}


def writer(name, tag, *args, **kwargs):
    """What a filter writes in a locale, as a function of the value."""
    filter_, setting = FILTERS[name], Setting(locales.get(tag))
    bound = filter_.bind(args, kwargs)
    return lambda value: filter_.apply(value, bound, setting)


def numbers(questions, tag, amounts, codes):
    node = node_tag(tag)
    questions.add("number", node, amounts, writer("number", tag), **SIGNS)
    whole = {"minimumFractionDigits": 0, "maximumFractionDigits": 0}
    questions.add("number", node, amounts, writer("number", tag, 0), **SIGNS, **whole)
    two = {"minimumFractionDigits": 2, "maximumFractionDigits": 2}
    questions.add("number", node, amounts, writer("number", tag, 2), **SIGNS, **two)
    percent = {**SIGNS, "style": "percent"}
    questions.add(
        "number", node, amounts, writer("percent", tag), **percent, maximumFractionDigits=2
    )
    questions.add("number", node, amounts, writer("percent", tag, 0), **percent)
    for code in codes:
        questions.add("number", node, amounts, writer("money", tag, code), **amount(code))
    for code in codes[:4]:
        auto = writer("money", tag, code, decimals="auto")
        strip = amount(code, trailingZeroDisplay="stripIfInteger")
        questions.add("number", node, amounts, auto, **strip)
        named = writer("money", tag, code, display="code")
        questions.add("number", node, amounts, named, **amount(code, currencyDisplay="code"))


def amount(code, **more):
    return {**SIGNS, "style": "currency", "currency": code, **more}


def moments(questions, tag, days, clock, both):
    node = node_tag(tag)
    for style in STYLES:
        asked = {**DATES, "dateStyle": style}
        questions.add("moment", node, days, writer("date", tag, style), **asked)
        asked["timeStyle"] = "short"
        questions.add("moment", node, both, writer("datetime", tag, style), **asked)
    for style, parts in PARTS.items():
        questions.add("moment", node, days, writer("date", tag, style), **DATES, **parts)
    for style in CLOCK_STYLES:
        write = writer("time", tag, style)
        times = [f"2025-05-31T{time}" for time in clock]
        questions.add("moment", node, times, write, **DATES, timeStyle=style)


def days(texts):
    return [f"{text}T00:00" for text in texts]


@EACH_BATCH
def test_numbers_and_amounts(tags):
    questions = Questions()
    for tag in tags:
        numbers(questions, tag, AMOUNTS, CURRENCIES)
    assert questions.differences() == []


@EACH_BATCH
def test_every_day_of_a_year(tags):
    questions = Questions()
    for tag in tags:
        moments(questions, tag, days(YEAR), CLOCK, MOMENTS)
    assert questions.differences() == []


def test_every_currency_in_every_locale():
    questions = Questions()
    for tag in known_to_node("NumberFormat"):
        numbers(questions, tag, ["-1234567.891"], sorted(currencies()))
    assert len(questions) > 90_000
    assert questions.differences() == []


def test_dates_in_every_locale():
    questions = Questions()
    for tag in known_to_node("DateTimeFormat"):
        moments(questions, tag, days(YEAR[5::29]), CLOCK[3::17], MOMENTS[::5])
    assert len(questions) > 50_000
    assert questions.differences() == []


FLOATS = st.floats(-(10**14), 10**14) | st.decimals(-9999, 9999, places=3).map(float)


@settings(max_examples=20)
@given(st.lists(FLOATS, min_size=100, max_size=200), st.sampled_from(PROMISED))
def test_floats_are_rounded_by_the_digits_that_they_show(amounts, tag):
    """1.005 is 1.01 in both, though the float is a little less."""
    questions = Questions()
    numbers(questions, tag, amounts, ["NOK", "KWD"])
    assert questions.differences() == []


def test_decimals_of_currencies():
    codes = sorted(currencies())
    (digits,) = ask([{"ask": "digits", "tag": "en", "options": {}, "values": codes}])
    assert {code: locales.currency_digits(code) for code in codes} == dict(
        zip(codes, digits, strict=True)
    )


# What counts, in words --------------------------------------------------------------------------

WHOLE = [*range(130), *range(0, 1_000_001, 1_237), 1_000_000, 999_999, 2_000_000, 10**9, 10**12]
SHOWN = ["0.5", "1.0", "1.5", "2.5", "0.1", "1.1", "0.01", "10.5", "1.25", "21.1", "1000000.5"]


def test_plural_categories_in_every_locale():
    questions = Questions()
    for tag in known_to_node("PluralRules"):
        locale = locales.get(tag)
        questions.add("plural", node_tag(tag), WHOLE, locale.plural_category)
        shown = writer("plural", tag, **{each: each for each in CATEGORIES})
        questions.add("plural", node_tag(tag), SHOWN, shown)
    assert len(questions) > 400_000
    assert questions.differences() == []


CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def test_an_editor_is_asked_for_every_category_that_node_knows():
    tags = known_to_node("PluralRules")
    asked = [
        {"ask": "categories", "tag": node_tag(tag), "options": {}, "values": [0]} for tag in tags
    ]
    told = {tag: set(found) for tag, (found,) in zip(tags, ask(asked), strict=True)}
    assert {tag: set(locales.get(tag).plural_categories) for tag in tags} == told


LISTS = [[], ["x"], ["x", "y"], ["x", "y", "z"], ["a", "b", "c", "d", "e"], ["{0}", "{1}", "{0}"]]
AFTER_AND = words(
    "isla Hielo hiato hierba hi Ibiza Oslo hotel HOLA ocho 8 11 110 11a í ó יש ש1 1 \u0301i"
)


def test_lists_in_every_locale():
    questions = Questions()
    for tag in known_to_node("ListFormat"):
        items = [*LISTS, *(["x", word] for word in AFTER_AND), *(["x", "y", w] for w in AFTER_AND)]
        for style, type_ in (("and", "conjunction"), ("or", "disjunction")):
            write = writer("list", tag, style)
            questions.add("list", node_tag(tag), items, lambda v, w=write: w(tuple(v)), type=type_)
    assert len(questions) > 20_000
    assert questions.differences() == []


def test_days_from_today_in_every_locale():
    days = [*range(-40, 41), 99, -100, 365, -1234, 99_999]
    questions = Questions()
    for tag in known_to_node("RelativeTimeFormat"):
        write = writer("relative_days", tag)
        questions.add("days", node_tag(tag), days, write, numeric="auto", **LATN)
    assert len(questions) > 40_000
    assert questions.differences() == []


# The differences --------------------------------------------------------------------------------


@pytest.mark.parametrize("each", DIFFERENCES, ids=[each.what for each in DIFFERENCES])
def test_a_listed_difference_is_as_it_is_listed(each):
    written = parse(f"{{{{ v | {each.call} }}}}").render({"v": each.value}, each.locale)
    assert written == each.ours != each.intl
    question, value = as_asked(each)
    assert ask([{**question, "values": [value]}]) == [[each.intl]]
    if each.options:
        options = {**question["options"], **each.options}
        assert ask([{**question, "options": options, "values": [value]}]) == [[each.ours]]
    else:
        assert node_tag(each.locale) in each.locales


def as_asked(each):
    """The question that a filter's call is, without what makes Intl write as we do."""
    name, _, rest = each.call.partition("(")
    argument = rest.strip('")')
    options = {
        "money": {"style": "currency", "currency": argument},
        "percent": {"style": "percent"},
        "number": {},
        "date": PARTS.get(argument, {"dateStyle": argument}),
        "datetime": {"dateStyle": argument, "timeStyle": "short"},
    }[name]
    is_moment = name.startswith("date")
    value = each.value + "T00:00" * (is_moment and "T" not in each.value)
    question = {"ask": "moment" if is_moment else "number", "tag": node_tag(each.locale)}
    return {**question, "options": options}, value
