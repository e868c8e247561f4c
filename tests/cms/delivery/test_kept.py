"""The bounded store: what goes, what stays, and what is never put there."""

from typing import Any

import pytest

from cms.delivery.kept import OVERHEAD, Kept, KeptAnswers
from cms.delivery.noted import Noted, Wording


def kept(key: str = "a", *, size: int = 0, fixed: bool = False) -> Kept:
    wording = Wording(key, "sms", "nb", "", fixed, 1 if fixed else None, 1, 0)
    return Kept(Noted(b"x" * size, '"e"', "application/json", wording), [("Vary", "A")], 1)


def put(answers: KeptAnswers, place: Any, one: Kept, still: bool = True) -> None:
    answers.put(place, one, lambda: still)


def test_what_is_put_is_found() -> None:
    answers = KeptAnswers(10_000)
    one = kept()
    put(answers, "here", one)
    assert answers.get("here") is one
    assert answers.get("there") is None


def test_nothing_is_put_that_rests_on_what_has_changed() -> None:
    answers = KeptAnswers(10_000)
    put(answers, "here", kept(), still=False)
    assert len(answers) == answers.size == 0


@pytest.mark.parametrize(("budget", "there"), [(3 * OVERHEAD, 3), (3 * OVERHEAD - 1, 2)])
def test_it_is_bounded_by_bytes(budget: int, there: int) -> None:
    answers = KeptAnswers(budget)
    for place in "abc":
        put(answers, place, kept(place))
    assert len(answers) == there
    assert answers.size <= budget


def test_what_was_used_stays_before_what_was_not() -> None:
    answers = KeptAnswers(2 * OVERHEAD)
    put(answers, "old and used", kept())
    put(answers, "old", kept())
    assert answers.get("old and used")
    put(answers, "new", kept())
    assert answers.get("old") is None
    assert answers.get("old and used") and answers.get("new")


def test_when_all_were_used_the_oldest_goes() -> None:
    answers = KeptAnswers(2 * OVERHEAD)
    for place in ("first", "second"):
        put(answers, place, kept())
        assert answers.get(place)
    put(answers, "third", kept())
    assert answers.get("first") is None
    assert len(answers) == 2


def test_what_is_larger_than_all_is_not_kept_and_drives_nothing_out() -> None:
    answers = KeptAnswers(2 * OVERHEAD)
    put(answers, "small", kept())
    put(answers, "large", kept(size=OVERHEAD))
    assert answers.get("small") and answers.get("large") is None


def test_putting_again_takes_the_place_of_the_old() -> None:
    answers = KeptAnswers(10 * OVERHEAD)
    put(answers, "here", kept(size=100))
    put(answers, "here", kept(size=10))
    assert (len(answers), answers.size) == (1, kept(size=10).size)


def test_a_change_lets_go_of_its_keys_alone_and_never_of_what_is_fixed() -> None:
    answers = KeptAnswers(20 * OVERHEAD)
    put(answers, 1, kept("a"))
    put(answers, 2, kept("a", fixed=True))
    put(answers, 3, kept("b"))
    done: list[int] = []
    answers.change(["a", "unheard"], lambda: done.append(len(answers)))
    assert [place for place in (1, 2, 3) if answers.get(place)] == [2, 3]
    assert done == [2]
    answers.change(None, lambda: None)
    assert (len(answers), answers.size) == (0, 0)
