"""Words before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.board.release_log import ShownText
from cms.board.wording import LONGEST, Piece, compare_texts, word_diff


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("same", "same", [("", "same")]),
        ("", "new", [("ins", "new")]),
        ("old", "", [("del", "old")]),
        (
            "Hei Kari, ordren er klar.",
            "Hei Kari, bestillingen er klar.",
            [("", "Hei Kari, "), ("del", "ordren"), ("ins", "bestillingen"), ("", " er klar.")],
        ),
    ],
)
def test_words(before: str, after: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.tag, piece.text) for piece in word_diff(before, after)] == pieces


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_out_of_it(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.tag != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.tag != "del") == after


def test_a_very_long_text_is_not_compared_word_by_word() -> None:
    before, after = "a " * LONGEST, "b " * LONGEST
    assert word_diff(before, after) == (Piece("del", before), Piece("ins", after))


def test_texts_are_matched_by_label_and_order() -> None:
    old = (ShownText("Text", "one"), ShownText("Text", "two"), ShownText("Label", "gone"))
    new = (ShownText("Subject", "new"), ShownText("Text", "one"), ShownText("Text", "three"))
    assert [(each.label, each.is_changed) for each in compare_texts(old, new)] == [
        ("Subject", True),
        ("Text", False),
        ("Text", True),
        ("Label", True),
    ]
