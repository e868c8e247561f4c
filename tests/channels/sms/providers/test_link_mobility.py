"""LINK Mobility: what it refuses."""

import pytest

import channels
from tests.channels.handovers import handover, refused

LINK = channels.get_provider("sms", "link_mobility")
ACCOUNT = {"platform_id": "COMMON_API", "platform_partner_id": "4711"}


def message(body="Hei", options=ACCOUNT, **envelope):
    envelope = {"recipient": "+4791234567", "sender": "Nordhus", **envelope}
    return handover("sms", {"body": body}, options=options, **envelope)


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param(
            {"body": "a" * (153 * 254 + 1)},
            "body",
            "255 segments; 254 is the limit",
            id="a segment too many",
        ),
        pytest.param(
            {"body": "Gratulerer 🎉 og 🎈"}, "body", "🎉 at character 12", id="four bytes"
        ),
        pytest.param({"sender": ""}, "envelope.sender", "is missing", id="from nobody"),
        pytest.param(
            {"sender": "2099"},
            "options.source_ton",
            "SHORTNUMBER or SHORTCODE",
            id="short",
        ),
        pytest.param(
            {"options": {"platform_id": "0"}},
            "options.platform_partner_id",
            "is missing",
            id="no account",
        ),
        pytest.param(
            {"options": {**ACCOUNT, "priority": "URGENT"}},
            "options.priority",
            "LOW, NORMAL, HIGH",
            id="a priority it has not",
        ),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(LINK, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"body": "a" * 153 * 254}, id="as many segments as it takes"),
        pytest.param({"body": "Gratulerer ☺ \uffe6"}, id="three bytes"),
        pytest.param(
            {"sender": "2099", "options": {**ACCOUNT, "source_ton": "SHORTCODE"}}, id="short"
        ),
    ],
)
def test_it_carries(given):
    assert refused(LINK, message(**given)) == []
