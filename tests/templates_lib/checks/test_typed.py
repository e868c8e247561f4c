"""Texts as typed: what is masked, and how a change finds its way back into the template."""

import pytest

import locales
from templates_lib import guide, message
from templates_lib.checks import _typed
from templates_lib.checks._family import Family
from templates_lib.checks._index import Index


def reading(text: str, channel: str = "sms") -> _typed.Reading:
    content = {"body": text} if channel == "sms" else _typed.mail(text)["content"]
    variant = {"channel": channel, "locale": "nb", "content": content}
    whole = message.load({"key": "k", "source_locale": "nb", "variants": [variant]})
    member = Family(whole, guide.Guide.empty("b"), Index()).members[0]
    return _typed.readings(member)[-1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Se https://a.example/b, nå", "Se ~~~~~~~~~~~~~~~~~~~, nå", id="address"),
        pytest.param("31.mai", "31.mai", id="a-date-is-no-host"),
        pytest.param("<b>Hei</b>", "~~~Hei~~~~", id="tags"),
        pytest.param("a < b > c", "a < b > c", id="signs"),
        pytest.param("`x` &amp; y", "~~~ ~~~~~ y", id="code-and-entity"),
        pytest.param("[her](/nb/x)", "[her]~~~~~~~", id="target"),
    ],
)
def test_masked(text: str, left: str) -> None:
    assert reading(text).text.replace(_typed.MASK, "~") == left


def test_a_change_keeps_the_tags_around_it() -> None:
    here = reading("A {{ x }}  B")
    start = here.text.index("  ")
    fault = here.fault(0, len(here.text), "m", changes=[(start, start + 2, " ")])
    assert fault.suggestion == "A {{ x }} B"


def test_a_change_of_a_value_is_none() -> None:
    here = reading("A {{ x }}")
    assert here.fault(0, 3, "m", changes=[(2, 3, "")]).suggestion is None


@pytest.mark.parametrize(("channel", "wanted"), [("sms", " "), ("email", "\u00a0")])
def test_no_break_spaces_only_where_they_cost_nothing(channel: str, wanted: str) -> None:
    assert _typed.space(reading("x", channel), "\u00a0") == wanted


TABLES = ("calendar", "clock", "money", "quotation", "repeats", "thousands", "unbreakable")


@pytest.mark.parametrize("tag", locales.curated_tags())
@pytest.mark.parametrize("table", TABLES)
def test_every_language_has_its_tables(tag: str, table: str) -> None:
    assert locales.get(tag).table(table)["source"]


@pytest.mark.parametrize("tag", locales.curated_tags())
def test_the_tables_hold_what_the_checks_read(tag: str) -> None:
    locale = locales.get(tag)
    assert all(len(pair) == 2 for pair in locale.table("quotation")["pairs"])
    assert set(locale.table("clock")["marks"]) <= {":", ".", "h"}
    assert set(locale.table("calendar")["marks"]) <= set("./-")
    assert locale.table("calendar")["point"][0] in {"yes", "no"}
    for entry in locale.table("repeats")["words"]:
        word, *rule = entry.split()
        assert word.islower()
        assert not rule or (rule[0] in "</>" and len(rule) > 1)
