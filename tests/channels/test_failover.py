"""The SMS instead: its sender, its limits and its price are those of SMS."""

import pytest

import channels
from channels.sms.providers._limits import NAME

RCS = channels.get("rcs")


def refused(sender, text="Hei"):
    content = RCS.load({"text": "Hei", "sms_text": text, "sms_sender": sender})
    return [problem.path for problem in RCS.refusals(content)]


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        pytest.param("", [], id="none"),
        pytest.param("N" * NAME.value, [], id="eleven"),
        pytest.param("N" * (NAME.value + 1), ["sms_sender"], id="twelve"),
        pytest.param("Nordhus 20", [], id="a space and a number"),
        pytest.param("Nordhus 2.0", ["sms_sender"], id="a full stop"),
        pytest.param("Nørdhus", ["sms_sender"], id="a letter of few alphabets"),
        pytest.param("+4722123456", [], id="a number"),
        pytest.param("1963", [], id="a short number"),
        pytest.param("+" + "1" * 15, [], id="fifteen digits"),
        pytest.param("+" + "1" * 16, ["sms_sender"], id="sixteen digits"),
        pytest.param("{{ x }}", ["sms_sender"], id="no template"),
    ],
)
def test_a_sender(sender, expected):
    assert refused(sender) == expected


def test_a_sender_needs_something_to_send():
    assert refused("Nordhus", "  ") == ["sms_sender"]


@pytest.mark.parametrize(
    ("text", "hard"), [("a" * 1600, []), ("a" * 1601, [False]), ("a" * 153 * 256, [False, True])]
)
def test_its_limits_are_those_of_sms(text, hard):
    overruns = RCS.overruns(RCS.load({"text": "Hei", "sms_text": text}))
    assert [run.path for run in overruns] == ["sms_text"] * len(hard)
    assert [run.hard for run in overruns] == hard


@pytest.mark.parametrize(("text", "segments"), [("a" * 160, 1), ("a" * 161, 2), ("ł" * 71, 2)])
def test_its_segments_are_a_figure(text, segments):
    measurement = RCS.measure({"text": "Hei", "sms_text": text})
    assert measurement["sms_segments"].value == segments == measurement.detail["sms_segments"]


def test_without_one_there_is_no_figure():
    measurement = RCS.measure({"text": "Hei", "sms_text": " "})
    assert "sms_segments" not in {metric.name for metric in measurement.metrics}
    assert measurement.detail["sms_segments"] == 0
