"""Advertising in messages that are none."""

import pytest

ID = "promotion_in_service"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("nb", "Pakken er her. Kjøp nå, kun i dag!", ["Kjøp nå"]),
        ("nb", "Pakken er her. Bruk koden VAAR: 20 % rabatt.", ["Bruk koden"]),
        ("nb", "Bruk koden 1234 for å logge inn.", []),
        ("nb", "Du fikk 20 % rabatt på ordren.", []),
        ("da", "Shop nu: rabat på 20 %.", ["Shop nu"]),
        ("nl", "Gebruik de code 1234.", []),
        ("pl", "Nowa promocja, użyj kodu LATO!", ["promocj"]),
    ],
)
@pytest.mark.parametrize("purpose", ["transactional", "service", "authentication"])
def test_calls_to_buy(found, purpose: str, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, purpose=purpose)
    assert [text[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize("purpose", ["marketing", ""])
def test_marketing_may_advertise(found, purpose: str) -> None:
    fields = {"purpose": purpose} if purpose else {}
    assert found(ID, {"nb": "Kjøp nå, kun i dag!"}, **fields) == []
