"""Google RCS for Business: what is refused by name."""

import pytest

from tests.channels.conversing import handover, paths_refused, payload_of

CARD = {"type": "card", "title": "Stol"}
REPLY = {"type": "reply", "label": "Ja"}
PROVIDER = "google_rbm"


@pytest.mark.parametrize(
    ("document", "values", "paths"),
    [
        pytest.param({}, {}, ["text"], id="nothing"),
        pytest.param({"text": " \n"}, {}, ["text"], id="white space"),
        pytest.param({"text": "Hei", "card": [CARD]}, {}, ["card"], id="text and card"),
        pytest.param({"text": "{{ t }}"}, {"t": "a" * 3073}, ["text"], id="too long when finished"),
        pytest.param({"card": [CARD, CARD]}, {}, ["card"], id="two single cards"),
        pytest.param({"text": "Hei", "suggestions": [REPLY] * 12}, {}, ["suggestions"], id="chips"),
        pytest.param(
            {"text": "Hei", "suggestions": [{"type": "reply"}]},
            {},
            ["suggestions.0.label"],
            id="no label",
        ),
        pytest.param(
            {"text": "Hei", "suggestions": [{**REPLY, "type": "dial", "phone": "{{ p }}"}]},
            {"p": "22 12 34 56"},
            ["suggestions.0.phone"],
            id="no number when finished",
        ),
        pytest.param(
            {"text": "Hei", "suggestions": [{**REPLY, "type": "open_url", "url": "{{ u }}"}]},
            {"u": "javascript:alert(1)"},
            ["suggestions.0.url"],
            id="no address when finished",
        ),
        pytest.param(
            {"text": "Hei", "suggestions": [{**REPLY, "type": "open_url", "url": "{{ u }}"}]},
            {"u": "https://nordhus.example/{{1}}"},
            ["suggestions.0.url"],
            id="a tag in a value",
        ),
        pytest.param({"text": "Hei", "sms_text": "Hei"}, {}, ["sms_text"], id="an SMS instead"),
    ],
)
def test_a_message_is_refused(document, values, paths):
    assert paths_refused("rcs", PROVIDER, handover("rcs", document, values)) == paths


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"ttl_seconds": 1}, {"ttl": "1s"}, id="a second"),
        pytest.param({"ttl_seconds": 1_296_000}, {"ttl": "1296000s"}, id="15 days"),
        pytest.param({"ttl_seconds": 1_296_001}, None, id="15 days and a second"),
        pytest.param({"ttl_seconds": 0}, None, id="no second"),
        pytest.param({"ttl_seconds": True}, None, id="true is no number"),
        pytest.param(
            {"expire_time": "2026-03-14T15:00+01:00"},
            {"expireTime": "2026-03-14T14:00:00Z"},
            id="a moment",
        ),
        pytest.param({"expire_time": "2026-03-14"}, None, id="a day"),
        pytest.param({"traffic_type": "PROMOTION"}, {"messageTrafficType": "PROMOTION"}, id="type"),
        pytest.param({"traffic_type": "promotion"}, None, id="a type in small letters"),
        pytest.param({"sms_elsewhere": "yes"}, None, id="a word for true"),
        pytest.param({"tll": 1}, None, id="an unknown option"),
    ],
)
def test_an_option(options, expected):
    message = handover("rcs", {"text": "Hei"}, **options)
    if expected is None:
        (path,) = paths_refused("rcs", PROVIDER, message)
        assert path.startswith("options.")
    else:
        payload = payload_of("rcs", PROVIDER, message)
        assert payload == {"contentMessage": {"text": "Hei"}, **expected}


def test_it_expires_in_one_way():
    options = {"ttl_seconds": 60, "expire_time": "2026-03-14T15:00+01:00"}
    message = handover("rcs", {"text": "Hei"}, **options)
    assert paths_refused("rcs", PROVIDER, message) == ["options.expire_time"]


def test_every_reason_is_named_at_once():
    message = handover("rcs", {"text": "Hei", "card": [{"type": "card"}]}, ttl_seconds=0)
    assert paths_refused("rcs", PROVIDER, message) == ["card", "card.0", "options.ttl_seconds"]
