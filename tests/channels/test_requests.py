"""What requests have in common: checks of options, of envelopes, of finished texts."""

import pytest

from channels import CannotCarry, Envelope, Overrun, Problem
from channels._places import places
from channels._requests import (
    a_moment,
    a_text,
    a_whole_number,
    one_of,
    refuse,
    true_or_false,
    unfinished,
    without_empty,
    without_plus,
    wrong_envelope,
    wrong_options,
    wrong_sizes,
)
from tests.channels.dummy import CHANNEL as DUMMY


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        pytest.param(
            a_text(3), ["a", "æøå"], ["", " ", "æøåa", "a\n", "\x00", 1, None, ["a"]], id="text"
        ),
        pytest.param(
            a_whole_number(1, 3), [1, 3], [0, 4, 1.0, True, "1", None, float("nan")], id="number"
        ),
        pytest.param(one_of("A", "B"), ["A", "B"], ["a", "", None, ["A"], {}], id="choice"),
        pytest.param(true_or_false, [True, False], [0, 1, "true", None], id="yes or no"),
        pytest.param(
            a_moment, ["2026-03-14T15:00+01:00"], ["2026-03-14T15:00", "", 1, None], id="moment"
        ),
    ],
)
def test_a_check(check, right, wrong):
    assert [value for value in right if check("options.x", value) is not None] == []
    for value in wrong:
        problem = check("options.x", value)
        assert problem is not None and problem.path == "options.x"
        assert "and is" in problem.message


def test_options_are_known_and_right():
    known = {"minutes": a_whole_number(1, 9)}
    assert list(wrong_options({"minutes": 9}, known)) == []
    found = {
        problem.path: problem.message for problem in wrong_options({"m": 1, "minutes": 10}, known)
    }
    assert list(found) == ["options.'m'", "options.minutes"]
    assert "minutes" in found["options.'m'"]


def test_nothing_wrong_is_no_refusal():
    assert refuse("pigeon", ()) is None
    with pytest.raises(CannotCarry, match="pigeon: title: is too heavy"):
        refuse("pigeon", iter([Problem("title", "is too heavy")]))


def test_advice_is_no_refusal():
    runs = [Overrun("title", 5, 6, "characters", hard, "made up") for hard in (False, True)]
    (problem,) = wrong_sizes(runs)
    assert problem.message == "6 characters, and at most 5 are taken (made up)"


def test_what_is_unfinished():
    rows = [{"type": "link", "url": url} for url in ("https://a.no/", "x", "{{ y }}", "")]
    content = DUMMY.load({"rows": rows})
    found = [problem.path for problem in unfinished(places(DUMMY.parts, content.parts))]
    assert found == ["title", "rows.1.url", "rows.2.url"]


@pytest.mark.parametrize(
    ("envelope", "paths"),
    [
        (Envelope("+4722123456", "Nordhus"), []),
        (Envelope("22123456", ""), ["envelope.recipient", "envelope.sender"]),
        (Envelope("+4722123456", "Nordhus", "order\n4711"), ["envelope.reference"]),
    ],
)
def test_an_envelope(envelope, paths):
    found = wrong_envelope(envelope, a_text(10), a_text(10))
    assert [problem.path for problem in found] == paths


@pytest.mark.parametrize(("number", "digits"), [("+47 22 12 34 56", "4722123456"), ("x", "")])
def test_a_number_without_its_plus(number, digits):
    assert without_plus(number) == digits


def test_what_says_nothing_is_left_out_and_nought_and_no_are_said():
    fields = {"a": "", "b": [], "c": {}, "d": None, "e": 0, "f": False, "g": 0.0}
    assert without_empty(fields) == {"e": 0, "f": False, "g": 0.0}
