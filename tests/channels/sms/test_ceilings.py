"""Which provider takes what: each ceiling just reached, and just passed."""

import pytest

from channels.sms import segment
from channels.sms._limits import CEILINGS

REACHED_AND_PASSED = [
    pytest.param("Twilio", "characters", "å" * 1600, "å" * 1601, 1601, id="Twilio"),
    pytest.param(
        "LINK Mobility", "segments", "a" * 153 * 254, "a" * (153 * 254 + 1), 255, id="LINK"
    ),
    pytest.param("LINK Mobility", "four_byte_characters", "❤", "😀", 1, id="LINK, emoji"),
    pytest.param("Braze", "segments", "a" * 1530, "a" * 1531, 11, id="Braze, GSM-7"),
    pytest.param("Braze", "segments", "ł" * 670, "ł" * 671, 11, id="Braze, UCS-2"),
    pytest.param("Altinn", "url_encoded_characters", "a" * 2144, "a" * 2145, 2145, id="Altinn"),
    pytest.param(
        "Altinn", "url_encoded_characters", "ø" * 357 + "ab", "ø" * 357 + "abc", 2145,
        id="Altinn, a letter of six",
    ),
    pytest.param(
        "Altinn", "url_encoded_characters", "a b\n~(" * 214 + "abcd", "a b\n~(" * 215, 2150,
        id="Altinn, a space is one, a line break three",
    ),
]  # fmt: skip


def passed(text):
    return {
        (over.ceiling.provider, over.ceiling.counted): over.amount
        for over in segment(text).ceilings_passed
    }


@pytest.mark.parametrize(("provider", "counted", "within", "over", "amount"), REACHED_AND_PASSED)
def test_a_ceiling(provider, counted, within, over, amount):
    assert (provider, counted) not in passed(within)
    assert passed(over)[provider, counted] == amount


def test_every_ceiling_is_tested_and_has_its_source():
    tested = {case.values[:2] for case in REACHED_AND_PASSED}
    assert {(ceiling.provider, ceiling.counted) for ceiling in CEILINGS} == tested
    assert all(ceiling.source and ceiling.sure in "ABC" for ceiling in CEILINGS)


@pytest.mark.parametrize("text", ["", "Hei Kari, pakken er klar.", "Zażółć " * 50, "\ud83d"])
def test_an_ordinary_message_passes_none(text):
    assert segment(text).ceilings_passed == ()
