"""Numbers, places and moments as a phone's own apps take them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._native import degrees, moment, phone_number, utc


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+4722123456", "+4722123456"),
        (" +47 22 12 34 56\n", "+4722123456"),
        ("+47\u00a022\u202f12\u201134 56", "+4722123456"),
        ("+1 (212) 555-0123", "+12125550123"),
        ("+123456", None),
        ("+1234567", "+1234567"),
        ("+123456789012345", "+123456789012345"),
        ("+1234567890123456", None),
        ("+0722123456", None),
        ("4722123456", None),
        ("++4722123456", None),
        ("+47٢٢١٢٣٤٥٦", None),
        ("", None),
    ],
)
def test_a_telephone_number(text, number):
    assert phone_number(text) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("59.9139", 59.9139),
        (" -0 ", 0.0),
        ("+90", 90.0),
        ("90.000000000000001", 90.0),
        ("90.01", None),
        ("-90.01", None),
        ("1e1", None),
        ("59,9", None),
        ("inf", None),
        ("٥٩", None),
        ("", None),
    ],
)
def test_degrees(text, value):
    assert degrees(text, 90) == value


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_a_moment_has_its_offset(when):
    found = moment(when.isoformat())
    expected = when.tzinfo is not None and utc(when) is not None
    assert (found and found.isoformat()) == (when.isoformat() if expected else None)


@pytest.mark.parametrize(
    "text", ["", "i morgen", "2026-03-14", "15:00", "2026-02-30T10:00Z", "\x00"]
)
def test_no_moment(text):
    assert moment(text) is None


def test_a_year_that_utc_has_not():
    west = timezone(timedelta(hours=-5))
    assert utc(datetime(9999, 12, 31, 23, tzinfo=west)) is None
    assert utc(datetime(2026, 3, 14, 15, tzinfo=west)) == datetime(2026, 3, 14, 20, tzinfo=UTC)
