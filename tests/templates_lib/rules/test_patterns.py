"""Patterns: what may be written, what it finds, and that no pattern keeps the checker busy."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.rules._patterns import PatternError, pattern


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        pytest.param("gratis", "gratis, gratisen", ["gratis"], id="whole-words"),
        pytest.param("gratis", "Gratis", [], id="capitals-as-written"),
        pytest.param("(?i)øre", "ØRE søre øret øre", ["ØRE", "øre"], id="letters-of-all-kinds"),
        pytest.param("a", "a a a", ["a", "a", "a"], id="one-space-between"),
        pytest.param(r"kr\s?\d+", "kr\u00a0500 kr20", ["kr\u00a0500", "kr20"], id="no-break-space"),
        pytest.param(r"[\w-]+@\w+", "før a-å@b etter", ["a-å@b"], id="class-in-brackets"),
        pytest.param("^hei", "hei hei", ["hei"], id="start-of-text"),
        pytest.param(r"\$\$+", "$$$ nå", ["$$$"], id="marks"),
        pytest.param("a|bc", "bc a", ["bc", "a"], id="either"),
    ],
)
def test_what_is_found(written: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in pattern(written).hits(text)] == found


def test_inside_words() -> None:
    assert list(pattern("!", True).hits("Hei!Hei!")) == [(3, 4), (7, 8)]
    assert list(pattern("ord", True).hits("mordord")) == [(1, 4), (4, 7)]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param(r"(a)\1", "invalid escape", id="back-reference"),
        pytest.param("(?<=a)b", "invalid perl operator", id="look-behind"),
        pytest.param("(?=a)b", "invalid perl operator", id="look-ahead"),
        pytest.param("(", "missing )", id="open-bracket"),
        pytest.param("a)|(b", "unexpected )", id="closes-what-is-around-it"),
        pytest.param(r"\bord", "whole words by itself", id="boundary"),
        pytest.param(r"[\W]", "cannot stand in brackets", id="negated-class"),
        pytest.param("a*", "finds nothing", id="nothing"),
        pytest.param("", "finds nothing", id="empty"),
        pytest.param(r"\w{1,1000}", "too costly", id="many-letters"),
        pytest.param(r"(\w{1,100}){1,9}x", "too costly", id="many-times-many"),
        pytest.param("(x{0,100}){0,100}", "repetition size", id="repeat-of-repeat"),
        pytest.param("a\\", "trailing", id="backslash"),
    ],
)
def test_what_is_refused(written: str, why: str) -> None:
    with pytest.raises(PatternError) as caught:
        pattern(written)
    assert why in str(caught.value)


EVIL = [
    "(a+)+b", "(a|a)+b", "(a|aa)+$x", r"(\w+\s?)+!", r"\w+\s+\w+\s+\w+q", "(x+x+)+y", "(.*){1,32}z",
    "(?:a?){30}a{30}b", ".*.*.*.*q", r"([a-zA-Z]+)*q", "(?:.*a){12}q", ".*a.{14}q", ".{0,300}q",
]  # fmt: skip


@pytest.mark.parametrize("written", EVIL)
@pytest.mark.parametrize(
    "text", ["a" * 100_000, "ab c" * 25_000, "aå é x" * 16_000], ids=["a", "words", "letters"]
)
def test_no_pattern_keeps_the_checker_busy(written: str, text: str) -> None:
    compiled = pattern(written)
    begun = time.perf_counter()
    list(compiled.hits(text))
    assert time.perf_counter() - begun < 3


@given(st.text(alphabet=r"a(b)[]{}|*+?.^$\wdsB1,-:=!<>é" + "\n", max_size=20), st.text(max_size=30))
def test_a_pattern_is_refused_or_answers_within_the_text(written: str, text: str) -> None:
    try:
        compiled = pattern(written)
    except PatternError:
        return
    for start, end in compiled.hits(text):
        assert 0 <= start <= end <= len(text)
