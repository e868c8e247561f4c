"""What somebody may do, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.api.rights import EVERYTHING, Grant, Rights, Verb
from cms.tokens.words import SHORT, in_words

NAMES = {"alfa": "Alfa", "bravo": "Bravo & Co"}


@pytest.mark.parametrize(
    ("grants", "words"),
    [
        ([], []),
        ([("fetch", "alfa", "production")], ["fetch in production: Alfa"]),
        ([("fetch", "alfa", "")], ["fetch: Alfa"]),
        ([("fetch", "", "staging")], ["fetch in staging: all brands"]),
        ([("fetch", "", "")], ["fetch: all brands"]),
        ([("render", "", ""), ("fetch", "", "")], ["fetch, render: all brands"]),
        ([("fetch", "bravo", ""), ("fetch", "alfa", "")], ["fetch: Alfa, Bravo & Co"]),
        ([("fetch", "alfa", ""), ("fetch", "", "")], ["fetch: all brands"]),
        ([("fetch", "alfa", "staging"), ("fetch", "alfa", "")], ["fetch: Alfa"]),
        (
            [("fetch", "", "staging"), ("fetch", "alfa", "")],
            ["fetch: Alfa", "fetch in staging: all brands"],
        ),
        (
            [("check", "", ""), ("push", "alfa", ""), ("draft", "alfa", "")],
            ["check texts: all brands", "read drafts, write drafts: Alfa"],
        ),
        ([("fetch", "gone", "")], ["fetch: gone"]),
    ],
)
def test_a_line_for_each_place(grants: list[tuple[str, str, str]], words: list[str]) -> None:
    assert in_words(Rights(frozenset(Grant(*each) for each in grants)), NAMES) == words


def test_everything_is_one_word() -> None:
    assert in_words(EVERYTHING, NAMES) == ["everything"]


grants = st.builds(
    Grant,
    st.sampled_from(Verb.values),
    st.sampled_from(["", "alfa", "bravo"]),
    st.sampled_from(["", "staging", "production"]),
)


@given(st.frozensets(grants, min_size=1))
def test_every_verb_is_told_and_no_other(held: frozenset[Grant]) -> None:
    lines = in_words(Rights(held), NAMES)
    if lines == ["everything"]:
        return
    told = {verb for line in lines for verb in SHORT if str(SHORT[verb]) in line.split(":")[0]}
    assert told == {grant.verb for grant in held}


def test_every_verb_has_a_word() -> None:
    assert set(SHORT) == set(Verb.values)
