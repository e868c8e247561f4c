"""Times of day between locales and channels."""

import pytest

ID = "fact_hours_differ"


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("17:00", "nb", "kl. 17.00", id="nb"),
        pytest.param("5 pm", "nb", "kl. 17", id="twelve-hours"),
        pytest.param("8:30", "pl", "20:30", id="either-half"),
        pytest.param("at 10:30", "pl", "o godzinie 10:30", id="pl"),
        pytest.param("8 am", "nl", "om 8 uur", id="nl"),
        pytest.param("8 am", "de", "8 Uhr", id="de"),
        pytest.param("17:00 to 21:00", "fi", "klo 17", id="one-is-left-out"),
        pytest.param("version 3.15", "nb", "versjon 3.17", id="version"),
        pytest.param("8.50", "nb", "9.50 kr", id="price"),
        pytest.param("at 17:00", "nl", "binnen 24 uur", id="a-stretch-of-time"),
    ],
)
def test_the_same_is_the_same(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}) == []


@pytest.mark.parametrize(
    ("source", "locale", "text", "words"),
    [
        pytest.param("17:00", "nb", "kl. 18.00", "18.00", id="nb"),
        pytest.param("5 pm", "nb", "kl. 16", "kl. 16", id="hour-alone"),
        pytest.param("at 10:30", "pl", "o 11:30", "11:30", id="pl"),
        pytest.param("17:00–21:00", "da", "17.00–22.00", "22.00", id="end-of-a-range"),
        pytest.param("17:00 sharp", "nl", "05:00", "05:00", id="night"),
    ],
)
def test_a_difference_between_locales(found, source, locale, text, words) -> None:
    (finding,) = found(ID, {"en": source, locale: text})
    assert text[finding.start : finding.end] == words
    assert finding.related is not None


@pytest.mark.parametrize(("sms", "count"), [("kl. 17", 0), ("kl. 18", 1), ("i dag", 0)])
def test_between_channels(found, sms: str, count: int) -> None:
    mail = {"subject": "Fra 17.00", "body": [{"type": "text", "text": "x"}]}
    assert len(found(ID, {"email/nb": mail, "nb": sms})) == count


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        pytest.param("At 14:00! Yes, 14:00.", "Kl. 14.00! Ja, 15.00.", ["15.00"], id="said-twice"),
        pytest.param("At 14:00! Yes, 14:00.", "Kl. 14.00! Ja, 14.00.", [], id="the-same"),
        pytest.param("At 14:00! Yes, 14:00.", "Kl. 14.00! 15.00. 14.00.", [], id="one-more"),
        pytest.param("14:00, 16:00, 14:00.", "16.00, 14.00, 15.00.", [], id="in-another-order"),
    ],
)
def test_a_time_that_is_said_twice(found, source: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [text[finding.start : finding.end] for finding in findings] == words
