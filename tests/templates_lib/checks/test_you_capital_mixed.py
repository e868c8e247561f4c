"""The capital in words for the reader."""

import pytest

ID = "you_capital_mixed"


@pytest.mark.parametrize(
    ("locale", "choice", "text", "words"),
    [
        ("pl", "", "Dla Ciebie i twoich bliskich.", [("twoich", "Twoich")]),
        ("pl", "", "Dla ciebie, twoich bliskich i Twojej rodziny.", [("Twojej", "twojej")]),
        ("pl", "", "Twoje punkty: masz ich sto, dla ciebie.", []),
        ("pl", "", "To lampa, która Ci się spodoba. Ci klienci ją mają.", []),
        ("pl", "capital", "To prezent dla ciebie.", [("ciebie", "Ciebie")]),
        ("pl", "small", "To prezent dla Ciebie. Twoje punkty rosną.", [("Ciebie", "ciebie")]),
        ("de", "", "Wir rufen Dich an, wenn dein Paket da ist.", [("dein", "Dein")]),
        ("de", "", "Du bist da. Wir rufen dich an.", []),
        ("sv", "small", "Vi ringer Dig.", [("Dig", "dig")]),
        ("sv", "", "DIN KOD till dig.", []),
    ],
)
def test_capitals(found, locale: str, choice: str, text: str, words: list[tuple[str, str]]) -> None:
    settings = {"you_capital": choice} if choice else {}
    findings = found(ID, {locale: text}, {"settings": settings})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == words
