"""Whether a deadline's last day counts."""

import pytest

ID = "fact_deadline_differs"


@pytest.mark.parametrize(
    ("source", "locale", "text", "words"),
    [
        pytest.param("before 31 May", "nb", "før 31. mai", [], id="same"),
        pytest.param("before 31 May", "nb", "t.o.m. 31. mai", ["31. mai"], id="counts"),
        pytest.param("before 31 May", "nb", "til og med søndag 31. mai", ["31. mai"], id="weekday"),
        pytest.param("before 31 May", "da", "inden den 31. maj", [], id="neither"),
        pytest.param("through May 31", "pl", "do 31 maja włącznie", [], id="behind"),
        pytest.param("before May 31", "pl", "do 31 maja włącznie", ["31 maja"], id="behind-counts"),
        pytest.param("before 31 May", "fi", "31. toukokuuta asti", ["31. toukokuuta"], id="fi"),
        pytest.param("before 31 May", "nl", "t/m 30 mei", [], id="another-date"),
        pytest.param("before 31 May", "fr", "avant le 31 mai", [], id="fr"),
    ],
)
def test_between_locales(found, source: str, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": source, locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words


def test_between_channels(found) -> None:
    mail = {"subject": "Til og med 31. mai", "body": [{"type": "text", "text": "x"}]}
    (finding,) = found(ID, {"email/nb": mail, "nb": "Før 31. mai"})
    assert finding.related.address.channel == "email"
