"""Infobip RCS: what is refused by name."""

import pytest

from channels import Envelope
from tests.channels.conversing import handover, paths_refused, payload_of

PROVIDER = "infobip"


@pytest.mark.parametrize(
    ("envelope", "paths"),
    [
        pytest.param(Envelope("", "Nordhus"), ["envelope.recipient"], id="to nobody"),
        pytest.param(Envelope("22123456", "Nordhus"), ["envelope.recipient"], id="no country"),
        pytest.param(Envelope("+4791234567", ""), ["envelope.sender"], id="from nobody"),
        pytest.param(Envelope("+4791234567", "a\0b"), ["envelope.sender"], id="no text"),
        pytest.param(
            Envelope("+4791234567", "Nordhus", "r" * 201), ["envelope.reference"], id="a long id"
        ),
        pytest.param(
            Envelope("+4791234567", "Nordhus", "", {"notify": True}),
            ["options.notify"],
            id="an unknown option",
        ),
        pytest.param(
            Envelope("+4791234567", "Nordhus", "", {"validity_minutes": 2881}),
            ["options.validity_minutes"],
            id="more than 48 hours",
        ),
        pytest.param(
            Envelope("+4791234567", "Nordhus", "", {"callback_data": "c" * 4001}),
            ["options.callback_data"],
            id="much to call back with",
        ),
    ],
)
def test_an_envelope_is_refused(envelope, paths):
    assert paths_refused("rcs", PROVIDER, handover("rcs", {"text": "Hei"}, to=envelope)) == paths


@pytest.mark.parametrize(
    "envelope",
    [
        Envelope("+4791234567", "Nordhus", "r" * 200),
        Envelope("+4791234567", "Nordhus", "", {"validity_minutes": 2880}),
        Envelope("+4791234567", "Nordhus", "", {"callback_data": "c" * 4000}),
    ],
)
def test_an_envelope_at_its_limit(envelope):
    payload = payload_of("rcs", PROVIDER, handover("rcs", {"text": "Hei"}, to=envelope))
    assert payload["messages"][0]["destinations"][0]["to"] == "4791234567"


def test_a_card_has_a_title_or_an_image_here():
    message = handover("rcs", {"card": [{"type": "card", "description": "Eik"}]})
    assert paths_refused("rcs", PROVIDER, message) == ["card.0"]
    titled = {"type": "card", "description": "Eik", "title": "Stol"}
    assert payload_of("rcs", PROVIDER, handover("rcs", {"card": [titled]}))
