"""Facts that the message declares, and whether a text tells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib import checks, message
from templates_lib.message import FACT_KINDS

ID = "fact_absent"
LINK = "https://nordhus.example/club"


@pytest.mark.parametrize(
    ("kind", "value", "locale", "text"),
    [
        pytest.param("percent", "12.5", "nb", "Du får 12,5 % nå", id="percent-nb"),
        pytest.param("percent", "12,5 %", "en", "12.5% off", id="percent-as-text"),
        pytest.param("percent", "10", "nb", "Ti prosent rabatt", id="percent-in-words"),
        pytest.param("percent", "10", "it", "10 per cento", id="percent-word-unknown"),
        pytest.param("percent", "50", "nb", "Halv pris", id="half"),
        pytest.param("percent", "100", "nb", "Helt gratis", id="all-of-it"),
        pytest.param("number", "1299.5", "da", "1.299,50 point", id="number-da"),
        pytest.param("number", "1,299", "pl", "1299 punktów", id="number-grouped"),
        pytest.param("number", "3", "nb", "om tre dager", id="number-in-words"),
        pytest.param("number", "14", "da", "inden for 2 uger", id="two-weeks"),
        pytest.param("number", "2", "nb", "et par minutter", id="a-couple"),
        pytest.param("number", "7", "cs", "sedm dní", id="numerals-we-do-not-know"),
        pytest.param("number", "5-7", "nb", "noen dager", id="no-single-number"),
        pytest.param("price", "499 NOK", "nb", "Nå kr 499,-", id="price-dash"),
        pytest.param("price", "1299.50 NOK", "nb", "1 299,50 kroner", id="price-word"),
        pytest.param("price", "499 NOK", "da", "349 EUR", id="another-market"),
        pytest.param("price", "0", "nb", "Helt gratis", id="free"),
        pytest.param("link", LINK, "nb", "Se http://www.nordhus.example/club/", id="link"),
        pytest.param("link", LINK, "nb", "Se nordhus.example/club?utm_source=a", id="tracked"),
        pytest.param("link", "https://nordhus.example", "nb", "Se nordhus.example.", id="host"),
        pytest.param("link", LINK, "nb", "https://nordhus.example/{{ page }}", id="link-of-value"),
        pytest.param(
            "link",
            "https://nordhus.example/en/club",
            "nb",
            "https://nordhus.example/nb/klubb",
            id="translated-path",
        ),
        pytest.param("link", "the shop", "nb", "Hei", id="no-link"),
        pytest.param("code", "HEI-26", "nb", "Kode hei 26", id="code"),
        pytest.param("code", "HEI26", "nb", "Kode HEI\u201126", id="code-hyphen"),
        pytest.param("code", " - ", "nb", "Hei", id="no-code"),
        pytest.param("phone", "+47 22 12 34 56", "nb", "Ring 22 12 34 56", id="national"),
        pytest.param("phone", "22123456", "da", "Ring +47 22-12-34-56", id="international"),
        pytest.param("phone", "+44 20 7946 0000", "en", "Call (020) 7946 0000", id="trunk"),
        pytest.param("phone", "0800-FLOWERS", "nb", "Ring oss", id="phone-of-letters"),
        pytest.param("date", "2026-05-31", "nb", "til 31. mai 2026", id="date-named"),
        pytest.param("date", "2026-05-31", "pl", "do 31 maja 2026", id="date-genitive"),
        pytest.param("date", "2026-05-31", "nb", "til 31.05.2026", id="date-numeric"),
        pytest.param("date", "2026-05-31", "nb", "til 31.5.26", id="date-short"),
        pytest.param("date", "2026-05-31", "nb", "til 31. mai", id="year-left-out"),
        pytest.param("date", "2026-05-31", "nb", "til søndag", id="day-of-the-week"),
        pytest.param("date", "2026-05-31", "th", "ไม่มี", id="another-calendar"),
        pytest.param("date", "midsummer", "nb", "Hei", id="no-date"),
        pytest.param("date", "midsummer", "en", "at Midsummer", id="date-literal"),
    ],
)
def test_what_is_told_or_cannot_be_known_is_left_alone(
    found, kind: str, value: str, locale: str, text: str
) -> None:
    declared = {"page": {"type": "text"}}
    facts = [{"kind": kind, "value": value}]
    assert found(ID, {locale: text}, facts=facts, placeholders=declared) == []


@pytest.mark.parametrize(
    ("kind", "value", "locale", "text"),
    [
        pytest.param("percent", "12.5", "nb", "Du får 12 % nå", id="percent"),
        pytest.param("percent", "10", "pl", "Rabat dla Ciebie", id="no-percent"),
        pytest.param("percent", "10", "nb", "Bare 10 kr", id="percent-is-no-price"),
        pytest.param("number", "30", "nb", "om 31 dager", id="number"),
        pytest.param("number", "3", "pl", "za kilka dni", id="small-number"),
        pytest.param("number", "3", "nb", "om 30 dager", id="part-of-a-number"),
        pytest.param("price", "499 NOK", "nb", "Nå 399 kr", id="price"),
        pytest.param("price", "499", "da", "Kun i dag", id="no-price"),
        pytest.param("link", LINK, "nb", "Se https://nordhus.example/nytt", id="path"),
        pytest.param("link", LINK, "pl", "Zobacz", id="no-link"),
        pytest.param("code", "HEI26", "nb", "Kode HEI25", id="code"),
        pytest.param("phone", "+47 22 12 34 56", "nb", "Ring 22 12 34 57", id="phone"),
        pytest.param("date", "2026-05-31", "nb", "til 30. mai 2026", id="day"),
        pytest.param("date", "2026-05-31", "pl", "do 31 czerwca 2026", id="month"),
        pytest.param("date", "2026-05-31", "nb", "til 31. mai 2025", id="year"),
        pytest.param("date", "2026-05-31", "da", "Kun kort tid", id="no-date"),
    ],
)
def test_what_is_not_told_is_found(found, kind: str, value: str, locale: str, text: str) -> None:
    (finding,) = found(ID, {locale: text}, facts=[{"kind": kind, "value": value}])
    assert finding.span == (0, len(text))
    assert str(finding.severity) == "warning"
    assert value in finding.message


@pytest.mark.parametrize(
    ("kind", "value", "type_", "tag", "silent"),
    [
        pytest.param("percent", "10", "percent", "x", True, id="percent"),
        pytest.param("price", "499", "money", "x", True, id="money"),
        pytest.param("number", "30", "count", "x", True, id="count"),
        pytest.param("date", "2026-05-31", "date", "x", True, id="date"),
        pytest.param("link", LINK, "url", "x", True, id="url"),
        pytest.param("code", "HEI26", "code", "x", True, id="code"),
        pytest.param("phone", "22123456", "phone", "x", True, id="phone"),
        pytest.param("price", "499", "number", "x | money('NOK')", True, id="by-its-filter"),
        pytest.param("percent", "10", "date", "x", False, id="another-kind"),
        pytest.param("code", "HEI26", "name", "x", False, id="name"),
        pytest.param("code", "HEI26", "name", "y", True, id="undeclared"),
    ],
)
def test_a_value_may_be_the_fact(found, kind, value, type_, tag, silent) -> None:
    findings = found(
        ID,
        {"nb": "Hei {{ " + tag + " }}"},
        facts=[{"kind": kind, "value": value}],
        placeholders={"x": {"type": type_}},
    )
    assert (findings == []) is silent


def test_a_value_that_only_decides_is_not_printed(found) -> None:
    text, declared = "{% if x %}Hei{% endif %}", {"x": {"type": "code"}}
    facts = [{"kind": "code", "value": "HEI26"}]
    assert len(found(ID, {"nb": text}, facts=facts, placeholders=declared)) == 1


def test_a_field_of_a_list_may_be_the_fact(found) -> None:
    declared = {"lines": {"type": "list", "fields": {"price": {"type": "money"}}}}
    text = "{% for line in lines %}{{ line.price }}{% endfor %}"
    facts = [{"kind": "price", "value": "499"}]
    assert found(ID, {"nb": text}, facts=facts, placeholders=declared) == []


@pytest.mark.parametrize("telling", ["subject", "text", "label", "branch", "filter"])
def test_one_telling_in_any_part_is_enough(found, telling: str) -> None:
    said = {telling: "30 dager"}
    filtered = '{{ first_name | default("' + said.get("filter", "du") + '") }}'
    branch = "{% if first_name %}" + said.get("branch", "Hei") + "{% endif %}"
    mail = {
        "subject": said.get("subject", "Hei"),
        "body": [
            {"type": "text", "text": said.get("text", branch + filtered)},
            {"type": "button", "label": said.get("label", "Se"), "url": LINK},
        ],
    }
    facts = [{"kind": "number", "value": "30"}, {"kind": "link", "value": LINK}]
    declared = {"first_name": {"type": "name", "required": False}}
    assert found(ID, {"email/nb": mail}, facts=facts, placeholders=declared) == []


def test_it_stands_on_the_first_text_that_is_written(found) -> None:
    mail = {"subject": " ", "body": [{"type": "text", "text": "Hei på deg"}]}
    facts = [{"kind": "code", "value": "HEI26", "label": "welcome code"}]
    (finding,) = found(ID, {"email/nb": mail}, facts=facts)
    assert (finding.part, finding.span) == ("body.0.text", (0, 10))
    assert "HEI26 (welcome code)" in finding.message


@pytest.mark.parametrize("text", [" ", "{% if a %}Hei"], ids=["blank", "no-template"])
def test_what_cannot_be_read_is_left_alone(found, text: str) -> None:
    assert found(ID, {"nb": text}, facts=[{"kind": "code", "value": "HEI26"}]) == []


def test_each_fact_is_asked_for_once(found) -> None:
    facts = [{"kind": "code", "value": value} for value in ("HEI26", "HEI26", "LUN26")]
    findings = found(ID, {"nb": "Hei", "pl": "Cześć, HEI26"}, facts=facts)
    assert [(finding.address.locale, finding.params["fact"]) for finding in findings] == [
        ("nb", "HEI26"),
        ("nb", "LUN26"),
        ("pl", "LUN26"),
    ]


@given(
    kind=st.sampled_from(FACT_KINDS),
    value=st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(lambda text: f"{text}1")
    | st.sampled_from(["1e999", "NaN", "-5", "https://[", "+", "²", "2026-02-30", "٣", "0.0"]),
    locale=st.sampled_from(["nb", "ar", "th", "fa", "zh"]),
)
def test_no_value_stops_the_check(kind: str, value: str, locale: str) -> None:
    document = {
        "key": "k",
        "source_locale": "en",
        "facts": [{"kind": kind, "value": value}],
        "variants": [{"channel": "sms", "locale": locale, "content": {"body": "31. mai, 3 %"}}],
    }
    found = checks.run(message.load(document))
    assert [finding.message for finding in found if finding.check == checks.CRASHED] == []
