import pytest

import channels
from cms.exchange.places import PlaceError, places, read_place


@pytest.mark.parametrize("channel", channels.CHANNELS.values(), ids=lambda channel: channel.name)
def test_every_place_of_a_channel_reads_back(channel: channels.Channel) -> None:
    assert places(channel)
    for place in places(channel):
        assert read_place(channel, str(place)) == place


@pytest.mark.parametrize(
    ("channel", "written", "marks"),
    [
        ("email", "subject", False),
        ("email", "body/text.text", True),
        ("email", "body/heading.text", False),
        ("email", "body/button.label", False),
        ("email", "body/button.url", False),
        ("sms", "body", False),
    ],
)
def test_bold_means_something_in_running_text_of_blocks(
    channel: str, written: str, marks: bool
) -> None:
    assert read_place(channels.get(channel), written).takes_marks == marks


@pytest.mark.parametrize("written", ["", "body", "body/text", "body/text.nothing", "Subject"])
def test_other_places_are_refused_with_the_nearest(written: str) -> None:
    with pytest.raises(PlaceError) as caught:
        read_place(channels.get("email"), written)
    assert "subject" in caught.value.known


def test_a_near_miss_is_named() -> None:
    with pytest.raises(PlaceError) as caught:
        read_place(channels.get("email"), "body/buton.label")
    assert caught.value.nearest == ("body/button.label",)
