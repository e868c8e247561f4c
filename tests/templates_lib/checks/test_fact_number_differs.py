"""Numbers between locales: what differs, and the many things that do not."""

import pytest

ID = "fact_number_differs"


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("EUR 1,299.50", "nb", "1 299,50 EUR", id="nb-space"),
        pytest.param("EUR 1,299.50", "nb", "1\u00a0299,50 EUR", id="nb-no-break-space"),
        pytest.param("EUR 1,299.50", "da", "1.299,50 EUR", id="da"),
        pytest.param("EUR 1,299.50", "pl", "1299,50 EUR", id="pl"),
        pytest.param("EUR 1,299.50", "fr", "1\u202f299,50 €", id="fr"),
        pytest.param("EUR 1,299.50", "de-CH", "EUR 1’299.50", id="de-CH"),
        pytest.param("EUR 1,299.50", "nb", "1,299.50 EUR", id="foreign-style"),
        pytest.param("1,500 shops", "de", "1.500 Läden", id="thousands"),
        pytest.param("two days", "nb", "2 dager", id="word-in-the-source"),
        pytest.param("2 days", "nb", "to dager", id="word-here"),
        pytest.param("12 months", "pl", "dwanaście miesięcy", id="word-pl"),
        pytest.param("3 days", "fi", "kolmessa päivässä", id="word-fi"),
        pytest.param("1 day", "nb", "et døgn", id="article"),
        pytest.param("1 more day", "pl", "jeszcze dzień", id="one-is-left-out"),
        pytest.param("1.5 hours", "nb", "halvannen time", id="a-half-in-words"),
        pytest.param("from 5 pm to 9 pm", "nb", "fra 17.00 til 21.00", id="clock"),
        pytest.param("open from 8 to 4", "da", "åbent fra 8 til 16", id="clock-without-pm"),
        pytest.param("at 17:00", "nb", "klokken 17", id="hour"),
        pytest.param("31 May 2025", "nb", "31. mai", id="year-left-out"),
        pytest.param("May 31", "pl", "31 maja", id="date-order"),
        pytest.param("31 May 2025", "nb", "31.05.2025", id="date-numeric"),
        pytest.param("Until 5/31", "nb", "Til 31.5.", id="date-short"),
        pytest.param("Call +47 22 12 34 56", "da", "Ring til os", id="phone"),
        pytest.param("Use SMS24", "nb", "Bruk VAAR25", id="code"),
        pytest.param("order 123456789", "nb", "bestillingen", id="long-number"),
        pytest.param("See https://a.no/2024/7", "nb", "Se https://a.no/2025/8", id="url"),
        pytest.param("within 2 weeks", "da", "inden for 14 dage", id="weeks"),
        pytest.param("24 hours", "nb", "et døgn", id="day-and-night"),
        pytest.param("24/7 support", "nb", "support døgnet rundt", id="idiom"),
        pytest.param("1. Open 2. Read", "nb", "Åpne. Les.", id="list-marks"),
        pytest.param("COVID-19 and B2B", "nb", "korona", id="name-with-digits"),
        pytest.param("€49 off", "nb", "499 kr avslag", id="market-price"),
        pytest.param("NOK 499", "da", "349 kr.", id="krone-is-not-krone"),
        pytest.param("2 items or 2 boxes", "nb", "2 varer eller esker", id="said-once"),
        pytest.param("{{ n }} of 5", "nb", "{{ n }} av 5", id="placeholder"),
        pytest.param("10% off 500", "nb", "10 % på 500", id="percent-apart"),
        pytest.param("3 days", "cs", "tři dny", id="numerals-we-do-not-know"),
        pytest.param("twelve days", "it", "12 giorni", id="word-it"),
        pytest.param("5GB", "nb", "5 GB", id="unit"),
        pytest.param("2nd", "nb", "2.", id="ordinal"),
        pytest.param("٣ days", "nb", "3 dager", id="arabic-digits"),
    ],
)
def test_the_same_is_the_same(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}) == []
    brand = {"source_locale": locale}
    assert found(ID, {locale: text, "en": source}, **brand) == []


@pytest.mark.parametrize(
    ("source", "locale", "text", "words"),
    [
        pytest.param("5 days", "nb", "6 dager", "6", id="changed"),
        pytest.param("5 days", "pl", "kilka dni", "kilka dni", id="lost"),
        pytest.param("some days", "pl", "5 dni", "5", id="added"),
        pytest.param("12.5 km", "nb", "12,6 km", "12,6", id="decimals"),
        pytest.param("until 31 May", "nb", "til 32. mai", "32", id="no-such-day"),
        pytest.param("13 days", "cs", "několik dní", "několik dní", id="too-large-for-numerals"),
        pytest.param("3 for 2 in 2 shops", "nb", "3 for 3 i 2 butikker", "3", id="one-of-three"),
        pytest.param("up to 5 GB", "nb", "opptil 6GB", "6", id="unit"),
        pytest.param("1,299 points", "nb", "1 399 poeng", "1 399", id="thousands"),
    ],
)
def test_a_difference_is_found(found, source: str, locale: str, text: str, words: str) -> None:
    (finding,) = found(ID, {"en": source, locale: text})
    assert text[finding.start : finding.end] == words
    assert str(finding.severity) == "warning"


@pytest.mark.parametrize(
    ("source", "text", "suggestion"),
    [
        pytest.param("5 days", "6 dager", "5", id="number"),
        pytest.param("5 or 7 days", "6 eller 8 dager", None, id="two-at-once"),
        pytest.param("12.5 km", "13,5 km", None, id="fraction"),
    ],
)
def test_a_sure_replacement_is_suggested(found, source, text, suggestion) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert {finding.suggestion for finding in findings} == {suggestion}


def test_numbers_are_read_across_branches(found) -> None:
    source = "{% if a %}5{% else %}7{% endif %} days"
    assert found(ID, {"en": source, "nb": source}) == []
    (finding,) = found(ID, {"en": source, "nb": source.replace("7", "8")})
    assert finding.span == (21, 22)


def test_parts_of_a_variant_are_read_together(found) -> None:
    def mail(subject: str, text: str) -> dict[str, object]:
        return {"subject": subject, "body": [{"type": "text", "text": text}]}

    assert found(ID, {"email/en": mail("5 days", "x"), "email/nb": mail("x", "5 dager")}) == []


def test_without_a_source_the_first_locale_is_the_measure(found) -> None:
    (finding,) = found(ID, {"nb": "5 dager", "da": "6 dage"})
    assert finding.address.locale == "da"


def test_channels_may_say_different_numbers(found) -> None:
    email = {"subject": "5 days", "body": [{"type": "text", "text": "x"}]}
    assert found(ID, {"en": "6 days", "email/en": email}) == []


def test_two_prices_are_for_another_check(found) -> None:
    assert found(ID, {"en": "over 500 kroner", "nb": "over 501 kroner"}) == []


def test_the_limits_of_a_choice_format_are_no_numbers(found) -> None:
    texts = {"en": "{0,choice,0#hours|1#hour|1<hours}", "pl": "{0,choice,1#godzina|4<godzin}"}
    assert found(ID, texts) == []


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("Version 3.14", "nb", "Versjon 3.14", id="version-or-time"),
        pytest.param("Call us.", "es", "Llama al 912 34 56 78.", id="phone-before-a-full-stop"),
    ],
)
def test_what_looks_like_something_else(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}) == []


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param(
            "The first mile is 1.6 km, in 9 minutes.",
            "Den første milen er 12 km, på 9 minutter.",
            1,
            id="a-point-lost-and-twelve-may-be-a-year",
        ),
        pytest.param("1.6 km", "litt over en km", 1, id="no-words-for-a-tenth"),
        pytest.param("0.5 km", "en halv km", 0, id="words-for-a-half"),
        pytest.param("0.25 km", "en kvart km", 0, id="words-for-a-quarter"),
    ],
)
def test_a_fraction_is_written_in_digits(found, source: str, text: str, count: int) -> None:
    assert len(found(ID, {"en": source, "nb": text})) == count
