"""What a channel tells about itself for the checks of the law."""

import pytest

import channels


@pytest.mark.parametrize(
    ("name", "in_text", "by_link", "shows_sender", "roomy"),
    [
        ("sms", True, False, False, False),
        ("whatsapp", True, False, True, False),
        ("rcs", True, False, True, False),
        ("viber", True, False, True, False),
        ("email", False, True, True, True),
        ("push", False, False, True, False),
    ],
)
def test_ways_out_and_senders(
    name: str, in_text: bool, by_link: bool, shows_sender: bool, roomy: bool
) -> None:
    channel = channels.get(name)
    assert channel.way_out_in_text is in_text
    assert channel.way_out_by_link is by_link
    assert channel.shows_sender is shows_sender
    assert channel.roomy is roomy


def test_no_channel_asks_for_both_ways_out() -> None:
    assert not [
        each.name
        for each in channels.CHANNELS.values()
        if each.way_out_in_text and each.way_out_by_link
    ]
