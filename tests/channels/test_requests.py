"""What requests for structured messages have in common."""

import pytest

from channels import CannotCarry, Overrun, Problem
from channels._places import places
from channels._requests import refuse, unfinished, without_empty, wrong_sizes
from tests.channels.dummy import CHANNEL as DUMMY


def test_nothing_wrong_is_no_refusal():
    assert refuse("pigeon", ()) is None
    with pytest.raises(CannotCarry, match="pigeon: title: is too heavy"):
        refuse("pigeon", iter([Problem("title", "is too heavy")]))


def test_advice_is_no_refusal():
    runs = [Overrun("title", 5, 6, "characters", hard, "made up") for hard in (False, True)]
    (problem,) = wrong_sizes(runs)
    assert problem.path == "title"
    assert problem.message == "6 characters; 5 is the limit (made up)"


def test_what_is_unfinished():
    rows = [{"type": "link", "url": url} for url in ("https://a.no/", "x", "{{ y }}", "")]
    content = DUMMY.load({"rows": rows})
    found = [problem.path for problem in unfinished(places(DUMMY.parts, content.parts))]
    assert found == ["title", "rows.1.url", "rows.2.url"]


def test_what_cannot_be_written_as_utf_8_is_named():
    content = DUMMY.load({"title": "x"}).replace("title", "\ud800")
    found = [problem.path for problem in unfinished(places(DUMMY.parts, content.parts))]
    assert found == ["title"]


def test_what_says_nothing_is_left_out_and_nought_and_no_are_said():
    fields = {"a": "", "b": [], "c": {}, "d": None, "e": 0, "f": False, "g": 0.0}
    assert without_empty(fields) == {"e": 0, "f": False, "g": 0.0}
