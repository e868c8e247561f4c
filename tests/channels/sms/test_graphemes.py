"""Grapheme clusters: cases of Unicode's own GraphemeBreakTest.txt, and what people send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms._graphemes import clusters


def pieces(text):
    return [text[start:end] for start, end in clusters(text)]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["a", "b"], id="letters"),
        pytest.param(["e\u0301", "x"], id="a combining mark"),
        pytest.param(["\r\n", "\n", "\r"], id="line ends (GB3, GB4)"),
        pytest.param(["a", "\n", "\u0308"], id="a mark after a control stands alone"),
        pytest.param(["👨\u200d👩\u200d👧", "!"], id="a family (GB11)"),
        pytest.param(["a\u200d", "👩"], id="a joiner after a letter joins nothing"),
        pytest.param(["👍🏽"], id="a skin tone"),
        pytest.param(["1\ufe0f\u20e3"], id="a keycap"),
        pytest.param(["🇳🇴", "🇵🇱", "🇳"], id="flags come in pairs (GB12)"),
        pytest.param(["a", "🇳🇴"], id="a flag after a letter"),
        pytest.param(["각", "가\u11a8\u11a8", "\u1100\u1160"], id="Hangul syllables"),
        pytest.param(["\u0600a"], id="a prepended sign (GB9b)"),
        pytest.param(["क\u0903"], id="a spacing mark (GB9a)"),
        pytest.param(["ท\u0e33"], id="Thai sara am"),
        pytest.param(["🏴\U000e0067\U000e007f"], id="a flag of tags"),
        pytest.param(["a", "\u200b", "b"], id="a zero-width space is a control"),
        pytest.param(["a\u200c", "b"], id="a non-joiner extends"),
    ],
)
def test_clusters(expected):
    assert pieces("".join(expected)) == expected


@given(st.text(max_size=60))
def test_clusters_join_to_the_text(text):
    assert "".join(pieces(text)) == text
    assert all(pieces(text))
