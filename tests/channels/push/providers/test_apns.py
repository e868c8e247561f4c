"""APNs: what it refuses."""

import pytest

import channels
from channels.push._sizes import size_of
from tests.channels.handovers import handover, refused

APNS = channels.get_provider("push", "apns")
TOKEN = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0"
BUTTON = {"type": "action", "name": "a", "label": "Følg"}


def message(variables=None, recipient=TOKEN, sender="example.nordhus.app", options=None, **content):
    content = {"title": "Hei", "body": "Pakken er her", **content}
    given = {"recipient": recipient, "sender": sender, "options": options or {}}
    return handover("push", content, variables, **given)


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"title": "", "body": " "}, "body", "so is the title", id="nothing to say"),
        pytest.param({"recipient": ""}, "envelope.recipient", "device token", id="to nobody"),
        pytest.param({"recipient": TOKEN[:-2]}, "envelope.recipient", "32 bytes", id="31 bytes"),
        pytest.param({"recipient": f"{TOKEN[:-1]}g"}, "envelope.recipient", "hexadecimal", id="g"),
        pytest.param({"recipient": f"{TOKEN}\n"}, "envelope.recipient", "token", id="a line break"),
        pytest.param({"sender": ""}, "envelope.sender", "bundle id", id="from no app"),
        pytest.param({"sender": "nordhus"}, "envelope.sender", "bundle id", id="one word"),
        pytest.param({"sender": "no.nord_hus"}, "envelope.sender", "bundle id", id="underscore"),
        pytest.param({"link": "nordhus://1"}, "link", "https:", id="an app's scheme unsaid"),
        pytest.param({"image": "http://x.no/a.png"}, "image", "https:", id="an image by http"),
        pytest.param({"app_scheme": "tel"}, "app_scheme", "no app's own", id="the phone's scheme"),
        pytest.param(
            {"actions": [{**BUTTON, "label": ""}]}, "actions.0.label", "is empty", id="no label"
        ),
        pytest.param(
            {"actions": [{**BUTTON, "name": ""}]}, "actions.0.name", "is empty", id="no name"
        ),
        pytest.param(
            {"actions": [BUTTON, BUTTON]}, "actions.1.name", "another button", id="one name twice"
        ),
        pytest.param(
            {"actions": [{**BUTTON, "name": name} for name in "abcd"]},
            "actions",
            "4 actions; 3 is the limit",
            id="four buttons",
        ),
        pytest.param(
            {"collapse_key": "ø" * 33}, "collapse_key", "66 bytes; 64 is the limit", id="a long key"
        ),
        pytest.param(
            {"options": {"collapse_key": "x" * 65}},
            "options.collapse_key",
            "65 bytes; 64 is the limit",
            id="a long key of the envelope's",
        ),
        pytest.param({"options": {"relevance": 101}}, "options.relevance", "100", id="relevance"),
        pytest.param({"options": {"badge": -1}}, "options.badge", "less than 0", id="badge"),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(APNS, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"title": ""}, id="no title"),
        pytest.param({"body": ""}, id="no message"),
        pytest.param({"collapse_key": "ø" * 32}, id="a key of 64 bytes"),
        pytest.param({"options": {"badge": 0}}, id="the badge goes"),
        pytest.param({"options": {"relevance": 0, "expires_at": 0}}, id="zeros"),
        pytest.param({"actions": [{**BUTTON, "name": name} for name in "abc"]}, id="three buttons"),
    ],
)
def test_it_carries(given):
    assert refused(APNS, message(**given)) == []


def test_a_value_is_no_way_to_another_scheme():
    opened = message({"x": "javascript:alert(1)"}, link="{{ x }}")
    assert [path for path, _ in refused(APNS, opened)] == ["link"]


@pytest.mark.parametrize("options", [{}, {"thread_id": "order-4711", "badge": 12}])
def test_the_body_has_4096_bytes_at_most(options):
    room = 4096 - size_of(APNS.payload(message(body="x", options=options))["body"])
    fits = message(body="x" * (room + 1), options=options)
    assert size_of(APNS.payload(fits)["body"]) == 4096
    assert refused(APNS, message(body="x" * (room + 2), options=options)) == [
        ("body", "4097 bytes; 4096 is the limit (Apple, Generating a remote notification)")
    ]


def test_what_zero_says_is_said():
    payload = APNS.payload(message(options={"badge": 0, "relevance": 0, "expires_at": 0}))
    assert payload["body"]["aps"]["badge"] == 0
    assert payload["body"]["aps"]["relevance-score"] == 0
    assert payload["headers"]["apns-expiration"] == "0"
