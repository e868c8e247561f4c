"""How messages are signed."""

import pytest

ID = "sender_unapproved"
GUIDE = {"settings": {"senders": ["NordHus"]}}


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Hei!\nHilsen NordHus", [], id="approved"),
        pytest.param("nb", "Hei!\nHilsen\nTeamet", ["Teamet"], id="line"),
        pytest.param("da", "Hej! Venlig hilsen, Kundeservice.", ["Kundeservice"], id="comma"),
        pytest.param("pl", "Cześć!\nZ poważaniem\nZespół", ["Zespół"], id="pl"),
        pytest.param("nl", "Hoi!\nMet vriendelijke groet,\nNordHus", [], id="nl"),
        pytest.param("nb", "Send en hilsen til Kari", [], id="in-a-sentence"),
        pytest.param("nb", "Hilsen {{ sender }}", [], id="value"),
    ],
)
def test_signatures(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, GUIDE)
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert all(finding.suggestion == "NordHus" for finding in findings)


def test_without_a_setting_nothing_is_said(found) -> None:
    assert found(ID, {"nb": "Hei!\nHilsen\nTeamet"}) == []
