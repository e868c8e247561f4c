"""Emoji, each counted once."""

import pytest

from channels._emoji import emoji


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hei", 0),
        ("🎉", 1),
        ("🎉🎉", 2),
        ("👍🏽", 1),
        ("❤️", 1),
        ("❤️‍🔥", 1),
        ("👩‍👩‍👧", 1),
        ("🤷🏽‍♀️", 1),
        ("🇳🇴🇵🇱", 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("1️⃣ 2️⃣", 2),
        ("123 #1 *", 0),
        ("© ™ ★ ✓ ✂", 0),
        ("©️", 1),
        ("☎️", 1),
        ("æøå שלום 你好", 0),
    ],
)
def test_how_many(text, count):
    assert len(list(emoji(text))) == count
