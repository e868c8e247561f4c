"""Every limit of push, from both sides."""

import pytest

import channels
from channels.push import _limits as limits
from channels.push._sizes import size_of

PUSH = channels.get("push")
BUTTON = {"type": "action", "name": "a", "label": "Følg"}


def test_the_channel_lists_every_limit_once():
    declared = {value for value in vars(limits).values() if isinstance(value, channels.Limit)}
    assert set(PUSH.limits) == declared
    assert len({limit.name for limit in PUSH.limits}) == len(PUSH.limits)
    assert all(limit.source for limit in PUSH.limits)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"title": "æ" * 40}, [], id="a title as advised"),
        pytest.param({"title": "æ" * 41}, [("title", 40, False)], id="a longer title"),
        pytest.param({"body": "æ" * 110}, [], id="a message as advised"),
        pytest.param({"body": "æ" * 111}, [("body", 110, False)], id="a longer message"),
        pytest.param({"actions": [BUTTON] * 3}, [], id="three buttons"),
        pytest.param({"actions": [BUTTON] * 4}, [("actions", 3, True)], id="four buttons"),
        pytest.param({"actions": [{**BUTTON, "label": "x" * 20}]}, [], id="a label as advised"),
        pytest.param(
            {"actions": [{**BUTTON, "label": "x" * 21}]},
            [("actions.0.label", 20, False)],
            id="a longer label",
        ),
        pytest.param({"collapse_key": "x" * 64}, [], id="a key of 64 bytes"),
        pytest.param(
            {"collapse_key": "x" * 65}, [("collapse_key", 64, True)], id="a key of 65 characters"
        ),
        pytest.param({"collapse_key": "ø" * 32}, [], id="a key of 32 letters of two bytes"),
        pytest.param(
            {"collapse_key": "ø" * 33}, [("collapse_key", 64, True)], id="a key of 66 bytes"
        ),
    ],
)
def test_limits(content, expected):
    overruns = PUSH.overruns(PUSH.load(content))
    assert [(run.path, run.limit, run.hard) for run in overruns] == expected
    assert all(run.source and run.actual > run.limit for run in overruns)


def filled(size_name: str, size: int, letter: str) -> channels.Content:
    """A content whose message is as long as makes *size* bytes for one of the services."""
    empty = PUSH.measure({"body": letter}).detail[size_name] - len(letter.encode())
    return PUSH.load({"body": letter * ((size - empty) // len(letter.encode()))})


@pytest.mark.parametrize("name", ["apns_bytes", "fcm_bytes"])
@pytest.mark.parametrize("letter", ["a", "æ", "ł", "😀"])
def test_bytes(name, letter):
    fits = filled(name, 4096, letter)
    assert 4096 - len(letter.encode()) < PUSH.measure(fits).detail[name] <= 4096
    assert PUSH.measure(fits)[name].state == "ok"
    over = fits.replace("body", fits.text("body") + letter)
    assert PUSH.measure(over).detail[name] > 4096
    assert PUSH.measure(over)[name].state == "over"
    hard = [run for run in PUSH.overruns(over) if run.hard]
    assert 4096 in [run.limit for run in hard]
    assert all(run.path == "body" and run.unit == "bytes" for run in hard)


def test_a_line_break_and_a_quote_count_as_json_writes_them():
    plain, escaped = (PUSH.measure({"body": body}).detail for body in ("aaaa", 'a"\na'))
    assert escaped["apns_bytes"] == plain["apns_bytes"] + 2


def test_bytes_are_those_of_utf_8_without_spaces():
    assert size_of({"a": ["æ", 1]}) == len('{"a":["æ",1]}'.encode())
