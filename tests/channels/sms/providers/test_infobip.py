"""Infobip: what it refuses."""

import pytest

import channels
from tests.channels.handovers import handover, refused

INFOBIP = channels.get_provider("sms", "infobip")


def message(body="Hei", **envelope):
    return handover("sms", {"body": body}, **{"recipient": "+4791234567", **envelope})


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"body": ""}, "body", "is empty", id="nothing to say"),
        pytest.param(
            {"body": "a" * (153 * 255 + 1)},
            "body",
            "256 segments; 255 is the limit",
            id="more segments than can be numbered",
        ),
        pytest.param(
            {"reference": "x" * 201}, "envelope.reference", "more than 200", id="a long reference"
        ),
        pytest.param(
            {"options": {"transliteration": "POLISH"}},
            "options.transliteration",
            "CENTRAL_EUROPEAN",
            id="a script it has not",
        ),
        pytest.param(
            {"options": {"callback_data": "x" * 4001}},
            "options.callback_data",
            "more than 4000",
            id="much to give back",
        ),
        pytest.param(
            {"options": {"campaign_reference_id": "x" * 256}},
            "options.campaign_reference_id",
            "more than 255",
            id="a long campaign",
        ),
        pytest.param(
            {"options": {"callback_url": "ftp://x.no"}},
            "options.callback_url",
            "https://",
            id="an address that is none",
        ),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(INFOBIP, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="without a sender"),
        pytest.param({"body": "a" * 153 * 255}, id="as many segments as can be"),
        pytest.param({"reference": "x" * 200}, id="a reference as long as can be"),
        pytest.param({"options": {"callback_data": "x" * 4000}}, id="as much to give back"),
        pytest.param({"options": {"campaign_reference_id": "x" * 255}}, id="as long a campaign"),
    ],
)
def test_it_carries(given):
    assert refused(INFOBIP, message(**given)) == []
