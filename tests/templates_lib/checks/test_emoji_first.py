"""An emoji as the first character."""

import pytest

ID = "emoji_first"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "📦 Pakken", ["📦"], id="first"),
        pytest.param("nb", "\n 📦 Pakken", ["📦"], id="behind-white-space"),
        pytest.param("pl", "A 📦", [], id="second"),
        pytest.param("pl", "{{ a }}📦", [], id="behind-a-tag"),
        pytest.param("nl", "🇳🇱 Welkom", ["🇳🇱"], id="a-flag"),
        pytest.param("en", "™ is ours", [], id="a-sign"),
    ],
)
def test_the_first_character(found, locale: str, text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in found(ID, {locale: text})] == words


def test_other_channels_may(found) -> None:
    assert found(ID, {"push/nb": {"title": "🎁", "body": "🎁"}}) == []
