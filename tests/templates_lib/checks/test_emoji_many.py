"""The number of emoji in a message."""

import pytest

ID = "emoji_many"


@pytest.mark.parametrize(
    ("text", "most", "words"),
    [
        pytest.param("🎉🎁🎈", 3, [], id="as-many"),
        pytest.param("🎉🎁🎈🎂", 3, ["🎂"], id="one-more"),
        pytest.param("🎉", 0, ["🎉"], id="none-wanted"),
        pytest.param("👩‍👩‍👧 🇳🇴", 2, [], id="clusters-are-one"),
        pytest.param("© 2026 ™ ® 1 # *", 0, [], id="signs-are-none"),
        pytest.param("1️⃣", 0, ["1️⃣"], id="a-keycap-is-one"),
    ],
)
@pytest.mark.parametrize("locale", ["nb", "pl"])
def test_too_many(found, locale: str, text: str, most: int, words: list[str]) -> None:
    findings = found(ID, {locale: text}, {"settings": {"emoji_most": most}})
    assert [text[each.start : each.end] for each in findings] == words
    assert all(each.rule == "settings.emoji_most" for each in findings)


def test_all_parts_count_together(found) -> None:
    content = {"subject": "🎉🎉", "body": [{"type": "text", "text": "🎁🎁"}]}
    assert [each.part for each in found(ID, {"email/da": content})] == ["body.0.text"]
