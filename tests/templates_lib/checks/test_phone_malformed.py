"""Phone numbers that cannot be dialled."""

import pytest

ID = "phone_malformed"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "+47 22 12 34 56", [], id="whole"),
        pytest.param("nb", "+47 22 12 34 5", ["+47 22 12 34 5"], id="a-digit-lost"),
        pytest.param("nb", "tlf. 22 12 34 5", ["22 12 34 5"], id="after-its-word"),
        pytest.param("nb", "ordre 22 12 34 5", [], id="no-phone"),
        pytest.param("da", "0045 33 12 34 56", [], id="two-zeros"),
        pytest.param("pl", "zadzwoń: 22 123 45 67 89", ["22 123 45 67 89"], id="pl"),
        pytest.param("nl", "bel 020 123 4567", [], id="nl"),
        pytest.param("nb", "tlf. {{ a }}22 12 34 5", [], id="beside-a-value"),
        pytest.param("nb", "mer enn 1000000000 kr", [], id="a-sum"),
    ],
)
def test_numbers(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words
