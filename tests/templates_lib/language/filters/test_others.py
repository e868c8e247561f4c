"""The smaller filters."""

import pytest

from templates_lib.language import WrongValue, parse

N = "\u00a0"

CASES = {
    "select": ('{{ a | select(f="Kjære", other="Hei") }}', "f", "nb", "Kjære"),
    "select other": ('{{ a | select(f="Kjære", other="Hei") }}', "x", "nb", "Hei"),
    "select empty": ('{{ a | select(f="Kjære", other="Hei") }}', "", "nb", "Hei"),
    "select no word": ('{{ a | select({"not-set": "-"}, other="+") }}', "not-set", "nb", "-"),
    "select truth": ('{{ a | select(true="ja", other="nei") }}', True, "nb", "ja"),
    "number": ("{{ a | number }}", 1234.5678, "nb", f"1{N}234,568"),
    "number half up": ("{{ a | number(1) }}", "0.25", "nb", "0,3"),
    "number decimals": ("{{ a | number(2) }}", 5, "nb", "5,00"),
    "number no decimals": ("{{ a | number(0) }}", 2.5, "en", "3"),
    "number es": ("{{ a | number }}", 1234, "es", "1234"),
    "number hi": ("{{ a | number }}", 1234567, "hi", "12,34,567"),
    "percent": ("{{ a | percent }}", 0.25, "nb", f"25{N}%"),
    "percent kept exact": ("{{ a | percent }}", "0.125", "nb", f"12,5{N}%"),
    "percent decimals": ("{{ a | percent(1) }}", 0.25, "en", "25.0%"),
    "percent sign": ("{{ a | percent }}", "12.5 %", "pl", "12,5%"),
    "percent of a large ratio": ("{{ a | percent }}", 12.5, "en", "1,250%"),
    "date": ("{{ a | date }}", "2025-12-01", "pl", "1 grudnia 2025"),
    "date short": ('{{ a | date("short") }}', "2025-12-01", "nb", "01.12.2025"),
    "date medium": ('{{ a | date("medium") }}', "2025-12-01", "nb", "1. des. 2025"),
    "date full": ('{{ a | date("full") }}', "2025-12-01", "da", "mandag den 1. december 2025"),
    "date of a moment": ("{{ a | date }}", "2025-12-01T23:59:59Z", "nl", "1 december 2025"),
    "time": ("{{ a | time }}", "17:30", "da", "17.30"),
    "time with seconds": ('{{ a | time("medium") }}', "17:30:09", "nb", "17:30:09"),
    "time of a moment": ("{{ a | time }}", "2025-12-01 09:05", "en", "9:05 AM"),
    "datetime": ("{{ a | datetime }}", "2025-12-01T17:30", "pl", "1 grudnia 2025 17:30"),
    "datetime short": (
        '{{ a | datetime("short") }}',
        "2025-12-01T17:30",
        "nb",
        "01.12.2025, 17:30",
    ),
    "list": ("{{ a | list }}", ["x", "y", "z"], "nb", "x, y og z"),
    "list or": ('{{ a | list("or") }}', ["x", "y"], "pl", "x lub y"),
    "list of one": ("{{ a | list }}", ["x"], "nb", "x"),
    "list of none": ("{{ a | list }}", [], "nb", ""),
    "upper": ("{{ a | upper }}", "straße", "de", "STRASSE"),
    "lower": ("{{ a | lower }}", "ÆØÅ", "nb", "æøå"),
    "capitalize": ("{{ a | capitalize }}", "ørsta Kari", "nb", "Ørsta Kari"),
    "capitalize nothing": ("{{ a | capitalize }}", "", "nb", ""),
}


@pytest.mark.parametrize("text, value, locale, expected", CASES.values(), ids=CASES.keys())
def test_written(text, value, locale, expected):
    assert parse(text).render({"a": value}, locale) == expected


WRONG = {
    "date": ("{{ a | date }}", ["31.12.2025", "2025-02-30", "20250531", "", 5, True]),
    "time": ("{{ a | time }}", ["25:00", "5", "17.30", 5]),
    "datetime": ("{{ a | datetime }}", ["2025-05-31", "17:30", 5]),
    "list": ("{{ a | list }}", ["x", [1], [["x"]], {"b": 1}]),
    "phone": ("{{ a | phone }}", ["22123456", "+47", "+999123456789", "call me"]),
    "select": ('{{ a | select(other="b") }}', [5, ["x"]]),
    "percent": ("{{ a | percent }}", ["x %", "%", True]),
    "number": ("{{ a | number }}", ["1,5", "1 000", "0x10", "", "1e5", "٣"]),
}


@pytest.mark.parametrize(
    "text, value",
    [(text, value) for text, wrong in WRONG.values() for value in wrong],
)
def test_refused(text, value):
    with pytest.raises(WrongValue) as caught:
        parse(text).render({"a": value}, "nb")
    assert caught.value.name == "a"
