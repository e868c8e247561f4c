"""Phone numbers in strange groups."""

import pytest

ID = "phone_misgrouped"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Ring tlf. 221 23 456", [("221 23 456", "22 12 34 56")], id="nb"),
        pytest.param("nb", "Ring tlf. 22 12 34 56", [], id="nb-right"),
        pytest.param("nb", "Ring 22123456", [("22123456", "22 12 34 56")], id="nb-joined"),
        pytest.param("nb", "Ordre 22123456", [], id="order"),
        pytest.param(
            "da", "Ring +45 321 23 456", [("+45 321 23 456", "+45 32 12 34 56")], id="international"
        ),
        pytest.param("da", "Ring +45 32 12 34 56", [], id="international-right"),
        pytest.param("nl", "Bel 020-123 4567", [], id="hyphens"),
        pytest.param("da", "tel:+4532123456", [], id="link"),
        pytest.param("pl", "Zadzwoń: +48 11 11", [], id="invalid"),
        pytest.param("nb", "Ring 2025-05-31", [], id="date"),
        pytest.param("pl", "Telefon za 1 299 000 zł", [], id="amount"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words
