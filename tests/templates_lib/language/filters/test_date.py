import datetime as dt

import pytest

from templates_lib.language import TemplateSyntaxError, parse

DAY = "2025-05-31"


@pytest.mark.parametrize(
    "tag, texts",
    [
        (
            "nb",
            {
                "short": "31.05.2025",
                "medium": "31. mai 2025",
                "long": "31. mai 2025",
                "full": "lørdag 31. mai 2025",
                "day": "31. mai",
                "weekday": "lørdag 31. mai",
            },
        ),
        (
            "da",
            {"full": "lørdag den 31. maj 2025", "day": "31. maj", "weekday": "lørdag 31. maj"},
        ),
        ("pl", {"long": "31 maja 2025", "day": "31 maja", "weekday": "sobota, 31 maja"}),
        ("nl", {"short": "31-05-2025", "day": "31 mei", "weekday": "zaterdag 31 mei"}),
        ("en", {"short": "5/31/25", "day": "May 31", "weekday": "Saturday, May 31"}),
        ("en-GB", {"short": "31/05/2025", "day": "31 May", "weekday": "Saturday 31 May"}),
        ("fi", {"full": "lauantai 31. toukokuuta 2025", "weekday": "lauantai 31. toukokuuta"}),
        ("ru", {"long": "31 мая 2025 г.", "day": "31 мая", "weekday": "суббота, 31 мая"}),
    ],
)
def test_styles(tag, texts):
    found = {style: parse(f'{{{{ d | date("{style}") }}}}') for style in texts}
    assert {style: each.render({"d": DAY}, tag) for style, each in found.items()} == texts


@pytest.mark.parametrize(
    "value",
    [DAY, dt.date(2025, 5, 31), "2025-05-31T23:59:59Z", dt.datetime(2025, 5, 31)],
    ids=["text", "date", "moment as text", "moment"],
)
def test_long_is_the_usual_style(value):
    assert parse("{{ d | date }}").render({"d": value}, "nl") == "31 mei 2025"


@pytest.mark.parametrize(
    "tag, text",
    [
        ("nb", "31. mai 2025 kl. 17:05"),
        ("da", "31. maj 2025 kl. 17.05"),
        ("pl", "31 maja 2025 17:05"),
        ("nl", "31 mei 2025 om 17:05"),
        ("en", "May 31, 2025 at 5:05 PM"),
    ],
)
def test_datetime(tag, text):
    assert parse("{{ d | datetime }}").render({"d": "2025-05-31T17:05"}, tag) == text


@pytest.mark.parametrize(
    "day, text", [("0001-01-01", "1. januar 1"), ("9999-12-31", "31. desember 9999")]
)
def test_the_first_and_the_last_day(day, text):
    assert parse("{{ d | date }}").render({"d": day}, "nb") == text


def test_a_style_that_there_is_not():
    with pytest.raises(TemplateSyntaxError, match="short, medium, long, full, day, weekday"):
        parse('{{ d | date("MMM d") }}')
