"""Dates that the calendar does not have."""

import pytest

ID = "date_impossible"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "til 31. mai", [], id="last-of-may"),
        pytest.param("nb", "til 32. mai", ["32. mai"], id="one-more"),
        pytest.param("nb", "til 31. juni 2025", ["31. juni 2025"], id="june"),
        pytest.param("nb", "til 0. mai", ["0. mai"], id="none"),
        pytest.param("nb", "1.–31. april", ["31. april"], id="end-of-a-range"),
        pytest.param("nn", "til 31. juni", ["31. juni"], id="nn"),
        pytest.param("da", "29. februar 2024", [], id="leap"),
        pytest.param("da", "29. februar 2025", ["29. februar 2025"], id="no-leap"),
        pytest.param("da", "31.04.2025", ["31.04.2025"], id="in-digits"),
        pytest.param("da", "30.04.2025", [], id="in-digits-right"),
        pytest.param("pl", "do 31 czerwca", ["31 czerwca"], id="genitive"),
        pytest.param("pl", "5 lip", [], id="an-abbreviation-may-be-a-linden"),
        pytest.param("fi", "31. kesäkuuta", ["31. kesäkuuta"], id="partitive"),
        pytest.param("en", "June 31", ["June 31"], id="month-first"),
        pytest.param("en", "31 june apples", [], id="no-capital"),
        pytest.param("en", "12/13/2025", [], id="month-first-in-digits"),
        pytest.param("nl", "13/12/2025", [], id="day-first"),
        pytest.param("nl", "12/13/2025", ["12/13/2025"], id="month-first-where-none-does"),
        pytest.param("es", "31 de abril", ["31 de abril"], id="es"),
        pytest.param("de", "31. Nov.", ["31. Nov"], id="abbreviated"),
        pytest.param("sv", "2025-02-30", ["2025-02-30"], id="iso"),
        pytest.param("sv", "version 99.99", [], id="may-be-anything"),
        pytest.param("en", "Monday, June 2, 2025", [], id="weekday"),
        pytest.param("en", "Tuesday, June 2, 2025", ["June 2, 2025"], id="another-weekday"),
        pytest.param("pl", "w piątek, 30 maja 2025", [], id="pl-weekday"),
        pytest.param("pl", "w sobotę, 30 maja 2025", ["30 maja 2025"], id="pl-other"),
        pytest.param("nb", "mandag 30. mai", [], id="no-year"),
        pytest.param("nb", "https://nordhus.example/31.04.2025", [], id="address"),
        pytest.param("nb", "{{ n | plural(one='31. juni', other='x') }}", ["31. juni"], id="tag"),
    ],
)
def test_days_that_are_none(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words
