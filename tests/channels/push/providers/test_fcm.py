"""FCM: what it refuses."""

import pytest

import channels
from channels.push._sizes import size_of
from tests.channels.handovers import handover, refused

FCM = channels.get_provider("push", "fcm")
TOKEN = "fGx:APA91bH_x-4711"
BUTTON = {"type": "action", "name": "a", "label": "Følg"}


def message(recipient=TOKEN, sender="", options=None, **content):
    content = {"title": "Hei", "body": "Pakken er her", **content}
    given = {"recipient": recipient, "sender": sender, "options": options or {}}
    return handover("push", content, **given)


def measured(payload):
    return FCM.measured(payload)


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"title": "", "body": ""}, "body", "so is the title", id="nothing to say"),
        pytest.param({"recipient": ""}, "envelope.recipient", "topic and condition", id="nobody"),
        pytest.param({"recipient": "a b"}, "envelope.recipient", "registration token", id="space"),
        pytest.param(
            {"options": {"topic": "news"}},
            "options.topic",
            "one target too many, beside token",
            id="a token and a topic",
        ),
        pytest.param(
            {"recipient": "", "options": {"topic": "news", "condition": "'a' in topics"}},
            "options.condition",
            "beside topic",
            id="a topic and a condition",
        ),
        pytest.param(
            {"recipient": "", "options": {"topic": "/topics/news"}},
            "options.topic",
            "letters, digits",
            id="a topic with its prefix",
        ),
        pytest.param({"sender": "nordhus"}, "envelope.sender", "package name", id="one word"),
        pytest.param({"sender": "no.7.app"}, "envelope.sender", "package name", id="a digit"),
        pytest.param({"actions": [BUTTON]}, "actions", "drawn_by", id="buttons that none draws"),
        pytest.param(
            {"actions": [BUTTON], "options": {"drawn_by": "system"}},
            "actions",
            "drawn_by",
            id="buttons that the system does not draw",
        ),
        pytest.param(
            {"options": {"web": True}}, "link", "https:", id="nothing for a browser to open"
        ),
        pytest.param(
            {"options": {"web": True}, "link": "nordhus://1", "app_scheme": "nordhus"},
            "link",
            "https:",
            id="an app's link in a browser",
        ),
        pytest.param(
            {"options": {"ttl_seconds": 2_419_201}},
            "options.ttl_seconds",
            "more than 2419200",
            id="more than four weeks",
        ),
        pytest.param(
            {"options": {"analytics_label": "x" * 51}},
            "options.analytics_label",
            "1 to 50",
            id="a long label",
        ),
        pytest.param({"link": "intent://x"}, "link", "https:", id="another app's parts"),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(FCM, message(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"options": {"ttl_seconds": 0}}, id="now or never"),
        pytest.param({"options": {"ttl_seconds": 2_419_200}}, id="four weeks"),
        pytest.param({"options": {"analytics_label": "x" * 50}}, id="a label as long as can be"),
        pytest.param({"actions": [BUTTON], "options": {"drawn_by": "app"}}, id="the app draws"),
        pytest.param({"options": {"web": False}}, id="no browsers"),
        pytest.param({"sender": "no.nord_hus.App7"}, id="a package"),
    ],
)
def test_it_carries(given):
    assert refused(FCM, message(**given)) == []


def test_every_value_of_data_is_a_text():
    options = {"drawn_by": "app", "badge": 3, "sound": "bjelle"}
    payload = FCM.payload(message(actions=[BUTTON], collapse_key="x", options=options))
    assert {type(value) for value in payload["message"]["data"].values()} == {str}
    assert "notification" not in payload["message"]
    assert "notification" not in payload["message"]["android"]


@pytest.mark.parametrize("options", [{}, {"drawn_by": "app"}, {"ttl_seconds": 60, "badge": 2}])
def test_the_message_has_4096_bytes_at_most_whoever_it_goes_to(options):
    def room(body: str) -> int:
        return size_of(measured(FCM.payload(message(body=body, options=options))))

    each = room("xx") - room("x")
    longest = "x" * (1 + (4096 - room("x")) // each)
    assert 4096 - each < room(longest) <= 4096
    (problem,) = refused(FCM, message(body=longest + "x", options=options))
    assert problem[0] == "body" and "4096 is the limit (Firebase" in problem[1]
    longer = message(TOKEN * 20, body=longest, options=options)
    assert refused(FCM, longer) == []
