"""One reader, or several."""

import pytest

ID = "addressee_number_mixed"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("nb", "Pakken din er her, og dere er velkomne.", ["dere"]),
        ("nb", "Dere er velkomne.", []),
        ("da", "Din pakke er her. Vi ringer til jer.", ["jer"]),
        ("sv", "Ditt paket är här. Vi hör av oss till er.", ["er"]),
        ("sv", "Ditt paket är här, och Er faktura.", []),
        ("nl", "Wij bellen jullie.", []),
        ("de", "Dein Paket ist da. Wir freuen uns auf euch.", ["euch"]),
        ("en", "You and you", []),
    ],
)
def test_numbers(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == words
