"""Twilio: what it refuses, and that its fields make a form."""

from urllib.parse import parse_qs, urlencode

import pytest

import channels
from tests.channels.handovers import examples, handover, refused

TWILIO = channels.get_provider("sms", "twilio")
SERVICE = {"messaging_service_sid": "MG" + "0" * 32}


def message(body="Hei", recipient="+4791234567", sender="Nordhus", **rest):
    return handover("sms", {"body": body}, recipient=recipient, sender=sender, **rest)


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"body": ""}, "body", "is empty", id="nothing to say"),
        pytest.param({"body": " \n"}, "body", "is empty", id="white space"),
        pytest.param({"body": "æ" * 1601}, "body", "1601 characters; 1600 is the limit", id="long"),
        pytest.param({"recipient": ""}, "envelope.recipient", "is missing", id="to nobody"),
        pytest.param({"sender": ""}, "envelope.sender", "messaging_service_sid", id="from nobody"),
        pytest.param({"sender": "Nordhus AS12"}, "envelope.sender", "11 characters", id="sender"),
        pytest.param({"reference": "4711"}, "envelope.reference", "no place", id="a reference"),
        pytest.param(
            {"options": {"validity_period": 0}},
            "options.validity_period",
            "less than 1",
            id="no time",
        ),
        pytest.param(
            {"options": {"validity_period": 36_001}},
            "options.validity_period",
            "more than 36000",
            id="too much time",
        ),
        pytest.param(
            {"options": {"messaging_service_sid": "MG12"}},
            "options.messaging_service_sid",
            "MG and 32 hexadecimal digits",
            id="a service's name",
        ),
        pytest.param(
            {"options": {"status_calback": "https://x.no"}},
            "options.status_calback",
            "options are messaging_service_sid, status_callback",
            id="a name that is misspelt",
        ),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(TWILIO, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"body": "æ" * 1600}, id="as long as it takes"),
        pytest.param({"sender": "", "options": SERVICE}, id="a service in place of a sender"),
        pytest.param({"sender": "2099"}, id="a short number"),
        pytest.param({"options": {"validity_period": 1}}, id="a second"),
        pytest.param({"options": {"validity_period": 36_000}}, id="ten hours"),
    ],
)
def test_it_carries(given):
    assert refused(TWILIO, message(**given)) == []


def test_all_that_is_wrong_is_told_at_once():
    told = refused(TWILIO, message("", "", "", options={"x": 1}))
    assert [path for path, _ in told] == [
        "options.x",
        "envelope.recipient",
        "body",
        "envelope.sender",
    ]


def test_its_fields_are_a_form():
    for example in examples("sms", "twilio"):
        payload = TWILIO.payload(example["handover"])
        assert parse_qs(urlencode(payload)) == {name: [value] for name, value in payload.items()}
