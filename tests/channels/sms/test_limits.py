"""Capacities, against the figures that everybody quotes."""

import pytest

from channels.sms._limits import Capacity, capacity


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


@pytest.mark.parametrize(("encoding", "part"), [("GSM-7", 152), ("UCS-2", 66)])
def test_a_16_bit_reference_takes_one_octet_more(encoding, part):
    assert capacity(encoding, 1).part == part
