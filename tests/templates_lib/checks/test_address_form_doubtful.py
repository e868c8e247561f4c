"""Words that may address the reader or speak of others."""

import pytest

ID = "address_form_doubtful"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("nb", "Produktene er her. De kan hentes.", ["De"]),
        ("nb", "Produktene er her. De nye er best.", []),
        ("nb", "Produktene er her, og De kan hente dem.", []),
        ("da", "Varerne er her. De kan hentes.", ["De"]),
        ("de", "Die Lampe ist da. Sie leuchtet.", []),
        ("de", "Die Lampen sind da. Sie können leuchten.", ["Sie"]),
        ("pl", "Pan {{ name }} przywiezie paczkę.", ["Pan"]),
        ("pl", "Pan Nowak przywiezie paczkę.", []),
    ],
)
def test_doubtful_words(found, locale: str, text: str, words: list[str]) -> None:
    style = {locale: {"address_form": "informal"}}
    findings = found(ID, {locale: text}, {"locales": style})
    assert [text[each.start : each.end] for each in findings] == words
