"""Words looked for in a text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.rules import Words


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        pytest.param(["gratis"], "Gratis GRATIS gratisen", ["Gratis", "GRATIS"], id="whole"),
        pytest.param(["rabatt*"], "Rabatten er 20 %", ["Rabatten"], id="open-ending"),
        pytest.param(["rabatt*"], "superrabatt", [], id="not-in-front"),
        pytest.param(["to*"], "toalett", ["toalett"], id="short-stem"),
        pytest.param(["klikk her"], "Klikk\u00a0 her!", ["Klikk\u00a0 her"], id="any-space"),
        pytest.param(["klikk", "klikk her"], "klikk her", ["klikk her"], id="longest"),
        pytest.param(["gratis"], "#gratis @gratis gratis-tur", [], id="tags-and-compounds"),
        pytest.param(["$$$"], "Tjen $$$ nå", ["$$$"], id="marks"),
        pytest.param(["100 % gratis"], "Det er 100 % GRATIS.", ["100 % GRATIS"], id="with-marks"),
        pytest.param(["don't"], "Don’t", ["Don’t"], id="apostrophes"),
        pytest.param(["kjøp"], unicodedata.normalize("NFD", "KJØP på"), ["KJØP"], id="decomposed"),
        pytest.param([], "alt", [], id="no-words"),
    ],
)
def test_words(listed: list[str], text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in Words(listed).hits(text)] == found


def test_the_listed_word_is_told() -> None:
    hits = Words(["rabatt*", "rab*", "Kjøp nå"]).hits("RABATTEN: kjøp  NÅ")
    assert [listed for _, _, listed in hits] == ["rabatt*", "Kjøp nå"]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=4), st.text(max_size=30))
def test_nothing_is_lost_by_looking_first(listed: list[str], text: str) -> None:
    """Whether to look is decided by a text's words: it never hides a hit."""
    sought = Words(word for word in listed if word.strip(" *"))
    if sought._pattern and any(True for _ in sought._pattern.finditer(text)):
        assert sought.may_be_in(text) or not text.isascii()
