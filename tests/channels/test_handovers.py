"""The builder of handovers: values filled in, as their outputs escape them."""

import pytest

import channels
from tests.channels.dummy import CHANNEL as DUMMY
from tests.channels.handovers import handover, minimal, whole


def test_values_are_filled_in_and_become_variables():
    made = handover("sms", {"body": "{{ a }} {{ b|upper }} {{ a }}"}, {"a": "1", "b": ["2", "9"]})
    assert made.outputs == {"body": "1 2 1"}
    assert [(each.tag, each.name, each.value, each.samples) for each in made.variables] == [
        ("{{ a }}", "a", "1", ()),
        ("{{ b|upper }}", "b", "2", ("9",)),
    ]


def test_values_enter_as_the_output_says():
    content = {"subject": "{{ x }}", "body": [{"type": "text", "text": "{{ x }}"}]}
    made = handover("email", content, {"x": "<b>\n"})
    assert made.outputs["subject"] == "<b> "
    assert "&lt;b&gt;" in made.outputs["html"]


def test_what_has_no_value_is_told_unless_the_outputs_are_given():
    with pytest.raises(ValueError, match=r"\{\{ x \}\}"):
        handover("sms", {"body": "{{ x }}"})
    assert handover("sms", {"body": "{{ x }}"}, outputs={"body": "1"}).variables == ()


def test_an_envelope_by_its_fields():
    made = handover("sms", {}, recipient="+4791234567", options={"a": 1})
    assert (made.envelope.recipient, made.envelope.options) == ("+4791234567", {"a": 1})


@pytest.mark.parametrize(
    "channel", [*channels.CHANNELS.values(), DUMMY], ids=lambda each: each.name
)
def test_the_least_and_the_whole_of_every_channel(channel):
    least, most = channel.load(minimal(channel)), channel.load(whole(channel, "Hei"))
    assert any(part.text for part in channel.texts(least))
    assert all(part.text for part in channel.texts(most))
