"""Each reader takes what it says, JSON or Python, and nothing else."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import values
from templates_lib.language.values import MISSING, Money, Percent, Unfit

TAKEN = {
    "int": (values.number, 5, 5),
    "greatest": (values.number, 10**15 - 1, 10**15 - 1),
    "float": (values.number, 0.1, Decimal("0.1")),
    "float noise": (values.number, 1e-30, 0),
    "text": (values.number, "-12.50", Decimal("-12.50")),
    "twenty decimals": (values.number, Decimal("1e-20"), Decimal("1e-20")),
    "zero of any exponent": (values.number, Decimal("0e999"), 0),
    "count": (values.count, 0, 0),
    "count of a float": (values.count, 3.0, 3),
    "count of a text": (values.count, "3", 3),
    "ratio": (values.percent, 2, Percent(Decimal(2))),
    "percent sign": (values.percent, "12.5 %", Percent(Decimal("0.125"))),
    "large percent": (values.percent, "500%", Percent(Decimal(5))),
    "money": (values.money, 12.5, Money(Decimal("12.5"))),
    "money of a record": (
        values.money,
        {"amount": "1", "currency": "NOK"},
        Money(Decimal(1), "NOK"),
    ),
    "money without currency": (values.money, {"amount": 1}, Money(Decimal(1))),
    "money of a pair": (values.money, [1, "NOK"], Money(Decimal(1), "NOK")),
    "date": (values.date, "2024-02-29", dt.date(2024, 2, 29)),
    "time": (values.time, "23:59:59.5", dt.time(23, 59, 59, 500_000)),
    "moment": (values.datetime, "2025-05-31T17:30Z", dt.datetime(2025, 5, 31, 17, 30)),
    "moment, space": (values.datetime, "2025-05-31 17:30+02:00", dt.datetime(2025, 5, 31, 17, 30)),
    "url": (values.url, "http://bücher.example:8080/a?b#c", "http://bücher.example:8080/a?b#c"),
    "longest url": (values.url, "https://a.b/" + "x" * 2036, "https://a.b/" + "x" * 2036),
    "email": (values.email, "kari.n+x@mail.example.com", "kari.n+x@mail.example.com"),
    "phone": (values.phone, "+47 22 12 34 56", "+47 22 12 34 56"),
    "text with lines": (values.text, "a\r\n\tb", "a\n\tb"),
    "line": (values.line, "Łukasz 🎁 \u0627", "Łukasz 🎁 \u0627"),
    "code": (values.code, 10023, "10023"),
    "code of letters": (values.code, "A-1", "A-1"),
    "nothing": (values.anything, None, MISSING),
    "amount": (values.anything, {"amount": 1, "currency": "NOK"}, Money(Decimal(1), "NOK")),
    "list": (values.anything, [1, "a", None], (1, "a", MISSING)),
    "record": (values.anything, {"a": 1, 2: "b"}, {"a": 1}),
}


@pytest.mark.parametrize("read, value, expected", TAKEN.values(), ids=TAKEN.keys())
def test_taken(read, value, expected):
    found = read(value)
    assert found == expected
    assert type(found) is type(expected) or isinstance(expected, int | dict)


REFUSED = {
    "true": (values.number, True),
    "too large": (values.number, 10**15),
    "too small": (values.number, -(10**15)),
    "infinite": (values.number, float("-inf")),
    "not a number": (values.number, Decimal("NaN")),
    "twenty-one decimals": (values.number, Decimal("1e-21")),
    "many digits": (values.number, "1" * 16),
    "comma": (values.number, "1,5"),
    "nothing": (values.number, None),
    "negative count": (values.count, -1),
    "half a count": (values.count, 1.5),
    "true count": (values.count, True),
    "percent as a whole": (values.percent, 25),
    "percent just above": (values.percent, 2.01),
    "no currency": (values.money, {"amount": 1, "currency": "KRO"}),
    "small letters": (values.money, {"amount": 1, "currency": "nok"}),
    "more in it": (values.money, {"amount": 1, "currency": "NOK", "x": 1}),
    "no amount": (values.money, {"currency": "NOK"}),
    "amount of amounts": (values.money, {"amount": {"amount": 1}, "currency": "NOK"}),
    "three": (values.money, [1, 2, "NOK"]),
    "true money": (values.money, True),
    "moment as date": (values.date, dt.datetime(2025, 5, 31)),
    "no such date": (values.date, "2025-02-29"),
    "other digits": (values.date, "２０２５-05-31"),
    "date as moment": (values.datetime, "2025-05-31"),
    "no such time": (values.time, "24:00"),
    "time with zone": (values.time, "17:30Z"),
    "script": (values.url, "javascript:alert(1)"),
    "ftp": (values.url, "ftp://example.com"),
    "no host": (values.url, "https:///a"),
    "relative": (values.url, "//example.com"),
    "user": (values.url, "https://bank.example@evil.example/"),
    "space": (values.url, "https://example.com/a b"),
    "quote": (values.url, 'https://example.com/"'),
    "backslash": (values.url, "https://example.com\\@evil.example"),
    "bad port": (values.url, "https://example.com:x/"),
    "bad brackets": (values.url, "https://[::1"),
    "too long": (values.url, "https://a.b/" + "x" * 2037),
    "url line": (values.url, "https://example.com/\nx"),
    "no at": (values.email, "example.com"),
    "two at": (values.email, "a@b@example.com"),
    "no dot": (values.email, "a@example"),
    "header": (values.email, "a@example.com\r\nBcc: b@example.com"),
    "named": (values.email, "Kari <a@example.com>"),
    "no country": (values.phone, "22123456"),
    "too short": (values.phone, "+4722"),
    "letters": (values.phone, "+47 CALL ME"),
    "lines": (values.line, "a\nb"),
    "tab": (values.line, "a\tb"),
    "control": (values.text, "a\x85b"),
    "line separator": (values.text, "a\u2028b"),
    "half a pair": (values.text, "\udfff"),
    "number as text": (values.text, 5),
    "true code": (values.code, True),
    "float code": (values.code, 1.5),
    "object": (values.anything, object()),
    "set": (values.anything, {1}),
    "long list": (values.anything, [1] * 1001),
}


@pytest.mark.parametrize("read, value", REFUSED.values(), ids=REFUSED.keys())
def test_refused(read, value):
    with pytest.raises(Unfit):
        read(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=8) | st.sampled_from(["amount", "currency"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
READERS = [
    *[values.number, values.count, values.percent, values.money, values.date, values.time],
    *[values.datetime, values.url, values.email, values.phone, values.text, values.line],
    *[values.code, values.anything],
]


@given(JSON)
def test_readers_only_ever_refuse_as_ours(value):
    for read in READERS:
        try:
            read(value)
        except Unfit as unfit:
            assert unfit.expected
        assert values.describe(value)
