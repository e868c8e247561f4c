"""Who speaks: I, we or the brand by its name."""

import pytest

ID = "voice_person_mixed"


@pytest.mark.parametrize(
    ("locale", "choice", "text", "words"),
    [
        ("nb", "", "Vi har pakken. Jeg ringer.", ["Jeg"]),
        ("nb", "", "Jeg ringer.", []),
        ("nb", "we", "Jeg ringer.", ["Jeg"]),
        ("nb", "we", "NordHus ringer deg. Vi er snare.", ["NordHus"]),
        ("nb", "we", "Hilsen NordHus", []),
        ("nb", "name", "Vi ringer deg. NordHus er snar.", ["Vi"]),
        ("en", "", "We sent it. I hope you like it, and i.e. that.", ["I"]),
        ("pl", "", "Nasz sklep. Ja dzwonię.", ["Ja"]),
        ("de", "we", "Unter www.ich.example steht mehr.", []),
    ],
)
def test_persons(found, locale: str, choice: str, text: str, words: list[str]) -> None:
    settings = {"voice_person": choice} if choice else {}
    findings = found(ID, {locale: text}, {"names": ["NordHus"], "settings": settings})
    assert [text[each.start : each.end] for each in findings] == words
