"""Emoji that a sentence needs."""

import pytest

ID = "emoji_for_word"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Din 📦 er her", ["📦"], id="between-words"),
        pytest.param("nb", "Den er her 📦 Takk", [], id="between-sentences"),
        pytest.param("pl", "Twoja 📦", [], id="at-the-end"),
        pytest.param("pl", "Cześć! 📦 czeka", [], id="behind-a-mark"),
        pytest.param("nl", "Kom naar de 🏠beurs", ["🏠"], id="part-of-a-word"),
        pytest.param("nl", "Bedankt ❤️ en tot ziens", ["❤️"], id="with-its-selector"),
    ],
)
def test_words_on_both_sides(found, locale: str, text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in found(ID, {locale: text})] == words
