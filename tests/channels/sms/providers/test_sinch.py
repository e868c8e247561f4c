"""Sinch: what it refuses."""

import pytest

import channels
from tests.channels.handovers import handover, refused

SINCH = channels.get_provider("sms", "sinch")


def message(body="Hei", **envelope):
    return handover("sms", {"body": body}, **{"recipient": "+4791234567", **envelope})


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"body": "a" * 1601}, "body", "1601 characters; 1600 is the limit", id="long"),
        pytest.param({"body": "Hei ${name}!"}, "body", "${name}", id="what it calls a parameter"),
        pytest.param(
            {"options": {"send_at": "14 May 2026"}},
            "options.send_at",
            "2026-05-14T09:30:00Z",
            id="a moment in words",
        ),
        pytest.param(
            {"options": {"max_number_of_message_parts": True}},
            "options.max_number_of_message_parts",
            "a whole number",
            id="yes is no number",
        ),
        pytest.param(
            {"options": {"truncate_concat": True}},
            "options.truncate_concat",
            "not an option",
            id="a text is never cut",
        ),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(SINCH, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"body": "a" * 1600}, id="as long as it takes"),
        pytest.param({"body": "$ {name} ${} ${a b} $name"}, id="no parameters"),
    ],
)
def test_it_carries(given):
    assert refused(SINCH, message(**given)) == []


def test_a_value_that_looks_like_a_parameter_is_refused_too():
    hello = handover("sms", {"body": "Hei {{ name }}"}, {"name": "${x}"}, recipient="+4791234567")
    assert [path for path, _ in refused(SINCH, hello)] == ["body"]
