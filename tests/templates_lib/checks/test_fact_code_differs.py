"""Voucher codes."""

import pytest

ID = "fact_code_differs"


@pytest.mark.parametrize(
    ("source", "locale", "text", "words", "severity"),
    [
        pytest.param("code SPRING20", "nb", "koden SPRING20", [], "", id="same"),
        pytest.param("code SPRING20", "nb", "koden VÅR20", [], "", id="translated"),
        pytest.param("code SPRING20", "nb", "koden SPRING21", ["SPRING21"], "error", id="digits"),
        pytest.param("20%, code A20", "nb", "20 %, koden B15", [], "", id="too-short"),
        pytest.param(
            "20%, code MAY20", "nb", "20 %, koden MAI15", ["MAI15"], "warning", id="discount"
        ),
        pytest.param("20%, code MAY20", "nb", "15 %, koden MAI15", [], "", id="own-discount"),
        pytest.param("code SPRING20", "nb", "Velkommen", ["Velkommen"], "warning", id="lost"),
        pytest.param("code SPRING20", "nb", "Hei {{ code }}", [], "", id="a-value"),
        pytest.param("code SPRING20", "nb", "koden din", [], "", id="the-word-without-it"),
        pytest.param("code SPRING20", "cs", "kód JARO20", [], "", id="unknown-language"),
        pytest.param(
            "code MAY20", "nb", "koden MAI20, koden MAY20", ["MAY20"], "warning", id="both"
        ),
        pytest.param("model A1234", "nb", "modell A1235", [], "", id="no-code"),
        pytest.param("Use MAY20 now", "nb", "Bruk MAY25 nå", ["MAY25"], "error", id="no-word"),
        pytest.param("Use MAY20 now", "nb", "Bruk MAI25 nå", [], "", id="no-word-translated"),
        pytest.param("USE CODE SPRING20", "nb", "BRUK KODEN NÅ", [], "", id="shouted"),
        pytest.param("your PIN code", "nb", "PIN-koden", [], "", id="pin"),
    ],
)
def test_between_locales(found, source, locale, text, words, severity) -> None:
    findings = found(ID, {"en": source, locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert {str(finding.severity) for finding in findings} <= {severity}


@pytest.mark.parametrize(
    ("sms", "count"),
    [("Kod WIOSNA20", 0), ("Kod WIOSNA15", 1), ("Zapraszamy", 0), ("WIOSNA15 to kod", 1)],
)
def test_between_channels(found, sms: str, count: int) -> None:
    mail = {"subject": "Twój kod: WIOSNA20", "body": [{"type": "text", "text": "x"}]}
    assert len(found(ID, {"email/pl": mail, "pl": sms})) == count


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("koden VAAR20", "none"), ("koden VAR20", "VAAR20"), ("koden JUL10", None)],
)
def test_codes_that_the_brand_has_set(found, text: str, suggestion: str | None) -> None:
    guide = {"locales": {"nb": {"settings": {"voucher_codes": ["VAAR20", "SOMMER15"]}}}}
    findings = found(ID, {"nb": text}, guide)
    assert [finding.suggestion for finding in findings] == (
        [] if suggestion == "none" else [suggestion]
    )
