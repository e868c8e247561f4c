"""The alphabet, against what the standard says of its size and the shared table of letters."""

import json

import pytest

from channels.sms._alphabet import BASIC, EXTENSION, encoding_of, is_gsm, outside


def test_sizes():
    assert len(BASIC) == 127  # 128 codes, one of them the escape
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION


def test_the_shared_letters(shared_dir):
    table = json.loads((shared_dir / "vectors" / "gsm_by_locale.json").read_text("utf-8"))
    for locale, letters in table.items():
        assert all(map(is_gsm, letters["gsm"])), locale
        assert not any(map(is_gsm, letters["non_gsm"])), locale


@pytest.mark.parametrize(
    ("text", "encoding", "places"),
    [("Hei {}[]\\^~|€\f", "GSM-7", ()), ("Zażółć", "UCS-2", (2, 3, 4, 5)), ("a\tb", "UCS-2", (1,))],
)
def test_outside(text, encoding, places):
    assert (encoding_of(text), outside(text)) == (encoding, places)
