"""Infobip Viber: what is refused by name."""

import pytest

from channels import Envelope
from tests.channels.conversing import handover, paths_refused, payload_of

PROVIDER = "infobip"
URL = "https://nordhus.example/b.jpg"
BUTTON = {"type": "button", "label": "Se", "url": URL}
CARD = {"type": "card", "text": "Stol", "image": URL}
P = {"category": "promotional"}


@pytest.mark.parametrize(
    ("document", "values", "paths"),
    [
        pytest.param({}, {}, ["text"], id="nothing"),
        pytest.param({"image": URL}, {}, ["image"], id="a transactional image"),
        pytest.param({**P, "text": "Hei", "image": URL}, {}, ["button"], id="image and text"),
        pytest.param({"text": "{{ t }}"}, {"t": "a" * 1001}, ["text"], id="too long when finished"),
        pytest.param(
            {**P, "text": "Hei", "button": [{**BUTTON, "url": "{{ u }}"}]},
            {"u": "javascript:x"},
            ["button.0.url"],
            id="no address when finished",
        ),
        pytest.param(
            {**P, "text": "Hei", "button": [{"type": "button"}]},
            {},
            ["button.0.label", "button.0.url"],
            id="an empty button",
        ),
        pytest.param(
            {**P, "carousel": [{**CARD, "text": "{{ t }}"}, CARD]},
            {"t": "S"},
            ["carousel.0.text"],
            id="hardly a word when finished",
        ),
        pytest.param(
            {**P, "image": "https://nordhus.example/{{ f }}"},
            {"f": "b.gif"},
            ["image"],
            id="another picture when finished",
        ),
        pytest.param(
            {"text": "Hei", "tracking_data": "{{ t }}"},
            {"t": "t" * 101},
            ["tracking_data"],
            id="long tracking data when finished",
        ),
    ],
)
def test_a_message_is_refused(document, values, paths):
    assert paths_refused("viber", PROVIDER, handover("viber", document, values)) == paths


@pytest.mark.parametrize(
    ("document", "options", "paths"),
    [
        pytest.param({"text": "Hei"}, {"validity_minutes": 2880}, [], id="48 hours"),
        pytest.param(
            {"text": "Hei"}, {"validity_minutes": 2881}, ["options.validity_minutes"], id="longer"
        ),
        pytest.param({"text": "Hei"}, {"apply_session_rate": True}, [], id="session"),
        pytest.param({**P, "image": URL}, {"apply_session_rate": True}, [], id="session, image"),
        pytest.param(
            {**P, "text": "Hei", "button": [BUTTON]},
            {"apply_session_rate": True},
            ["options.apply_session_rate"],
            id="session, button",
        ),
        pytest.param(
            {**P, "text": "Hei", "button": [BUTTON]}, {"apply_session_rate": False}, [], id="none"
        ),
        pytest.param(
            {**P, "carousel": [CARD] * 2},
            {"primary_device_only": True},
            ["options.primary_device_only"],
            id="primary, carousel",
        ),
        pytest.param(
            {"text": "Hei"},
            {"primary_device_only": True, "apply_session_rate": True},
            ["options.apply_session_rate"],
            id="primary and session",
        ),
        pytest.param(
            {"text": "Hei", "tracking_data": "4711"},
            {"primary_device_only": True},
            ["tracking_data"],
            id="primary and tracking",
        ),
        pytest.param(
            {"text": "Hei"}, {"apply_session_rate": 1}, ["options.apply_session_rate"], id="1"
        ),
        pytest.param({"text": "Hei"}, {"label": "PROMOTIONAL"}, ["options.label"], id="unknown"),
    ],
)
def test_options(document, options, paths):
    message = handover("viber", document, **options)
    if paths:
        assert paths_refused("viber", PROVIDER, message) == paths
    else:
        assert payload_of("viber", PROVIDER, message)


@pytest.mark.parametrize(
    ("envelope", "paths"),
    [
        pytest.param(Envelope("", ""), ["envelope.recipient", "envelope.sender"], id="nobody"),
        pytest.param(
            Envelope("+4791234567", "Nordhus", "r" * 201), ["envelope.reference"], id="a long id"
        ),
    ],
)
def test_an_envelope_is_refused(envelope, paths):
    assert (
        paths_refused("viber", PROVIDER, handover("viber", {"text": "Hei"}, to=envelope)) == paths
    )
