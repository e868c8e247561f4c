"""A mail by day, by night and turned round, whatever the viewer's own scheme is."""

import re

import pytest

from channels.email._views import VIEWS
from tests.channels.email.mails import IMAGE, TEXT, mail

HTML = mail(TEXT, IMAGE)["html"]
SHOWN = {view.device.name: view.change(HTML) for view in VIEWS}
DAY = ["phone", "tablet", "wide", "inverted", "images_off"]


@pytest.mark.parametrize("name", DAY)
def test_by_day_the_dark_styles_sleep(name):
    page = SHOWN[name]
    assert "prefers-color-scheme" not in page and "@media not all {" in page
    assert "color-scheme: light;" in page and "light dark" not in page


def test_by_night_they_are_awake():
    page = SHOWN["dark"]
    assert "prefers-color-scheme" not in page and "@media all {" in page
    assert "color-scheme: dark;" in page and "light dark" not in page


def test_words_about_dark_mode_are_left_alone():
    words = "@media (prefers-color-scheme: dark) and color-scheme: light dark"
    for view in VIEWS:
        assert words in view.change(mail({"type": "text", "text": words})["html"])


def test_turned_round_an_image_stays_as_it_is():
    assert re.search(r"img \{ filter: invert\(1\) hue-rotate\(180deg\)", SHOWN["inverted"])
    assert "filter" not in SHOWN["phone"]


def test_images_off():
    assert "<img" not in SHOWN["images_off"]
    assert ">Lampe i eik</span>" in SHOWN["images_off"]


def test_every_view_says_what_it_simulates_or_simulates_nothing():
    assert {view.device.name for view in VIEWS if view.note} == {
        "dark", "inverted", "images_off", "outlook"
    }  # fmt: skip
