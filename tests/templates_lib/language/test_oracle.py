"""The differential tests: what we accept and write, plain Jinja2 writes too.

Twice: with all that can be declared, in 24 locales, against Jinja2 with our filters' plain
``apply``; and with nothing declared, against Jinja2 with filters written on Babel's own high-level
functions. Where Babel departs from CLDR that oracle mends Babel's finished string in its own way.
"""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

import phonenumbers
import pytest
from babel import dates, lists, numbers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

import locales
from templates_lib.language import MissingCategory, MissingValue, TemplateError, parse
from tests.templates_lib.language import generated
from tests.templates_lib.language import oracle as jinja

LOCALES = ["nb", "nn", "da", "pl", "nl", "en", "sv", "de", "fi", "fr", "es", "it", "ar", "cs"]
BAREST_GROUP = {"pl": 5, "es": 5, "it": 5}


class Gap(StrictUndefined):
    """Missing: false in a condition, an error wherever it would be written or compared."""

    __slots__ = ()

    def __bool__(self):
        return False


class NoCategory(Exception):
    pass


# The oracle ------------------------------------------------------------------------------------


def oracle(tag, autoescape):
    tongue = Tongue(tag)
    environment = SandboxedEnvironment(
        undefined=Gap, autoescape=autoescape, keep_trailing_newline=True, finalize=tongue.natural
    )
    for name in ("money", "number", "percent", "date", "time", "datetime", "list", "phone"):
        environment.filters[name] = passing_gaps(getattr(tongue, name))
    for name in ("plural", "select", "upper", "lower", "capitalize"):
        environment.filters[name] = passing_gaps(getattr(tongue, name))
    environment.filters["default"] = filled
    return environment


def passing_gaps(function):
    def filter_(value, *args, **kwargs):
        return value if isinstance(value, Undefined) else function(value, *args, **kwargs)

    return filter_


def filled(value, instead):
    return instead if isinstance(value, Undefined) or value in ("", [], ()) else value


class Tongue:
    def __init__(self, tag):
        self.tag = tag
        self.babel = locales.get(tag).babel  # Babel's, with CLDR 48's patterns

    def natural(self, value):
        if isinstance(value, bool) or value is None:
            raise AssertionError("not printable")
        if isinstance(value, int | float | Decimal):
            return self.mended(
                self.rounded(value, 3), numbers.format_decimal, group_separator=False
            )
        if isinstance(value, dict):
            return self.money(value)
        if isinstance(value, dt.datetime):
            return self.datetime(value)
        if isinstance(value, dt.date):
            return self.date(value)
        return self.time(value) if isinstance(value, dt.time) else value

    def rounded(self, value, places):
        value = value if isinstance(value, int | Decimal) else Decimal(str(value))
        with localcontext() as context:
            context.rounding, context.prec = ROUND_HALF_UP, 60
            found = Decimal(value).quantize(Decimal(1).scaleb(-places))
        return abs(found) if found == 0 else found

    def mended(self, value, write, *args, **kwargs):
        if len(str(abs(int(value)))) < BAREST_GROUP.get(self.tag, 0):
            kwargs["group_separator"] = False
        with localcontext() as context:
            context.rounding, context.prec = ROUND_HALF_UP, 60
            text = write(value, *args, locale=self.babel, **kwargs)
        minus = self.babel.number_symbols["latn"]["minusSign"]
        return text.replace("-", minus) if minus != "-" else text

    def money(self, value, currency=None):
        if isinstance(value, dict):
            value, currency = value["amount"], value["currency"]
        places = numbers.get_currency_precision(currency)
        text = self.mended(self.rounded(value, places), numbers.format_currency, currency)
        text = re.sub(r"(?<=[^\W\d_])(?=\d)", "\xa0", text)
        return re.sub(r"(?<=\d)(?=[^\W\d_])", "\xa0", text)

    def number(self, value, decimals=None):
        value = self.rounded(value, 3 if decimals is None else decimals)
        if decimals is None:
            return self.mended(value, numbers.format_decimal)
        pattern = self.babel.decimal_formats[None].pattern.split(".")[0]
        pattern += "." + "0" * decimals if decimals else ""
        return self.mended(value, numbers.format_decimal, pattern)

    def percent(self, value):
        value = self.rounded(value, 4)
        pattern = self.babel.percent_formats[None].pattern.replace("0", "0.##", 1)
        pattern = re.sub(r"##0\.##", "##0.##", pattern)
        text = self.mended(value * 100, lambda number, **kw: self._percent(value, pattern, **kw))
        return text.replace("%", self.babel.number_symbols["latn"]["percentSign"])

    def _percent(self, value, pattern, locale, **kwargs):
        return numbers.format_percent(value, pattern, locale=locale, **kwargs)

    def date(self, value, style="long"):
        return dates.format_date(value, style, locale=self.babel)

    def time(self, value, style="short"):
        return dates.format_time(value, style, locale=self.babel).replace("\u202f", " ")

    def datetime(self, value, style="long"):
        glue = dates.get_datetime_format(style, locale=self.babel).replace("'", "")
        return glue.format(self.time(value), self.date(value, style))

    def list(self, value, style="and"):
        return lists.format_list(value, {"and": "standard", "or": "or"}[style], locale=self.babel)

    def phone(self, value, style="market"):
        if style == "market":
            at_home = {"NO": "nb nn", "PL": "pl", "NL": "nl", "US": "en"}
            country = phonenumbers.region_code_for_number(phonenumbers.parse(value))
            style = "national" if self.tag in at_home[country].split() else "international"
        form = getattr(phonenumbers.PhoneNumberFormat, style.upper())
        return phonenumbers.format_number(phonenumbers.parse(value), form)

    def plural(self, value, exact=None, **cases):
        value = self.rounded(value, 3)
        value = int(value) if value == int(value) else value.normalize()
        text = (exact or {}).get(value) if isinstance(value, int) else None
        if text is None:
            category = self.babel.plural_form(value)
            if category not in cases:
                raise NoCategory(category)
            text = cases[category]
        return "#".join(part.replace("#", self.number(value)) for part in text.split("##"))

    def select(self, value, exact=None, **cases):
        return {**(exact or {}), **cases}.get(value, cases["other"])

    def upper(self, value):
        return value.upper()

    def lower(self, value):
        return value.lower()

    def capitalize(self, value):
        return value[:1].upper() + value[1:]


# Generated values --------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("aåłß <&\"'Øé\u00a0\u0627-{}"), max_size=8)
CURRENCIES = st.sampled_from(["NOK", "DKK", "PLN", "EUR", "USD", "JPY", "CZK"])
WHOLE = st.integers(-(10**7), 10**7)
FRACTIONS = st.decimals(-(10**6), 10**6, places=4)
FLOATS = st.floats(-(10**6), 10**6).map(lambda number: round(number, 4) + 0.0)
NUMBERS = WHOLE | FRACTIONS | FLOATS
MONEY = st.builds(lambda a, c: {"amount": a, "currency": c}, NUMBERS, CURRENCIES)
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
TIMES = st.times().map(lambda time: time.replace(microsecond=0))
DATETIMES = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 12, 31))
PHONES = st.sampled_from(["+4722123456", "+48123456789", "+31201234567", "+14155552671"])
LINES = st.lists(st.fixed_dictionaries({"title": WORDS, "n": st.integers(0, 200)}), max_size=3)

FULL = st.fixed_dictionaries(
    {
        "word": WORDS,
        "n": st.integers(0, 2_000_000) | st.decimals(0, 200, places=2),
        "amount": NUMBERS,
        "total": MONEY,
        "day": DATES,
        "hour": TIMES,
        "moment": DATETIMES,
        "phone": PHONES,
        "kind": st.sampled_from(["a", "b", "not-set", ""]),
        "words": st.lists(WORDS, max_size=4),
        "lines": LINES,
    }
)
# One in four lacks one of its values.
VALUES = st.builds(
    lambda full, absent: {name: value for name, value in full.items() if name != absent},
    FULL,
    st.none() | st.none() | st.none() | st.sampled_from(["word", "n", "amount", "kind", "lines"]),
)

# Generated templates -----------------------------------------------------------------------------

QUOTED = st.text(st.sampled_from("aøł #<&'."), max_size=6).map(lambda text: f'"{text}"')
STYLES = st.sampled_from(["", '("short")', '("medium")', '("long")', '("full")'])


@st.composite
def plurals(draw):
    categories = draw(st.sets(st.sampled_from(["zero", "one", "two", "few", "many"])))
    cases = [f"{name}={draw(QUOTED)}" for name in (*categories, "other")]
    exact = draw(st.dictionaries(st.integers(0, 5), QUOTED, max_size=2))
    if exact:
        cases.insert(0, "{" + ", ".join(f"{key}: {text}" for key, text in exact.items()) + "}")
    return f"plural({', '.join(cases)})"


SELECTS = st.builds(
    lambda a, b, other: f'select({{"not-set": {a}}}, a={b}, other={other})', QUOTED, QUOTED, QUOTED
)
LETTERS = st.sampled_from(["upper", "lower", "capitalize"])
EXPRESSIONS = st.one_of(
    st.just("word"),
    LETTERS.map(lambda name: f"word | {name}"),
    st.builds(lambda name, text: f"word | {name} | default({text})", LETTERS, QUOTED),
    st.builds(lambda name, text: f"word | default({text}) | {name}", LETTERS, QUOTED),
    st.just("amount"),
    st.sampled_from(["amount | number", "n | number", "n | default(7) | number", "amount|percent"]),
    st.integers(0, 5).map(lambda decimals: f"amount | number({decimals})"),
    st.sampled_from(["total", "total | money", "total | money | lower"]),
    CURRENCIES.map(lambda code: f'amount | money("{code}")'),
    CURRENCIES.map(lambda code: f'1234.5 | money(currency="{code}")'),
    STYLES.map(lambda style: f"day | date{style}"),
    STYLES.map(lambda style: f"moment | date{style}"),
    STYLES.map(lambda style: f"moment | datetime{style}"),
    st.sampled_from(["day", "moment", "hour", "hour | time", 'moment | time("medium")']),
    st.sampled_from(["phone", "phone | phone", 'phone | phone("national")']),
    st.sampled_from(["words | list", 'words | list("or")', 'words | list | default("-")']),
    plurals().map(lambda plural: f"n | {plural}"),
    plurals().map(lambda plural: f"n|{plural}|upper"),
    SELECTS.map(lambda select: f"kind | {select}"),
    QUOTED,
)
IN_LOOP = st.one_of(
    st.sampled_from(["line.title", "line.n", "line.n | number", "loop.index", "word"]),
    plurals().map(lambda plural: f"line.n | {plural}"),
)
ATOMS = st.one_of(
    st.sampled_from(["word", "n", "amount", "words", "lines", "kind"]),
    st.builds(
        lambda name, sign, number: f"{name} {sign} {number}",
        st.sampled_from(["n", "amount"]),
        st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
        st.integers(-5, 5) | st.sampled_from([0.5, 100.25]),
    ),
    st.builds(
        lambda sign, word: f"kind {sign} '{word}'", st.sampled_from(["==", "!="]), QUOTED
    ).map(lambda text: text.replace("'\"", '"').replace("\"'", '"')),
    st.just('word | default("") == word | default("")'),
    st.just('word | default("x")'),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.builds(
            lambda a, sign, b: f"({a}) {sign} {b}", inner, st.sampled_from(["and", "or"]), inner
        ),
        st.builds(lambda a, b, c: f"{a} and {b} or {c}", inner, inner, inner),
    ),
    max_leaves=4,
)
LITERAL = st.text(st.sampled_from("abå \n\t\u00a0<&'\".,:;#%!1"), max_size=10).filter(
    lambda text: not re.search(r"%[a-zå]", text)
)
DASH = st.sampled_from(["", "", "", "-"])


def tag(opening, inside, closing):
    return st.builds(lambda a, middle, b: f"{opening}{a} {middle} {b}{closing}", DASH, inside, DASH)


def nodes(expressions, loops):
    leaves = st.one_of(
        LITERAL, tag("{{", expressions, "}}"), st.just("{# note #}"), st.just("{#- note -#}")
    )

    def grow(inner):
        body = st.lists(inner, max_size=3).map("".join)
        branch = st.builds(
            lambda *parts: "".join(parts),
            tag("{%", CONDITIONS.map(lambda text: f"if {text}"), "%}"),
            body,
            tag("{%", CONDITIONS.map(lambda text: f"elif {text}"), "%}") | st.just(""),
            body,
            tag("{%", st.just("else"), "%}"),
            body,
            tag("{%", st.just("endif"), "%}"),
        )
        return branch if not loops else branch | loop()

    return st.recursive(leaves, grow, max_leaves=4)


def loop():
    body = st.lists(nodes(IN_LOOP, loops=False), max_size=3).map("".join)
    last = st.sampled_from(
        ["", "{% if not loop.last %}, {% endif %}", "{% if loop.first %}^{% endif %}"]
    )
    return st.builds(
        lambda a, text, tail, b: f"{a}{text}{tail}{b}",
        tag("{%", st.just("for line in lines"), "%}"),
        body,
        last,
        tag("{%", st.just("endfor"), "%}"),
    )


TEMPLATES = st.lists(nodes(EXPRESSIONS, loops=True), max_size=5).map("".join)


# The tests ---------------------------------------------------------------------------------------

SLOW = [HealthCheck.too_slow]


@settings(max_examples=150, suppress_health_check=SLOW)
@given(EXPRESSIONS, VALUES, st.sampled_from(LOCALES), st.sampled_from(["text", "html"]))
def test_every_filter_writes_as_babel(expression, values, tag, escape):
    assert_same(f"{{{{ {expression} }}}}", values, tag, escape)


@settings(max_examples=80, suppress_health_check=SLOW)
@given(TEMPLATES, VALUES, st.sampled_from(LOCALES), st.sampled_from(["text", "html"]))
def test_whole_templates_come_out_as_with_babel(source, values, tag, escape):
    assert_same(source, values, tag, escape)


def assert_same(source, values, tag, escape):
    template = parse(source)
    try:
        expected = oracle(tag, escape == "html").from_string(source).render(values)
    except UndefinedError:
        expected = MissingValue
    except NoCategory:
        expected = MissingCategory
    try:
        found = template.render(values, tag, escape=escape)
    except (MissingValue, MissingCategory) as error:
        found = type(error)
    assert found == expected


ESCAPES = st.sampled_from(["text", "html", "line"])


@settings(max_examples=240, suppress_health_check=SLOW)
@given(generated.PRINTS, generated.VALUES, st.sampled_from(jinja.LOCALES), ESCAPES, st.booleans())
def test_every_filter_writes_as_its_plain_form(expression, values, tag, escape, plain):
    assert_same_declared(f"{{{{ {expression} }}}}", [values], tag, escape, plain)


@settings(max_examples=100, suppress_health_check=SLOW)
@given(
    generated.TEMPLATES,
    st.lists(generated.VALUES, min_size=1, max_size=3),
    st.sampled_from(jinja.LOCALES),
    ESCAPES,
    st.booleans(),
)
def test_compiled_templates_come_out_as_the_oracles(source, rows, tag, escape, plain):
    assert_same_declared(source, rows, tag, escape, plain)


def assert_same_declared(source, rows, tag, escape, plain):
    template, declared = parse(source), generated.PLACEHOLDERS
    for fault in template.faults(declared)[:1]:
        with pytest.raises(type(fault)):
            template.compile(tag, placeholders=declared, escape=escape, plain=plain)
        return
    compiled = template.compile(tag, placeholders=declared, escape=escape, plain=plain)
    batch = compiled.batch(rows)
    tuples = compiled.batch_tuples([tuple(map(row.get, compiled.names)) for row in rows])
    for row, *results in zip(rows, batch, tuples, strict=True):
        expected = jinja.told(source, row, tag, declared, escape, plain)
        for found in (*results, alone(compiled, row)):
            if isinstance(expected, str):
                assert found == expected
            else:
                assert {type(found), (type(found), getattr(found, "name", ""))} & expected


def alone(compiled, row):
    try:
        return compiled.render(row)
    except TemplateError as error:
        return error


@pytest.mark.parametrize("tags", [LOCALES, jinja.LOCALES], ids=["Babel", "plain"])
def test_the_oracles_know_our_locales(tags):
    assert [locales.get(tag).tag for tag in tags] == list(tags)


def test_there_are_24_locales():
    assert len(set(jinja.LOCALES)) == 24
