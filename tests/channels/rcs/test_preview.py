"""The conversation as a phone shows it: what is there, what is said of what is not."""

import json
from pathlib import Path

import pytest

import channels
import locales
from channels import Look, Scene
from channels._colours import contrast
from channels.rcs._preview import _GROUNDS
from tests.channels.conversing import outputs_of
from tests.channels.reading import elements, visible_text

RCS = channels.get("rcs")
GALLERY = json.loads((Path(__file__).parent / "gallery.json").read_text("utf-8"))
CARD = {"type": "card", "title": "Stol", "media": "https://nordhus.example/b/stol.jpg"}


def show(document, **scene):
    return RCS.preview(outputs_of(RCS, RCS.load(document)), Scene(**scene))


def found(shown, name, **wanted):
    return [
        attributes
        for tag, attributes in elements(shown)
        if tag == name and all(attributes.get(key) == value for key, value in wanted.items())
    ]


def styled(shown, name):
    """The elements that have *name* among their classes."""
    return [a for _, a in elements(shown) if name in a.get("class", "").split()]


@pytest.mark.parametrize("example", GALLERY, ids=[example["name"] for example in GALLERY])
@pytest.mark.parametrize("device", ["phone", "wide"])
def test_the_gallery_can_be_sent_and_shown(example, device):
    content = RCS.load(example["content"])
    assert list(RCS.refusals(content)) == []
    assert [run for run in RCS.overruns(content) if run.hard] == []
    language = locales.get(example["locale"])
    scene = Scene(language.tag, language.direction, Look(**example["look"]), device)
    shown = RCS.preview(outputs_of(RCS, content), scene)
    assert example["look"]["brand_name"] in visible_text(shown)
    assert styled(shown, device)[0]["dir"] == language.direction
    for part in RCS.texts(content):
        if part.path.endswith(("label", "text")):
            assert part.text.strip() in visible_text(shown)


def test_the_sender_is_marked_as_verified():
    shown = show({"text": "Hei"}, look=Look(brand_name="Nordhus"))
    assert found(shown, "span", role="img")[0]["aria-label"] == "Verified sender"
    assert "Nordhus" in visible_text(shown)


@pytest.mark.parametrize("height", ["short", "medium", "tall"])
def test_an_image_is_a_box_of_its_height_with_its_name(height):
    shown = show({"card": [{**CARD, "height": height}]})
    assert len(styled(shown, height)) == 1
    (box,) = styled(shown, "picture")
    assert (box["role"], box["aria-label"]) == ("img", "Image: stol.jpg")
    assert "nordhus.example" in visible_text(shown)


@pytest.mark.parametrize(("height", "pixels"), [("short", 112), ("medium", 168), ("tall", 264)])
def test_the_heights_are_google_s(height, pixels):
    assert f".rich.{height} > .picture {{ height: {pixels}px; }}" in show({})


def test_a_video_is_one():
    shown = show({"card": [{**CARD, "media": "https://nordhus.example/b/Stol%20%C3%85re.MP4?v=1"}]})
    assert styled(shown, "picture")[0]["aria-label"] == "Video: Stol Åre.MP4"


def test_a_carousel_is_reached_by_the_keyboard():
    shown = show({"carousel": [CARD] * 3, "card_width": "small"})
    (strip,) = styled(shown, "strip")
    assert (strip["tabindex"], strip["aria-label"]) == ("0", "Carousel of 3 cards")
    assert "small" in strip["class"]
    assert len(found(shown, "article")) == 3


@pytest.mark.parametrize("alignment", ["left", "right"])
def test_a_card_with_its_image_beside(alignment):
    card = {**CARD, "orientation": "horizontal", "alignment": alignment}
    (article,) = found(show({"card": [card]}), "article")
    assert {"horizontal", alignment} <= set(article["class"].split())


@pytest.mark.parametrize(
    ("suggestion", "does"),
    [
        ({"type": "reply"}, "Answers"),
        ({"type": "open_url", "url": "https://a.no"}, "Opens an address"),
        ({"type": "dial", "phone": "+4722123456"}, "Calls"),
        ({"type": "location"}, "Shows a map"),
        ({"type": "event"}, "Adds to the calendar"),
    ],
)
def test_what_a_tap_does_is_said_to_those_who_see_no_icon(suggestion, does):
    shown = show({"text": "Hei", "suggestions": [{**suggestion, "label": "Trykk"}]})
    assert f"Trykk ({does})" in visible_text(shown)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "Nothing is written yet."),
        ({"card": [{"type": "card"}]}, "Nothing is written on this card yet."),
        ({"text": "Hei", "suggestions": [{"type": "reply"}]}, "No label yet"),
    ],
)
def test_what_is_missing_is_said(document, words):
    assert words in visible_text(show(document))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"text": "æ" * 80}, ["Basic", "160"]),
        ({"text": "æ" * 81}, ["Single", "162", "/ 160"]),
        ({"card": [CARD]}, ["Single", "Flat rate"]),
    ],
)
def test_what_it_costs_stands_below(document, words):
    text = visible_text(show(document))
    assert [word for word in words if word not in text] == []


def test_nothing_has_no_rate():
    assert "Flat rate" not in visible_text(show({}))


def test_the_sms_instead_is_shown_with_its_sender_and_segments():
    document = {"text": "Hei", "sms_text": "Hei på SMS", "sms_sender": "Nordhus"}
    text = visible_text(show(document))
    assert "Those without RCS get this SMS" in text
    assert "From Nordhus" in text and "Hei på SMS" in text
    assert "SMS" not in visible_text(show({"text": "Hei"})).replace("RCS", "")


@pytest.mark.parametrize("accent", ["#ffffff", "#000000", "#ff0", "#0b5d4b", "#d97706"])
def test_the_brand_s_colour_can_be_read_by_day_and_by_night(accent):
    (frame,) = styled(show({"text": "Hei"}, look=Look(accent=accent)), "phone")
    given = dict(pair.split(":") for pair in frame["style"].split(";"))
    for name, ground in zip(("--brand-light", "--brand-dark"), _GROUNDS, strict=True):
        assert contrast(given[name], ground) >= 4.5


def test_the_grounds_are_those_of_the_style():
    shown = show({})
    assert all(f"--bubble: {ground};" in shown for ground in _GROUNDS)


def test_addresses_in_a_text_are_underlined():
    shown = show({"text": "Se https://nordhus.example/a?b=1&c=2. <b>"})
    assert '<span class="link">https://nordhus.example/a?b=1&amp;c=2</span>. &lt;b&gt;' in shown
