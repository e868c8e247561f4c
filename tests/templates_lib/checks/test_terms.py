"""The automaton under the checks of terms: offsets hold whatever the text is made of."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.checks._automaton import Automaton, begins_word, ends_word, folded
from templates_lib.checks._terms import vocabulary
from templates_lib.guide import StyleGuide, Term

STYLE = StyleGuide("nb", terms=(Term("order", ("ordre av året",), ("ordre", "penger tilbake")),))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("en ORDRE her", id="capitals"),
        pytest.param("İ ORDRE", id="longer-in-small-letters"),
        pytest.param("e\u0301 ordre", id="decomposed-before"),
        pytest.param("👩‍👩‍👧  \n ordre", id="emoji-and-spaces"),
    ],
)
def test_offsets_are_those_of_the_text(text: str) -> None:
    found = list(Automaton(["ordre", "a b"]).find(text))
    assert [text[start:end].lower() for _, start, end in found] == ["ordre"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_word_is_found_between_any_texts(before: str, after: str) -> None:
    word = "penger \t tilbake"
    text = f"{before} {word} {after}"
    spans = [(start, end) for _, start, end in Automaton([folded(word)]).find(text)]
    assert (len(before) + 1, len(before) + 1 + len(word)) in spans


@given(st.text("aåé o\u0301", max_size=20))
def test_composed_and_decomposed_texts_hold_the_same_words(text: str) -> None:
    words = Automaton(["å", "ó", "a é"])
    counts = {len(list(words.find(unicodedata.normalize(form, text)))) for form in ("NFC", "NFD")}
    assert len(counts) == 1


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        pytest.param("ordre", 0, 5, True, id="alone"),
        pytest.param("ordren", 0, 5, False, id="longer"),
        pytest.param("#ordre", 1, 6, False, id="hashtag"),
        pytest.param("nett-ordre", 5, 10, False, id="behind-a-hyphen"),
        pytest.param("ordre- og", 0, 5, True, id="hanging-hyphen"),
        pytest.param("ordre\u0301", 0, 5, False, id="combining"),
    ],
)
def test_where_words_begin_and_end(text: str, start: int, end: int, whole: bool) -> None:
    assert (begins_word(text, start) and ends_word(text, end)) is whole


def test_the_longest_wins_only_when_it_is_whole() -> None:
    words = vocabulary(STYLE, ())
    assert words is not None
    assert [hit.text for hit in words.read("ordre av året")] == ["ordre av året"]
    assert [hit.text for hit in words.read("ordre av åretak")] == ["ordre"]


def test_a_guide_is_read_once_and_an_equal_one_is_as_good() -> None:
    again = StyleGuide("nb", terms=tuple(STYLE.terms))
    assert vocabulary(STYLE, ()) is vocabulary(again, ())
    assert vocabulary(StyleGuide("nb"), ("NordHus",)) is None
