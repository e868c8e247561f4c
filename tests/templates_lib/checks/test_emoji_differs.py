"""Emoji beside those of the source."""

import pytest

from templates_lib.checks import Severity

ID = "emoji_differs"


@pytest.mark.parametrize(
    ("source", "text", "mended"),
    [
        pytest.param("Welcome! 🎁", "Velkommen!", "Velkommen! 🎁", id="at-the-end"),
        pytest.param("Welcome!🎁", "Velkommen! ", "Velkommen!🎁 ", id="without-a-space"),
        pytest.param("📦 Here it is.", "Her er den.", "📦 Her er den.", id="in-front"),
        pytest.param("Hi! 🎁 It is here.", "Hei! Den er her.", None, id="in-the-middle"),
        pytest.param("A 🎁🎁", "B", "B 🎁🎁", id="two-alike"),
        pytest.param("A 🎁 🎉", "B 🎁", "B 🎁 🎉", id="one-of-two"),
    ],
)
def test_a_dropped_emoji(found, source: str, text: str, mended: str | None) -> None:
    (finding,) = found(ID, {"en": source, "nb": text})
    assert finding.severity is Severity.WARNING
    if mended is None:
        assert finding.suggestion is None
    else:
        put = text[: finding.start] + (finding.suggestion or "") + text[finding.end :]
        assert put == mended


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param("Thanks 👍", "Dzięki 👍🏽", 0, id="another-skin"),
        pytest.param("Thanks 👍\ufe0f", "Dzięki 👍", 0, id="a-selector"),
        pytest.param("Nordhus™ ®", "Nordhus", 0, id="marks-are-none"),
        pytest.param("Thanks", "Dzięki 👍", 1, id="added"),
        pytest.param("Thanks 👍", "Dzięki 🎁", 1, id="another"),
        pytest.param("👍 Thanks 👍", "Dzięki 👍", 0, id="fewer-of-one"),
    ],
)
def test_what_is_advice_or_nothing(found, source: str, text: str, count: int) -> None:
    findings = found(ID, {"en": source, "pl": text})
    assert [each.severity for each in findings] == [Severity.INFO] * count


def test_nothing_is_said_of_an_empty_text_or_without_a_source(found) -> None:
    assert found(ID, {"en": "Hi 🎁", "nb": " "}) == []
    assert found(ID, {"nb": "Hei", "da": "Hej 🎁"}) == []
