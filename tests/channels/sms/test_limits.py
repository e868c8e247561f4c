"""Capacities, against the figures that everybody quotes; and each limit from both sides."""

import json

import pytest

from channels.sms import count, segment
from channels.sms._limits import CEILINGS, MAX_SEGMENTS, Capacity, capacity


@pytest.mark.parametrize(
    ("encoding", "udh_octets", "expected"),
    [
        pytest.param("GSM-7", 0, Capacity(160, 153), id="GSM"),
        pytest.param("UCS-2", 0, Capacity(70, 67), id="UCS-2"),
        pytest.param("GSM-7", 3, Capacity(155, 149), id="one national shift"),
        pytest.param("GSM-7", 6, Capacity(152, 146), id="two national shifts"),
    ],
)
def test_capacity(encoding, udh_octets, expected):
    assert capacity(encoding, udh_octets) == expected
    assert capacity(encoding, table_octets=udh_octets) == expected


@pytest.mark.parametrize(("encoding", "part"), [("GSM-7", 152), ("UCS-2", 66)])
def test_a_16_bit_reference_takes_one_octet_more(encoding, part):
    assert capacity(encoding, 1).part == part
    alone = capacity(encoding).single
    assert capacity(encoding, reference_bits=16) == Capacity(alone, part)


def test_the_figures_of_the_shared_limits(shared_dir):
    limits = (shared_dir / "vectors" / "channel_limits.json").read_text("utf-8")
    sms = json.loads(limits)["sms"]
    for encoding, name in (("GSM-7", "gsm7"), ("UCS-2", "ucs2")):
        assert capacity(encoding).single == sms["single"][name]
        assert capacity(encoding).part == sms["part_8bit_ref"][name]
        assert capacity(encoding, reference_bits=16).part == sms["part_16bit_ref"][name]
    for octets, name in ((3, "national_one_IE"), (6, "national_two_IE")):
        assert capacity("GSM-7", table_octets=octets) == Capacity(**sms[name])
    assert sms["max_parts_spec"] == MAX_SEGMENTS
    found = {(ceiling.provider, ceiling.counted): ceiling.limit for ceiling in CEILINGS}
    assert found["Twilio", "characters"] == sms["twilio_body_chars"]
    assert found["LINK Mobility", "segments"] == sms["link_max_parts"]
    assert found["Altinn", "url_encoded_characters"] == sms["altinn_link_max_parts"] * 134
    assert found["Braze", "segments"] == sms["braze_max_parts"]


@pytest.mark.parametrize("letter", ["a", "ł"])
def test_the_header_numbers_255_segments(letter):
    part = segment(letter * 200).capacity.part
    assert count(letter * part * MAX_SEGMENTS) == MAX_SEGMENTS
    assert count(letter * (part * MAX_SEGMENTS + 1)) == MAX_SEGMENTS + 1
