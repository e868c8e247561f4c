"""du, and later De."""

import pytest

RULE = "address_form_drifts"


@pytest.mark.parametrize(
    ("locale", "texts", "words"),
    [
        ("nb", ["Takk for at du handlet.", "Har De spørsmål, så skriv til oss."], ["De"]),
        ("nb", ["Takk for at du handlet.", "Pakken er på vei.", "Din pakke er her."], []),
        ("da", ["Tak for din ordre.", "Har De spørgsmål, så skriv."], ["De"]),
        ("da", ["Tak for din ordre.", "Vil du vide mere?"], []),
        ("pl", ["Napisz, co myślisz.", "Dziękujemy Panu za zakup."], ["Panu"]),
        ("pl", ["Dziękujemy Panu.", "Prosimy Pana o opinię."], []),
        ("nl", ["Wat vind je ervan?", "Bedankt voor uw aankoop."], ["uw"]),
        ("nl", ["Bedankt voor uw aankoop.", "Tot 18 u."], []),
        ("en", ["You are here.", "Thou art here."], []),
        ("nb", ["Har du tid?", "Kundene sier: «Har De sett noe finere?»"], []),
    ],
)
def test_a_form_that_drifts(remarks, locale: str, texts: list[str], words: list[str]) -> None:
    assert [each.words for each in remarks(RULE, locale, *texts)] == words


def test_there_and_back_is_two(remarks) -> None:
    found = remarks(RULE, "nl", "Wat vind je ervan?", "Bedankt voor uw aankoop.", "Tot je bezoek!")
    assert [(each.at, each.beside) for each in found] == [(1, 0), (2, 1)]
