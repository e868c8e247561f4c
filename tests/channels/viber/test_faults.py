"""What Viber has a layout for and what not; what a transactional message may not have."""

from itertools import product

import pytest

import channels
from tests.channels.conversing import outputs_of

VIBER = channels.get("viber")

URL = "https://nordhus.example/b.jpg"
BUTTON = {"type": "button", "label": "Se", "url": URL}
CARD = {"type": "card", "text": "Stol", "image": URL}
OPTION = {"type": "option", "text": "Lørdag"}
PARTS = {
    "text": "Hei",
    "image": URL,
    "button": [BUTTON],
    "carousel": [CARD] * 2,
    "options": [OPTION] * 2,
}

# Every layout there is, by the parts that are written.
LAYOUTS = {
    frozenset(): "",
    frozenset({"text"}): "text",
    frozenset({"image"}): "image",
    frozenset({"text", "button"}): "text_button",
    frozenset({"text", "image", "button"}): "text_image_button",
    frozenset({"carousel"}): "carousel",
    frozenset({"text", "carousel"}): "carousel",
    frozenset({"options"}): "list",
    frozenset({"text", "options"}): "list",
}
COMBINATIONS = [
    frozenset(name for name, used in zip(PARTS, row, strict=True) if used)
    for row in product((False, True), repeat=len(PARTS))
]


def paths(document):
    problems = list(VIBER.refusals(VIBER.load(document)))
    assert all(problem.message for problem in problems)
    return [problem.path for problem in problems]


@pytest.mark.parametrize(
    "written", COMBINATIONS, ids=["+".join(sorted(each)) or "nothing" for each in COMBINATIONS]
)
def test_which_parts_stand_together(written):
    document = {"category": "promotional", **{name: PARTS[name] for name in written}}
    refused = paths(document)
    if written in LAYOUTS:
        assert refused == []
        assert VIBER.measure(document).detail["kind"] == LAYOUTS[written]
    else:
        assert refused and set(refused) <= set(PARTS)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("text", "image"), ["button"]),
        (("image", "button"), ["text"]),
        (("button",), ["text"]),
        (("text", "carousel", "image"), ["image"]),
        (("text", "options", "button"), ["button"]),
        (("carousel", "options"), ["options"]),
    ],
)
def test_what_is_to_be_mended_is_named(written, expected):
    document = {"category": "promotional", **{name: PARTS[name] for name in written}}
    assert paths(document) == expected


@pytest.mark.parametrize("name", ["image", "button", "carousel", "options"])
def test_a_transactional_message_is_text_alone(name):
    document = {"text": "Hei" if name == "button" else "", name: PARTS[name]}
    assert paths(document) == [name]
    assert paths({**document, "category": "promotional"}) == []
    assert paths({"text": "Hei"}) == paths({"text": "Hei", "category": "promotional"}) == []


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("https://nordhus.example/b.jpg", False),
        ("https://nordhus.example/b.PNG", False),
        ("https://nordhus.example/b.jpeg?v=.gif", False),
        ("https://nordhus.example/b", False),
        ("https://nordhus.example/{{ name }}.gif", False),
        ("https://nordhus.example/b.gif", True),
        ("https://nordhus.example/b.WebP?v=1", True),
        ("https://nordhus.example/b.svg#a", True),
    ],
)
def test_pictures_are_jpeg_or_png(address, refused):
    assert paths({"category": "promotional", "image": address}) == ["image"] * refused
    cards = {"category": "promotional", "carousel": [CARD, {**CARD, "image": address}]}
    assert paths(cards) == ["carousel.1.image"] * refused


def test_an_sms_needs_a_message_that_it_stands_for():
    assert paths({"sms_text": "Hei"}) == ["sms_text"]
    assert paths({"text": "Hei", "sms_text": "Hei", "sms_sender": "Nordhus"}) == []
    assert paths({"text": "Hei", "sms_text": "Hei", "sms_sender": "N" * 12}) == ["sms_sender"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tel:+4722123456", "ftp://a.no"])
def test_other_addresses_are_refused(url):
    document = {"category": "promotional", "text": "Hei", "button": [{**BUTTON, "url": url}]}
    assert paths(document) == ["button.0.url"]


def advice_on(document, **values):
    outputs = outputs_of(VIBER, VIBER.load(document), values)
    return [(each.rule, each.gravity, each.output) for each in VIBER.advice(outputs, "nb")]


@pytest.mark.parametrize(
    ("value", "expected"), [("Stol", []), ("S", [("too_short", "error", "carousel.0.text")])]
)
def test_a_card_with_hardly_a_word_is_told_when_it_is_known(value, expected):
    document = {"category": "promotional", "carousel": [{**CARD, "text": "{{ name }}"}, CARD]}
    assert paths(document) == []
    assert advice_on(document, name=value) == expected


def test_a_finished_message_has_something_to_say():
    assert advice_on({}) == [("empty", "error", "text")]
    assert advice_on({"text": "Hei"}) == []


@pytest.mark.parametrize("category", ["transactional", "promotional"])
def test_the_category_is_what_it_is_billed_as(category):
    measurement = VIBER.measure({"text": "Hæ", "category": category})
    assert measurement["category"].value == category
    assert measurement.detail["category"] == category
    assert measurement.detail["text_bytes"] == 3
