"""The chat as a phone shows it."""

import json
import re
from pathlib import Path

import pytest

import channels
import locales
from channels import Look, Scene
from channels._colours import contrast
from channels._page import style
from tests.channels.conversing import outputs_of
from tests.channels.reading import elements, visible_text

VIBER = channels.get("viber")
GALLERY = json.loads((Path(__file__).parent / "gallery.json").read_text("utf-8"))
URL = "https://nordhus.example/b.jpg"
BUTTON = {"type": "button", "label": "Se", "url": URL}
CARD = {"type": "card", "text": "Stol", "image": URL, "buttons": [BUTTON, BUTTON]}


def show(document, **scene):
    return VIBER.preview(outputs_of(VIBER, VIBER.load(document)), Scene(**scene))


def styled(shown, name):
    """The elements that have *name* among their classes."""
    return [a for _, a in elements(shown) if name in a.get("class", "").split()]


@pytest.mark.parametrize("example", GALLERY, ids=[example["name"] for example in GALLERY])
@pytest.mark.parametrize("device", ["phone", "wide"])
def test_the_gallery_can_be_sent_and_shown(example, device):
    content = VIBER.load(example["content"])
    assert list(VIBER.refusals(content)) == []
    assert [run for run in VIBER.overruns(content) if run.hard] == []
    language = locales.get(example["locale"])
    scene = Scene(language.tag, language.direction, Look(**example["look"]), device)
    shown = VIBER.preview(outputs_of(VIBER, content), scene)
    assert styled(shown, device)[0]["dir"] == language.direction
    for part in VIBER.texts(content):
        if part.path.endswith(("label", "text")):
            assert part.text.strip() in visible_text(shown)


def test_an_image_stands_above_the_text_and_the_button_below():
    document = {"text": "Hei", "image": URL, "button": [BUTTON]}
    shown = show(document)
    places = [shown.index(mark) for mark in ('class="picture"', 'class="words"', 'class="button"')]
    assert places == sorted(places)
    assert styled(shown, "picture")[0]["aria-label"] == "Image: b.jpg"


def test_a_carousel_is_reached_by_the_keyboard():
    shown = show({"text": "Hei", "carousel": [CARD] * 3})
    (strip,) = styled(shown, "strip")
    assert (strip["tabindex"], strip["aria-label"]) == ("0", "Carousel of 3 cards")
    assert len(styled(shown, "card-of-many")) == 3 and len(styled(shown, "button")) == 6


def test_a_list_shows_its_options():
    options = [{"type": "option", "text": word} for word in ("Lørdag", "Søndag")]
    words = visible_text(show({"text": "Når?", "options": options}))
    assert re.search("Når\\?.*Lørdag.*Søndag", words, re.S)


def test_what_is_missing_is_said():
    assert "Nothing is written yet." in visible_text(show({}))
    card = {"type": "card", "buttons": [{"type": "button"}]}
    assert visible_text(show({"carousel": [card]})).count("Nothing is written here yet.") == 2


def test_the_sms_instead_is_shown_with_its_sender():
    words = visible_text(show({"text": "Hei", "sms_text": "På SMS", "sms_sender": "Nordhus"}))
    assert "Those without Viber get this SMS" in words
    assert "From Nordhus" in words and "På SMS" in words


def test_what_it_is_billed_as_stands_below():
    assert "Transactional" in visible_text(show({"text": "Hei"}))
    assert "Promotional" in visible_text(show({"category": "promotional", "image": URL}))


def test_its_colours_can_be_read_by_day_and_by_night():
    css = style("channels.viber", "preview.css")
    by_day, by_night = css.split("@media (prefers-color-scheme: dark)")
    for part in (by_day, by_night):
        colours = dict(re.findall(r"--([\w-]+): (#\w+);", part))
        pairs = [("violet", "bubble"), ("on-violet", "violet"), ("on-bar", "bar")]
        assert all(contrast(colours[one], colours[other]) >= 4.5 for one, other in pairs)
