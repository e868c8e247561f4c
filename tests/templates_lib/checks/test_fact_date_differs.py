"""Dates between locales and channels."""

import pytest

ID = "fact_date_differs"


def mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "x"}]}


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("31 May 2025", "nb", "31. mai 2025", id="nb"),
        pytest.param("31 May 2025", "da", "31/5/2025", id="digits"),
        pytest.param("31 May 2025", "nl", "31-05-2025", id="hyphens"),
        pytest.param("31 May 2025", "sv", "2025-05-31", id="iso"),
        pytest.param("31 May", "fi", "31. toukokuuta", id="fi"),
        pytest.param("May 31", "pl", "31 maja", id="pl"),
        pytest.param("31 May", "nb", "31.5.", id="short"),
        pytest.param("5/6/2025", "nb", "6. mai 2025", id="american-or-british"),
        pytest.param("1–15 June", "pl", "1–15 czerwca", id="range"),
        pytest.param("31 May 2025", "nb", "31. mai", id="no-year"),
        pytest.param("You may come. March on!", "pl", "Przyjdź w lipcu", id="no-months-in-english"),
        pytest.param("in May", "pl", "w maju", id="locative"),
        pytest.param("until Sunday", "pl", "do niedzieli", id="weekday"),
        pytest.param("Monday to Friday", "nb", "på hverdager", id="weekdays"),
        pytest.param("Black Friday until Sunday", "nb", "Black Friday til søndag", id="name"),
        pytest.param("Sunday night", "nb", "natt til mandag", id="night-before"),
        pytest.param("Black Friday on Sunday", "nb", "Black Friday på søndag", id="name-kept"),
        pytest.param("31 May", "nb", "den {{ due | date }}", id="a-value-may-be-it"),
        pytest.param(
            "Until 1 May. 20 May is a holiday.",
            "nb",
            "Til 1. mai 2025. 20. mai er fri.",
            id="no-year-there",
        ),
        pytest.param("on the 31st of May", "nb", "den 31.", id="the-day-alone"),
    ],
)
def test_the_same_is_the_same(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}) == []


@pytest.mark.parametrize(
    ("source", "locale", "text", "words", "severity"),
    [
        pytest.param("31 May", "nb", "til 30. mai", "30. mai", "error", id="day"),
        pytest.param("30 May", "pl", "do 30 lipca", "30 lipca", "error", id="month"),
        pytest.param("30 May 2025", "da", "30. maj 2026", "30. maj 2026", "error", id="year"),
        pytest.param("30 May", "da", "inden længe", "inden længe", "warning", id="lost"),
        pytest.param("soon", "da", "30. maj", "30. maj", "warning", id="added"),
        pytest.param("in May", "nl", "in juni", "juni", "error", id="month-alone"),
        pytest.param("in May", "pl", "w czerwcu", "czerwcu", "error", id="month-in-its-case"),
        pytest.param("on Sunday", "pl", "w sobotę", "sobotę", "warning", id="weekday"),
    ],
)
def test_a_difference_between_locales(found, source, locale, text, words, severity) -> None:
    (finding,) = found(ID, {"en": source, locale: text})
    assert text[finding.start : finding.end] == words
    assert str(finding.severity) == severity
    assert finding.related is None or finding.related.address.locale == "en"


@pytest.mark.parametrize(
    ("source", "locale", "text", "suggestion"),
    [
        pytest.param("31 May", "nb", "30. mai", "31. mai", id="day"),
        pytest.param("30 May", "pl", "30 lipca", "30 maja", id="month-in-the-genitive"),
        pytest.param("30 May", "nb", "29. juni", None, id="both"),
    ],
)
def test_the_sources_date_is_suggested(found, source, locale, text, suggestion) -> None:
    (finding,) = found(ID, {"en": source, locale: text})
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("email", "sms", "severities"),
    [
        pytest.param("Til 31. mai", "Til 30. mai", ["error"], id="contradiction"),
        pytest.param("Til 31. mai", "Til 31.05.2025", [], id="same"),
        pytest.param("Til 31. mai", "Snart", [], id="sms-says-nothing"),
        pytest.param("1. mai til 31. mai", "Til 31. mai", [], id="one-of-two"),
        pytest.param("1. mai til 31. mai", "Til 30. mai", ["warning"], id="none-of-two"),
    ],
)
def test_between_channels_only_a_contradiction_counts(found, email, sms, severities) -> None:
    findings = found(ID, {"email/nb": mail(email), "nb": sms})
    assert [str(finding.severity) for finding in findings] == severities


@pytest.mark.parametrize(
    ("source", "locale", "text", "severity"),
    [
        pytest.param("as e.g. 2018-01-30", "de", "wie z. B. 2011-05-29", "warning", id="de"),
        pytest.param(
            "Written e.g. 30 May 2025", "nb", "Skriv f.eks. 2. mars 2024", "warning", id="nb"
        ),
        pytest.param("Before 30 May 2025", "nb", "Før 2. mars 2024", "error", id="a-promise"),
    ],
)
def test_an_example_promises_nothing(found, source, locale, text, severity) -> None:
    (finding,) = found(ID, {"en": source, locale: text})
    assert str(finding.severity) == severity


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        pytest.param(
            "Closed 4 June, and 4 June only.",
            "Stengt 4. juni, og bare 4. august.",
            ["4. august"],
            id="the-day-of-another-date",
        ),
        pytest.param(
            "Closed 4 June, and on the 5th.", "Stengt 4. juni og 5. juni.", [], id="a-day-left-over"
        ),
        pytest.param(
            "{{ place }} is closed 4 June, and 4 June only.",
            "{{ place }} er stengt 4. juni, og bare 8. juni.",
            ["8. juni"],
            id="a-value-that-both-have",
        ),
        pytest.param(
            "Closed {{ day }}, 4 June.",
            "Stengt 8. juni, 4. juni.",
            [],
            id="a-value-that-is-not-here",
        ),
        pytest.param(
            "From 7.25% to 8.5% on 4 June.",
            "Fra 7,25 % til 8,5 % 4. juni. Ny sats 8. juni.",
            ["8. juni"],
            id="a-share-is-no-day",
        ),
        pytest.param(
            "Up 0.25 points from 4 June.",
            "Opp 0,25 poeng fra 4. juni og 9. juni.",
            ["9. juni"],
            id="a-fraction-is-no-date-gone-wrong",
        ),
        pytest.param(
            "4 June: from 4 June 2026.",
            "4. juni: fra 4. juni 2062.",
            ["4. juni 2062"],
            id="a-year-beside-the-date-without-one",
        ),
        pytest.param(
            "4 June: from 4 June 2026.", "4. juni 2026: fra 4. juni.", [], id="the-year-elsewhere"
        ),
    ],
)
def test_what_may_answer_for_a_date(found, source: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [text[finding.start : finding.end] for finding in findings] == words
