"""From values to the finished text, or to an error that names what is wrong; never half of it."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from locales import UnknownLocaleError
from templates_lib.language import (
    MAX_OUTPUT,
    MissingCategory,
    MissingValue,
    OutputTooLong,
    TemplateError,
    TemplateSyntaxError,
    UnknownName,
    WrongUse,
    WrongValue,
    parse,
)
from templates_lib.placeholders import Placeholder


def told(text, values=None, locale="nb", **options):
    return parse(text).render(values or {}, locale, **options)


def declared(**types):
    return {name: Placeholder(name, type_) for name, type_ in types.items()}


def test_the_example_of_the_design():
    text = "Hei {{ first_name }}, totalt {{ total | money }}."
    placeholders = {
        "first_name": Placeholder("first_name", "name", max_length=40),
        "total": Placeholder("total", "money", currency="NOK"),
    }
    values = {"first_name": "Kari", "total": 1299.5}
    assert (
        told(text, values, placeholders=placeholders) == "Hei Kari, totalt 1\u00a0299,50\u00a0kr."
    )
    assert (
        told(text, values, placeholders=placeholders, plain=True) == "Hei Kari, totalt 1 299,50 kr."
    )


WRITTEN = {
    "text": ("Hei", {}, "Hei"),
    "line ends": ("a\r\nb\rc\n", {}, "a\nb\nc\n"),
    "value": ("Hei {{ a }}!", {"a": "Kari"}, "Hei Kari!"),
    "not read again": ("{{ a }}", {"a": "{{ b }}{% if %}"}, "{{ b }}{% if %}"),
    "empty value": ("[{{ a }}]", {"a": ""}, "[]"),
    "text as value": ('{{ "{{" }}', {}, "{{"),
    "field": ("{{ a.b.c }}", {"a": {"b": {"c": "x"}}}, "x"),
    "whole number": ("{{ a }}", {"a": 10023}, "10023"),
    "fraction": ("{{ a }}", {"a": 1234.5}, "1234,5"),
    "Decimal": ("{{ a }}", {"a": Decimal("1234.50")}, "1234,5"),
    "date": ("{{ a }}", {"a": dt.date(2025, 5, 31)}, "31. mai 2025"),
    "time": ("{{ a }}", {"a": dt.time(17, 5, 9)}, "17:05"),
    "moment": ("{{ a }}", {"a": dt.datetime(2025, 5, 31, 17, 5)}, "31. mai 2025 kl. 17:05"),
    "zone left out": (
        "{{ a }}",
        {"a": dt.datetime(2025, 5, 31, 23, 5, tzinfo=dt.timezone(dt.timedelta(hours=-9)))},
        "31. mai 2025 kl. 23:05",
    ),
    "amount": ("{{ a }}", {"a": {"amount": "5", "currency": "NOK"}}, "5,00\u00a0kr"),
    "default of missing": ('{{ a | default("b") }}', {}, "b"),
    "default of None": ('{{ a | default("b") }}', {"a": None}, "b"),
    "default of empty": ('{{ a | default("b") }}', {"a": ""}, "b"),
    "default of empty list": ('{{ a | list | default("b") }}', {"a": []}, "b"),
    "default of zero": ("{{ a | default(5) | number }}", {"a": 0}, "0"),
    "default late": ('{{ a | date | default("b") }}', {}, "b"),
    "default early": ('{{ a | default("2025-05-31") | date }}', {}, "31. mai 2025"),
    "if true": ("{% if a %}b{% endif %}", {"a": "x"}, "b"),
    "if missing": ("{% if a %}b{% else %}c{% endif %}", {}, "c"),
    "if empty": ("{% if a %}b{% else %}c{% endif %}", {"a": ""}, "c"),
    "if zero": ("{% if a %}b{% else %}c{% endif %}", {"a": 0}, "c"),
    "if false": ("{% if a %}b{% else %}c{% endif %}", {"a": False}, "c"),
    "if no money": (
        "{% if a %}b{% else %}c{% endif %}",
        {"a": {"amount": 0, "currency": "NOK"}},
        "c",
    ),
    "if date": ("{% if a %}b{% endif %}", {"a": dt.date(2025, 1, 1)}, "b"),
    "elif": ("{% if a > 2 %}b{% elif a > 1 %}c{% else %}d{% endif %}", {"a": 2}, "c"),
    "not": ("{% if not a %}b{% endif %}", {}, "b"),
    "and stops": ("{% if a and a > 1 %}b{% endif %}", {}, ""),
    "or stops": ("{% if not a or a > 1 %}b{% endif %}", {}, "b"),
    "constant first": ("{% if 1 < a %}b{% endif %}", {"a": 2}, "b"),
    "text compared": ('{% if a == "x" %}b{% endif %}', {"a": "x"}, "b"),
    "letters compared": ('{% if a | upper == "X" %}b{% endif %}', {"a": "x"}, "b"),
    "truth compared": ("{% if a == true %}b{% endif %}", {"a": True}, "b"),
    "money compared": (
        "{% if a >= 500 %}b{% endif %}",
        {"a": {"amount": 500, "currency": "NOK"}},
        "b",
    ),
    "float exact": ("{% if a == 0.1 %}b{% endif %}", {"a": 0.1}, "b"),
    "two values": ("{% if a == b %}c{% endif %}", {"a": 1, "b": Decimal("1.0")}, "c"),
    "dates compared": (
        "{% if a < b %}c{% endif %}",
        {"a": dt.date(2025, 1, 1), "b": dt.date(2025, 1, 2)},
        "c",
    ),
    "loop": (
        "{% for a in b %}{{ loop.index }}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}",
        {"b": ["x", "y"]},
        "1x, 2y",
    ),
    "loop first": (
        "{% for a in b %}{% if loop.first %}^{% endif %}{{ a }}{% endfor %}",
        {"b": ["x", "y"]},
        "^xy",
    ),
    "loop of records": (
        "{% for a in b %}{{ a.c }};{% endfor %}",
        {"b": [{"c": 1}, {"c": 2}]},
        "1;2;",
    ),
    "loop over nothing": ("a{% for b in c %}d{% endfor %}", {"c": []}, "a"),
    "loop variable ends": ("{% for a in b %}{% endfor %}{{ a }}", {"a": "x", "b": ["y"]}, "x"),
    "unused values": ("a", {"b": object()}, "a"),
    "trimmed": ("a  {{- b -}}  c", {"b": "x"}, "axc"),
}


@pytest.mark.parametrize("text, values, expected", WRITTEN.values(), ids=WRITTEN.keys())
def test_written(text, values, expected):
    assert told(text, values) == expected


class Sneaky:
    secret: ClassVar[str] = "x"


REFUSED = {
    "missing": ("a {{ b }}", {}, MissingValue, "b"),
    "None": ("a {{ b }}", {"b": None}, MissingValue, "b"),
    "missing field": ("{{ a.b }}", {"a": {}}, MissingValue, "a.b"),
    "missing through filters": ("{{ a | upper }}", {}, MissingValue, "a"),
    "missing compared": ("{% if a == 1 %}{% endif %}", {}, MissingValue, "a"),
    "missing list": ("{% for a in b %}{% endfor %}", {}, MissingValue, "b"),
    "missing in an item": (
        "{% for a in b %}{{ a.c }}{% endfor %}",
        {"b": [{"c": 1}, {}]},
        MissingValue,
        "b.1.c",
    ),
    "field of a text": ("{{ a.b }}", {"a": "x"}, WrongValue, "a.b"),
    "field of an amount": (
        "{{ a.currency }}",
        {"a": {"amount": 1, "currency": "NOK"}},
        WrongValue,
        "a.currency",
    ),
    "true printed": ("{{ a }}", {"a": True}, WrongValue, "a"),
    "list printed": ("{{ a }}", {"a": ["x"]}, WrongValue, "a"),
    "record printed": ("{{ a }}", {"a": {"b": 1}}, WrongValue, "a"),
    "object": ("{{ a }}", {"a": Sneaky()}, WrongValue, "a"),
    "object's field": ("{{ a.secret }}", {"a": Sneaky()}, WrongValue, "a"),
    "class": ("{{ a.secret }}", {"a": Sneaky}, WrongValue, "a"),
    "function": ("{% if a %}{% endif %}", {"a": print}, WrongValue, "a"),
    "object in a list": ("{% for b in a %}{% endfor %}", {"a": [Sneaky()]}, WrongValue, "a"),
    "bytes": ("{{ a }}", {"a": b"x"}, WrongValue, "a"),
    "NUL": ("{{ a }}", {"a": "x\0"}, WrongValue, "a"),
    "half a pair": ("{{ a }}", {"a": "\ud800"}, WrongValue, "a"),
    "escape": ("{{ a }}", {"a": "\x1b[2J"}, WrongValue, "a"),
    "turned around": ("{{ a }}", {"a": "\u202egpj.exe"}, WrongValue, "a"),
    "not a number": ("{{ a }}", {"a": float("nan")}, WrongValue, "a"),
    "infinite": ("{{ a | number }}", {"a": float("inf")}, WrongValue, "a"),
    "Decimal infinite": ("{{ a | number }}", {"a": Decimal("-Infinity")}, WrongValue, "a"),
    "signalling": ("{{ a | number }}", {"a": Decimal("sNaN")}, WrongValue, "a"),
    "huge": ("{{ a | number }}", {"a": 10**15}, WrongValue, "a"),
    "huge exponent": ("{{ a | number }}", {"a": Decimal("1e999999")}, WrongValue, "a"),
    "tiny exponent": ("{{ a | number }}", {"a": Decimal("1e-999999")}, WrongValue, "a"),
    "huge whole number": ("{{ a }}", {"a": 10**100_000}, WrongValue, "a"),
    "long text": ("{{ a }}", {"a": "x" * 10_001}, WrongValue, "a"),
    "long list": ("{% for b in a %}{% endfor %}", {"a": ["x"] * 1001}, WrongValue, "a"),
    "deep": ("{{ a.b }}", {"a": {"b": {"c": {"d": {"e": {}}}}}}, WrongValue, "a"),
    "text as number": ("{{ a | number }}", {"a": "many"}, WrongValue, "a"),
    "true as number": ("{{ a | number }}", {"a": True}, WrongValue, "a"),
    "no currency": ("{{ a | money }}", {"a": 5}, WrongValue, "a"),
    "text counted": ('{{ a | plural(other="#") }}', {"a": "x"}, WrongValue, "a"),
    "number upper": ("{{ a | upper }}", {"a": 5}, WrongValue, "a"),
    "kinds compared": ("{% if a == 1 %}{% endif %}", {"a": "1"}, WrongValue, "a"),
    "truth and number": ("{% if a == 1 %}{% endif %}", {"a": True}, WrongValue, "a"),
    "texts ordered": ("{% if a < b %}{% endif %}", {"a": "x", "b": "y"}, WrongValue, "a"),
    "lists compared": ("{% if a == b %}{% endif %}", {"a": [], "b": []}, WrongValue, "a"),
    "currencies compared": (
        "{% if a > b %}{% endif %}",
        {"a": {"amount": 1, "currency": "NOK"}, "b": {"amount": 1, "currency": "SEK"}},
        WrongValue,
        "a",
    ),
    "loop over a text": ("{% for a in b %}{% endfor %}", {"b": "xy"}, WrongValue, "b"),
    "loop over a record": ("{% for a in b %}{% endfor %}", {"b": {"c": 1}}, WrongValue, "b"),
    "missing in an item's branch": (
        "{% for a in b %}{% if loop.last %}{{ a.c }}{% endif %}{% endfor %}",
        {"b": [{}, {"c": None}]},
        MissingValue,
        "b.1.c",
    ),
    "missing in an elif": ("{% if a %}{% elif b == 1 %}{% endif %}", {"a": ""}, MissingValue, "b"),
    "missing in an else": ("{% if a %}{% else %}{{ b }}{% endif %}", {}, MissingValue, "b"),
    "missing beside another error": (
        "{% if a == b | upper %}{% endif %}",
        {"b": 5},
        MissingValue,
        "a",
    ),
    "wrong in an item": (
        "{% for a in b %}{{ a.c | date }}{% endfor %}",
        {"b": [{"c": "2025-05-31"}, {"c": "tomorrow"}]},
        WrongValue,
        "b.1.c",
    ),
    "wrong in an item's condition": (
        "{% for a in b %}{% if a.c > 1 %}{% endif %}{% endfor %}",
        {"b": [{"c": 1}, {"c": "x"}]},
        WrongValue,
        "b.1.c",
    ),
    "field of an item that has none": (
        "{% for a in b %}{{ a.c }}{% endfor %}",
        {"b": [{"c": 1}, "x"]},
        WrongValue,
        "b.1.c",
    ),
    "item printed": ("{% for a in b %}{{ a }}{% endfor %}", {"b": ["x", {}]}, WrongValue, "b.1"),
    "no category in an item": (
        '{% for a in b %}{{ a.n | plural(one="#", other="#") }}{% endfor %}',
        {"b": [{"n": 1}, {"n": 3}]},
        MissingCategory,
        "b.1.n",
    ),
    "no category of a number of an item": (
        '{% for a in b %}{{ loop.index | plural(one="#", other="#") }}{% endfor %}',
        {"b": ["x", "y"]},
        MissingCategory,
        "loop.index",
    ),
    "no category in a branch": (
        '{% if n > 1 %}{{ n | plural(one="#", other="#") }}{% endif %}',
        {"n": 2},
        MissingCategory,
        "n",
    ),
    "no category of a constant": ('{{ 2 | plural(other="#") }}', {}, MissingCategory, "2"),
    "no category": ('{{ n | plural(one="#", other="#") }}', {"n": 5}, MissingCategory, "n"),
}


@pytest.mark.parametrize("text, values, kind, name", REFUSED.values(), ids=REFUSED.keys())
def test_refused(text, values, kind, name):
    with pytest.raises(TemplateError) as caught:
        told(f"before {text}", values, locale="pl")
    assert type(caught.value) is kind
    assert caught.value.name == name
    assert f"“{name}”" in str(caught.value)


LINES = {
    "lines": Placeholder(
        "lines",
        "list",
        fields={
            "title": Placeholder("title", "name", max_length=5),
            "n": Placeholder("n", "count"),
            "day": Placeholder("day", "date", required=False),
        },
    ),
    "gone": Placeholder("gone", "text", required=False),
}
GOOD_LINE = {"title": "Lampe", "n": 2, "day": "2025-05-31"}
DECLARED = {
    "list missing": ({}, MissingValue, "lines"),
    "list of another type": ({"lines": "x"}, WrongValue, "lines"),
    "too many": ({"lines": [GOOD_LINE] * 1001}, WrongValue, "lines"),
    "item of another type": ({"lines": [GOOD_LINE, "x"]}, WrongValue, "lines.1"),
    "field missing": ({"lines": [GOOD_LINE, {"n": 1}]}, MissingValue, "lines.1.title"),
    "field empty": ({"lines": [{**GOOD_LINE, "n": ""}]}, MissingValue, "lines.0.n"),
    "field too long": ({"lines": [{**GOOD_LINE, "title": "Lamper"}]}, WrongValue, "lines.0.title"),
    "field of two lines": ({"lines": [{**GOOD_LINE, "title": "a\n"}]}, WrongValue, "lines.0.title"),
    "field of another type": ({"lines": [{**GOOD_LINE, "n": True}]}, WrongValue, "lines.0.n"),
    "no such day": ({"lines": [{**GOOD_LINE, "day": "2025-02-30"}]}, WrongValue, "lines.0.day"),
    "optional field written": (
        {"lines": [GOOD_LINE, {**GOOD_LINE, "day": None}]},
        MissingValue,
        "lines.1.day",
    ),
    "plural of a field": ({"lines": [{**GOOD_LINE, "n": 7}]}, MissingCategory, "lines.0.n"),
    "optional value written": ({"lines": []}, MissingValue, "gone"),
}


@pytest.mark.parametrize("values, kind, name", DECLARED.values(), ids=DECLARED.keys())
def test_refused_where_it_is_declared(values, kind, name):
    text = (
        "{% for line in lines %}{{ line.title }}{{ line.day | date }}"
        '{% if line.n %}{{ line.n | plural(one="#", few="#", other="#") }}{% endif %}{% endfor %}'
        "{% if not lines %}{{ gone }}{% endif %}"
    )
    compiled = parse(text).compile("pl", placeholders=LINES)
    with pytest.raises(TemplateError) as caught:
        compiled.render(values)
    assert (type(caught.value), caught.value.name) == (kind, name)
    good = {"lines": [GOOD_LINE], "gone": None}
    batch = compiled.batch([good, values, good])
    assert [type(found) for found in batch] == [str, kind, str]
    assert str(batch[1]) == str(caught.value)


def test_an_error_never_repeats_a_private_value():
    with pytest.raises(WrongValue) as caught:
        told("{{ a | number }}", {"a": "Kari Nordmann"})
    assert str(caught.value) == "“a” should be a number such as 12.5, not a text of length 13."


def test_missing_category_names_it():
    with pytest.raises(MissingCategory) as caught:
        told('{{ n | plural(one="# rzecz", other="# rzeczy") }}', {"n": 22}, "pl")
    assert (caught.value.name, caught.value.category, caught.value.locale) == ("n", "few", "pl")


def test_unknown_locale():
    with pytest.raises(UnknownLocaleError):
        told("a", {}, "xx-klingon")


@pytest.mark.parametrize("tag", ["no", "nb-NO", "nb_NO", "NO"])
def test_locale_however_it_is_written(tag):
    assert told("{{ a | number }}", {"a": 1234.5}, tag) == "1\u00a0234,5"


# With placeholders declared ----------------------------------------------------------------------


def test_declared_numbers_are_grouped_and_codes_are_not():
    text = "{{ n }} {{ order_no }}"
    placeholders = declared(n="count", order_no="code")
    assert (
        told(text, {"n": 1234, "order_no": 10023}, placeholders=placeholders) == "1\u00a0234 10023"
    )


@pytest.mark.parametrize(
    "type_, value, expected",
    [
        ("text", "a\r\nb", "a\nb"),
        ("name", "Kari", "Kari"),
        ("number", "1234.5", "1\u00a0234,5"),
        ("count", 3.0, "3"),
        ("money", {"amount": "9.5", "currency": "SEK"}, "9,50\u00a0SEK"),
        ("percent", 0.125, "12,5\u00a0%"),
        ("percent", "25 %", "25\u00a0%"),
        ("date", "2025-05-31", "31. mai 2025"),
        ("time", "17:30", "17:30"),
        ("datetime", "2025-05-31T17:30:00+02:00", "31. mai 2025 kl. 17:30"),
        ("url", "https://example.com/a?b=c&d", "https://example.com/a?b=c&d"),
        ("phone", "+47 22 12 34 56", "+47 22 12 34 56"),
        ("email", "kari@example.com", "kari@example.com"),
        ("code", 10023, "10023"),
        ("choice", "a", "a"),
    ],
)
def test_each_type_is_written_as_itself(type_, value, expected):
    assert told("{{ a }}", {"a": value}, placeholders=declared(a=type_)) == expected


def test_every_value_is_read_before_anything_is_written():
    placeholders = declared(a="text", b="count")
    with pytest.raises(WrongValue) as caught:
        told(
            "{% if a %}x{% else %}{{ b }}{% endif %}",
            {"a": "x", "b": "many"},
            placeholders=placeholders,
        )
    assert caught.value.name == "b"


def test_a_required_value_is_missed_even_where_it_is_guarded():
    with pytest.raises(MissingValue):
        told("{% if a %}x{% endif %}", {}, placeholders=declared(a="text"))


def test_an_optional_value_may_be_missing_where_it_is_guarded():
    optional = {"a": Placeholder("a", "date", required=False)}
    text = '{% if a %}{{ a }}{% endif %}{{ a | date | default("snart") }}'
    assert told(text, {}, placeholders=optional) == "snart"
    assert told(text, {"a": ""}, placeholders=optional) == "snart"
    with pytest.raises(MissingValue):
        told("{{ a }}", {}, placeholders=optional)


def test_a_required_value_the_template_does_not_use_is_not_missed():
    assert told("a", {}, placeholders=declared(b="text")) == "a"


def test_unknown_name_and_wrong_use_come_before_values():
    with pytest.raises(UnknownName):
        told("{{ a }}{{ c }}", {"a": 1}, placeholders=declared(a="text"))
    with pytest.raises(WrongUse):
        told("{{ a | money }}", {}, placeholders=declared(a="text"))


def test_list_of_records():
    lines = Placeholder("lines", "list", fields=declared(title="text", price="money"))
    text = "{% for line in lines %}{{ line.title }}: {{ line.price }}\n{% endfor %}"
    values = {"lines": [{"title": "Lampe", "price": {"amount": 5, "currency": "NOK"}, "more": 1}]}
    assert told(text, values, placeholders={"lines": lines}, plain=True) == "Lampe: 5,00 kr\n"
    with pytest.raises(MissingValue) as caught:
        told(text, {"lines": [{"title": "x"}]}, placeholders={"lines": lines})
    assert caught.value.name == "lines.0.price"


# Escaping ----------------------------------------------------------------------------------------

EVIL = "<script>\"'&</script>"
SAFE = "&lt;script&gt;&#34;&#39;&amp;&lt;/script&gt;"


DEFAULT = EVIL.replace('"', '\\"')


@pytest.mark.parametrize(
    "text", ["{{ a }}", "{{ a | upper | lower }}", f'{{{{ b | default("{DEFAULT}") }}}}']
)
def test_html_escapes_whatever_a_tag_writes(text):
    assert told(f"<b>{text}</b>", {"a": EVIL}, escape="html") == f"<b>{SAFE}</b>"


def test_text_is_left_as_it_is():
    assert told("{{ a }}", {"a": EVIL}) == EVIL


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n"])
def test_line_has_no_line_breaks(newline):
    text = told("Hei {{ a }}", {"a": f"x{newline}Bcc: y@example.com"}, escape="line")
    assert text == "Hei x Bcc: y@example.com"


LINKS = {
    "javascript": ('<a href="{{ a }}">', "javascript:alert(1)", False),
    "data": ("<img src='{{ a }}'>", "data:text/html,x", False),
    "bare": ("<a href={{ a }}>", "javascript:x", False),
    "spaced": ('<a HREF = "{{ a }}">', " javascript:x", False),
    "relative": ('<a href="{{ a }}">', "//evil.example", False),
    "in a branch": ('<a href="{% if a %}{{ a }}{% endif %}">', "javascript:x", False),
    "by default": ('<a href="{{ b | default("javascript:x") }}">', "", False),
    "https": ('<a href="{{ a }}">', "https://example.com", True),
    "mailto": ('<a href="{{ a }}">', "mailto:kari@example.com", True),
    "further on": ('<a href="https://example.com/{{ a }}">', "javascript:x", True),
    "text": ("<b>href={{ a }}</b>", "x", False),
    "elsewhere": ('<img alt="{{ a }}">', "javascript:x", True),
}


@pytest.mark.parametrize("text, value, fits", LINKS.values(), ids=LINKS.keys())
def test_a_link_cannot_begin_with_anything(text, value, fits):
    if fits:
        assert value in told(text, {"a": value}, escape="html")
    else:
        with pytest.raises(WrongValue):
            told(text, {"a": value}, escape="html")


# Plain typography --------------------------------------------------------------------------------

PLAIN = {
    "nb amount": ('{{ a | money("NOK") }}', -1234.5, "nb", "-1 234,50 kr"),
    "fr number": ("{{ a | number }}", 1234.5, "fr", "1 234,5"),
    "en time": ("{{ a | time }}", "17:30", "en", "5:30 PM"),
    "pl amount": ('{{ a | money("PLN") }}', 1234.5, "pl", "1234,50 PLN"),
    "euro stays": ('{{ a | money("EUR") }}', 5, "nl", "€ 5,00"),
    "ar number": ("{{ a | number }}", -5, "ar", "-5"),
    "Swiss number": ("{{ a | number }}", 1234.5, "de-CH", "1'234.5"),
    "value": ("{{ a }}", "O’Neil – “Kari\u00a0N”…", "en", 'O\'Neil - "Kari N"...'),
    "letters stay": ("{{ a }}", "Bjørn Łukasz", "pl", "Bjørn Łukasz"),
}


@pytest.mark.parametrize("text, value, locale, expected", PLAIN.values(), ids=PLAIN.keys())
def test_plain(text, value, locale, expected):
    assert told(text, {"a": value}, locale, plain=True) == expected


def test_plain_leaves_the_writers_own_text():
    assert told("a\u00a0–\u00a0b", plain=True) == "a\u00a0–\u00a0b"


# Limits ------------------------------------------------------------------------------------------


def test_longest_output():
    text = "{% for a in b %}{{ a }}{% endfor %}"
    full = {"b": ["x" * 10_000] * (MAX_OUTPUT // 10_000)}
    assert len(told(text, full)) == MAX_OUTPUT
    with pytest.raises(OutputTooLong):
        told(f"{text}.", full)


def test_loops_that_write_nothing_end_too():
    text = ("{% for a in b %}" + "{% if a %}{% endif %}" * 3 + "{% endfor %}") * 34
    with pytest.raises(OutputTooLong) as caught:
        told(text, {"b": ["x"] * 1000})
    assert caught.value.unit == "steps"


@pytest.mark.parametrize("escape", ["text", "line", "html", "marks"])
@given(text=st.text(alphabet="ab <>&\"'=/{}%\n\r\u2028\x85\x00*_h", max_size=30))
def test_a_text_without_tags_is_what_its_compiled_form_gives(text, escape):
    try:
        template = parse(text)
    except TemplateSyntaxError:
        assume(False)
    compiled = template.compile("nb", escape=escape).render({})
    assert template.render({}, "nb", escape=escape) == compiled
