"""What reads facts out of texts answers whatever is written, with spans that lie in the text."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.checks._bounds import bound
from templates_lib.checks._codes import codes, tokens
from templates_lib.checks._distance import within
from templates_lib.checks._facts import days, in_address, mentions, moments
from templates_lib.checks._phones import phones
from templates_lib.checks._topic import about

TAGS = ("nb", "nn", "da", "pl", "nl", "sv", "fi", "de", "en", "fr", "es", "it", "cs", "ar", "ja")
PIECES = st.sampled_from(
    [
        "31. mai 2025", "32 maja", "May 5th", "31/05", "2025-02-30", "17.00", "5 pm", "kl. 8",
        "24 uur",        "koden SPRING20", "+47 22 12 34 5", "tlf. 22123456", "tel:+47", "a@b.no", "https://a.no/1.2",
        "opptil ", "fra ", "do ", "50 %", "1 299,50 kr", " ", ".", ",", "–", "\n",
        "\ufffc", "İ", "ß", "٣",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=10).map("".join)


@given(text=TEXTS, tag=st.sampled_from(TAGS))
def test_readers_answer_whatever_is_written(text: str, tag: str) -> None:
    for reader in (days, moments, mentions, codes, tokens, phones):
        for each in reader(text, tag):
            assert 0 <= each.start < each.end <= len(text)
            assert in_address(text, each.start, each.end) in (True, False)
            assert bound(text, each.start, each.end, tag) is not None
            assert about(text, each.start, tag) is not None


@given(one=st.text(max_size=8), other=st.text(max_size=8), most=st.integers(0, 3))
def test_a_distance_is_the_same_both_ways(one: str, other: str, most: int) -> None:
    assert within(one, other, most) == within(other, one, most)
    assert within(one, one, 0)
    assert within(one, other, max(len(one), len(other)))


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("stol", "stol", 0),
        ("stol", "stoll", 1),
        ("stol", "sotl", 1),
        ("stol", "bil", 3),
        ("ab", "ba", 1),
        ("", "abc", 3),
    ],
)
def test_a_distance_is_counted(one: str, other: str, least: int) -> None:
    assert [within(one, other, most) for most in range(4)] == [n >= least for n in range(4)]


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in ("cs", "ar", "ja")])
def test_every_month_and_weekday_is_read_in_each_curated_language(tag: str) -> None:

    for month in range(1, 13):
        written = format_date(date(2025, month, 12), "long", locale=tag)
        (day,) = days(written, tag)
        assert day.readings == {(month, 12)} and day.year == 2025
    for number in range(12, 19):
        written = format_date(date(2025, 5, number), "full", locale=tag)
        (day,) = days(written, tag)
        assert day.weekday in (None, date(2025, 5, number).weekday())
