"""Each limit of Viber from both sides, and what the data file of figures says of them."""

import json

import pytest

import channels
from channels.viber import _limits as limits

VIBER = channels.get("viber")

URL = "https://nordhus.example/"
PROMOTIONAL = {"category": "promotional"}
BUTTON = {"type": "button", "label": "Se", "url": URL}
CARD = {"type": "card", "text": "Stol", "image": URL + "b.jpg"}
OPTION = {"type": "option", "text": "Lørdag"}


def long(size):
    return URL + "a" * (size - len(URL))


def carousel(**fields):
    return {**PROMOTIONAL, "carousel": [CARD, {**CARD, **fields}]}


def one_button(**fields):
    return {**PROMOTIONAL, "text": "Hei", "button": [{**BUTTON, **fields}]}


def labels(*sizes):
    return carousel(buttons=[{**BUTTON, "label": "æ" * size} for size in sizes])


def options(text="Når?", count=2, **fields):
    return {**PROMOTIONAL, "text": text, "options": [{**OPTION, **fields}] * count}


PAIRS = [
    (limits.TEXT, "text", lambda n: {"text": "æ" * n}),
    (limits.BUTTON, "button.0.label", lambda n: one_button(label="æ" * n)),
    (limits.URL, "button.0.url", lambda n: one_button(url=long(n))),
    (limits.MEDIA, "image", lambda n: {**PROMOTIONAL, "image": long(n)}),
    (limits.MEDIA, "carousel.1.image", lambda n: carousel(image=long(n))),
    (limits.CARDS, "carousel", lambda n: {**PROMOTIONAL, "carousel": [CARD] * n}),
    (limits.CARD_TEXT, "carousel.1.text", lambda n: carousel(text="æ" * n)),
    (limits.CARD_BUTTONS, "carousel.1.buttons", lambda n: carousel(buttons=[BUTTON] * n)),
    (limits.FIRST_BUTTON, "carousel.1.buttons.0.label", lambda n: labels(n)),
    (limits.SECOND_BUTTON, "carousel.1.buttons.1.label", lambda n: labels(1, n)),
    (limits.LIST_TEXT, "text", lambda n: options("æ" * n)),
    (limits.OPTIONS, "options", lambda n: options(count=n)),
    (limits.TRACKING, "tracking_data", lambda n: {"text": "Hei", "tracking_data": "t" * n}),
]


@pytest.mark.parametrize(
    ("limit", "path", "document"), PAIRS, ids=[f"{row[0].name}-{row[1]}" for row in PAIRS]
)
def test_a_limit_from_both_sides(limit, path, document):
    assert VIBER.overruns(VIBER.load(document(limit.value))) == ()
    (overrun,) = VIBER.overruns(VIBER.load(document(limit.value + 1)))
    assert (overrun.path, overrun.limit, overrun.actual) == (path, limit.value, limit.value + 1)
    assert overrun.hard and overrun.source == limit.source


def test_each_option_from_both_sides():
    size = limits.OPTION.value
    assert VIBER.overruns(VIBER.load(options(text="Når?") | {"options": [OPTION] * 2})) == ()
    two = [{**OPTION, "text": "æ" * size}, {**OPTION, "text": "æ" * (size + 1)}]
    (overrun,) = VIBER.overruns(VIBER.load({**PROMOTIONAL, "text": "Når?", "options": two}))
    assert (overrun.path, overrun.limit) == ("options.1.text", size)


@pytest.mark.parametrize(("size", "limit"), [(10, []), (11, [10]), (12, [10]), (13, [12])])
def test_a_first_button_is_told_one_limit_at_a_time(size, limit):
    overruns = VIBER.overruns(VIBER.load(labels(size)))
    assert [run.limit for run in overruns] == limit


@pytest.mark.parametrize(("size", "limit"), [(85, []), (86, [85]), (1000, [85]), (1001, [1000])])
def test_a_text_above_a_list_is_told_one_limit_at_a_time(size, limit):
    overruns = VIBER.overruns(VIBER.load(options("a" * size)))
    assert [run.limit for run in overruns] == limit


@pytest.mark.parametrize(("size", "paths"), [(0, []), (1, ["carousel.1.text"]), (2, [])])
def test_a_card_has_two_characters_at_least(size, paths):
    content = VIBER.load(carousel(text="æ" * size))
    assert [problem.path for problem in VIBER.refusals(content)] == paths


@pytest.mark.parametrize(
    ("document", "paths"),
    [
        ({**PROMOTIONAL, "carousel": [CARD]}, ["carousel"]),
        ({**PROMOTIONAL, "carousel": [CARD] * 2}, []),
        (options(count=1), ["options"]),
        (options(count=2), []),
        (one_button(), []),
    ],
)
def test_the_least_of_each(document, paths):
    assert [problem.path for problem in VIBER.refusals(VIBER.load(document))] == paths


def test_a_message_has_one_button():
    document = {**PROMOTIONAL, "text": "Hei", "button": [BUTTON, BUTTON]}
    assert [run.path for run in VIBER.overruns(VIBER.load(document))] == ["button"]


@pytest.mark.parametrize(
    ("document", "metric", "state"),
    [
        ({"text": "a" * 1000}, "text", "ok"),
        ({"text": "a" * 1001}, "text", "over"),
        (options("a" * 85), "text", "ok"),
        (options("a" * 86), "text", "over"),
        ({**PROMOTIONAL, "carousel": [CARD] * 5}, "cards", "ok"),
        ({**PROMOTIONAL, "carousel": [CARD] * 6}, "cards", "over"),
        (options(count=5), "options", "ok"),
        (options(count=6), "options", "over"),
    ],
)
def test_the_figures_say_so_too(document, metric, state):
    measurement = VIBER.measure(document)
    assert measurement[metric].state == measurement.state == state


def test_each_limit_stands_once_with_its_source():
    assert len({limit.name for limit in VIBER.limits}) == len(VIBER.limits)
    assert all(limit.source and limit.value > 0 for limit in VIBER.limits)


def test_the_figures_are_those_of_the_data_file(shared_dir):
    told = json.loads((shared_dir / "vectors" / "channel_limits.json").read_text())
    known = told["viber_infobip"]
    # What no message of ours has: a file's size, the numbers of a two-way session.
    for name in ("file_mb", "consecutive_session", "session_messages"):
        del known[name]
    assert known == {
        "text": limits.TEXT.value,
        "button_title": limits.BUTTON.value,
        "button_action": limits.URL.value,
        "carousel_cards": [limits.CARDS_LEAST.value, limits.CARDS.value],
        "card_text": [limits.CARD_TEXT_LEAST.value, limits.CARD_TEXT.value],
        "carousel_btn1": limits.FIRST_BUTTON.value,
        "carousel_btn2": limits.SECOND_BUTTON.value,
        "list_text": limits.LIST_TEXT.value,
        "list_options": [limits.OPTIONS_LEAST.value, limits.OPTIONS.value],
        "list_option": limits.OPTION.value,
        "tracking_data": limits.TRACKING.value,
    }
