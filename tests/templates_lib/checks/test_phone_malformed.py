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
        pytest.param("pl", "tel. +48 22 123 45 67 (24 h)", [], id="a-bracket-behind"),
        pytest.param("nb", "tlf. +47 22 12 34 5 (24 t)", ["+47 22 12 34 5 (24"], id="and-a-fault"),
        pytest.param("nb", "Ring +47 22 12 34 56. 24 timer.", [], id="a-sentence-behind"),
        pytest.param("de", "tel. +49 (30) 123456", [], id="a-bracket-inside"),
    ],
)
def test_numbers(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words


@pytest.mark.parametrize(
    ("texts", "guide", "count"),
    [
        pytest.param({"en": "Call 22 12 34 56."}, {}, 1, id="of-no-known-country"),
        pytest.param({"en": "Call 22 12 34 56."}, {"phones": ["+4722123456"]}, 0, id="the-brands"),
        pytest.param({"en": "Call 22 12 34 57."}, {"phones": ["+4722123456"]}, 1, id="nearly-it"),
        pytest.param(
            {"en": "Call 22 12 34 56.", "nb": "Ring 22 12 34 56."},
            {},
            0,
            id="whole-in-another-locale",
        ),
        pytest.param(
            {"en": "Call +1 22 12 34 56."}, {"phones": ["+4722123456"]}, 1, id="with-a-code"
        ),
    ],
)
def test_numbers_of_another_country(found, texts: dict, guide: dict, count: int) -> None:
    assert len(found(ID, texts, guide)) == count
