"""How to stop marketing messages."""

from typing import Any

import pytest

ID = "opt_out_missing"
MARKETING = "marketing"
STYLE = {"locales": {"nb": {"opt_out": ["STOPP", "STOP"]}}}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Salg! Svar STOPP.", None),
        ("Salg! Svar STOP.", None),
        ("Salg! Svar stopp.", "warning"),
        ("Salget stopper aldri!", "error"),
        ("Salg! {{ unsubscribe_link }}", None),
        ("Salg! https://nordhus.example/unsubscribe/{{ id }}", None),
        ("Salg! {{ name }}", "error"),
        ("{% if a %}Salg! Svar STOPP.{% else %}Salg! Svar STOP.{% endif %}", None),
        ("Salg!{% if a %} Svar STOPP.{% endif %}", "error"),
        ("Salg! Meld deg av på nett.", "warning"),
        ("{% if", None),
        ("", None),
    ],
)
def test_ways_out(found, text: str, severity: str | None) -> None:
    findings = found(ID, {"nb": text}, STYLE, purpose=MARKETING)
    assert [str(each.severity) for each in findings] == ([severity] if severity else [])
    assert {each.rule for each in findings} <= {"locales.nb.opt_out"}


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        ("da", "Tilbud! Svar STOP.", 0),
        ("da", "Tilbud! Afmeld dig i appen.", 0),
        ("da", "Tilbud!", 1),
        ("pl", "Promocja! Wypisz się: wyślij STOP.", 0),
        ("nl", "Aanbieding!", 1),
        ("ar", "عرض", 1),
    ],
)
def test_without_words_of_the_brand(found, locale: str, text: str, count: int) -> None:
    assert len(found(ID, {locale: text}, purpose=MARKETING)) == count


@pytest.mark.parametrize("purpose", ["transactional", "service", "authentication"])
def test_other_purposes_need_none(found, purpose: str) -> None:
    assert found(ID, {"nb": "Salg!"}, STYLE, purpose=purpose) == []


def test_a_gateway_may_add_it(found) -> None:
    guide: dict[str, Any] = {**STYLE, "settings": {"opt_out_by_gateway": True}}
    assert found(ID, {"nb": "Salg!"}, guide, purpose=MARKETING) == []


def test_a_footer_or_a_button_says_it_too(found) -> None:
    content = {"body": "Salg!", "footer": "Svar STOPP for å slippe"}
    assert found(ID, {"whatsapp/nb": content}, STYLE, purpose=MARKETING) == []


def test_email_has_a_check_of_its_own(found) -> None:
    content = {"subject": "Salg!", "body": [{"type": "text", "text": "Salg!"}]}
    assert found(ID, {"email/nb": content}, STYLE, purpose=MARKETING) == []
