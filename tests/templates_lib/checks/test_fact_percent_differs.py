"""Percentages between locales and channels."""

import pytest

ID = "fact_percent_differs"


def mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "x"}]}


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("20% off", "nb", "20 % rabatt", id="space"),
        pytest.param("20% off", "nb", "20\u00a0% rabatt", id="no-break-space"),
        pytest.param("20% off", "pl", "20-procentowy rabat", id="word"),
        pytest.param("20 per cent", "fi", "20 prosenttia", id="fi"),
        pytest.param("10% off", "nb", "ti prosent", id="spelled"),
        pytest.param("50% off", "nb", "halv pris", id="half"),
        pytest.param("100% free", "pl", "za darmo", id="all"),
        pytest.param("2.5%", "de", "2,5 %", id="decimals"),
        pytest.param("20–30% off", "nb", "20 % til 30 % rabatt", id="range"),
        pytest.param("{{ p | percent }}", "nb", "{{ p | percent }}", id="placeholder"),
    ],
)
def test_the_same_is_the_same(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}) == []


@pytest.mark.parametrize(
    ("source", "text", "words", "severity"),
    [
        pytest.param("20% off", "25 % rabatt", "25 %", "error", id="changed"),
        pytest.param("20% off", "rabatt", "rabatt", "warning", id="lost"),
        pytest.param("off", "25 % rabatt", "25 %", "warning", id="added"),
        pytest.param("10% off", "10 kr rabatt", "10 kr rabatt", "warning", id="money-instead"),
    ],
)
def test_a_difference_between_locales(found, source, text, words, severity) -> None:
    (finding,) = found(ID, {"en": source, "nb": text})
    assert text[finding.start : finding.end] == words
    assert str(finding.severity) == severity


def test_the_sources_percentage_is_suggested(found) -> None:
    (finding,) = found(ID, {"en": "20% off", "nb": "25 % rabatt"})
    assert finding.suggestion == "20 %"


@pytest.mark.parametrize(
    ("email", "sms", "count"),
    [
        pytest.param("20 %", "25 %", 1, id="contradiction"),
        pytest.param("20 %", "20 %", 0, id="same"),
        pytest.param("20 %", "Rabatt", 0, id="sms-says-nothing"),
        pytest.param("20 % eller 25 %", "25 %", 0, id="one-of-two"),
        pytest.param("Prisen inkluderer 25 % avgift", "Rabatten er 20 %", 0, id="other-things"),
        pytest.param("100 % bomull", "25 %", 0, id="all-is-an-idiom"),
    ],
)
def test_between_channels_only_a_contradiction_counts(found, email, sms, count) -> None:
    findings = found(ID, {"email/nb": mail(email), "nb": sms})
    assert len(findings) == count
    assert {(f.address.channel, str(f.severity)) for f in findings} <= {("sms", "error")}


def test_one_fault_is_told_once(found) -> None:
    """A locale that differs from its source is not told again about its other channel."""
    texts = {"en": "20%", "email/nb": mail("20 %"), "nb": "25 %"}
    (finding,) = found(ID, texts)
    assert "en text" in finding.message
