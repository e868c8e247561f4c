"""Each limit of RCS from both sides, and what the data file of figures says of them."""

import json

import pytest

import channels
from channels.rcs import _limits as limits

RCS = channels.get("rcs")

REPLY = {"type": "reply", "label": "Ja"}
CARD = {"type": "card", "title": "Stol"}
URL = "https://nordhus.example/"


def link(**fields):
    return {"type": "open_url", "label": "Se", "url": URL, **fields}


def event(**fields):
    times = {"start": "2026-03-14T15:00+01:00", "end": "2026-03-14T16:00+01:00"}
    return {"type": "event", "label": "Lagre", "title": "Time", **times, **fields}


def place(**fields):
    return {"type": "location", "label": "Kart", "latitude": "59.9", "longitude": "10.7", **fields}


def with_one(suggestion):
    return {"text": "Hei", "suggestions": [suggestion]}


PAIRS = [
    (limits.TEXT, "text", lambda n: {"text": "æ" * n}),
    (limits.TITLE, "card.0.title", lambda n: {"card": [{**CARD, "title": "æ" * n}]}),
    (
        limits.DESCRIPTION,
        "carousel.1.description",
        lambda n: {"carousel": [CARD, {**CARD, "description": "æ" * n}]},
    ),
    (limits.CARDS, "carousel", lambda n: {"carousel": [CARD] * n}),
    (limits.SUGGESTIONS, "suggestions", lambda n: {"text": "Hei", "suggestions": [REPLY] * n}),
    (
        limits.CARD_SUGGESTIONS,
        "card.0.suggestions",
        lambda n: {"card": [{**CARD, "suggestions": [REPLY] * n}]},
    ),
    (limits.LABEL, "suggestions.0.label", lambda n: with_one({**REPLY, "label": "æ" * n})),
    (limits.POSTBACK, "suggestions.0.postback", lambda n: with_one({**REPLY, "postback": "p" * n})),
    (
        limits.URL,
        "suggestions.0.url",
        lambda n: with_one(link(url=URL + "a" * (n - len(URL)))),
    ),
    (
        limits.URL,
        "card.0.media",
        lambda n: {"card": [{**CARD, "media": URL + "a" * (n - len(URL))}]},
    ),
    (limits.PLACE, "suggestions.0.place", lambda n: with_one(place(place="æ" * n))),
    (limits.EVENT_TITLE, "suggestions.0.title", lambda n: with_one(event(title="æ" * n))),
    (
        limits.EVENT_DESCRIPTION,
        "suggestions.0.description",
        lambda n: with_one(event(description="æ" * n)),
    ),
]


@pytest.mark.parametrize(
    ("limit", "path", "document"), PAIRS, ids=[f"{row[0].name}-{row[1]}" for row in PAIRS]
)
def test_a_limit_from_both_sides(limit, path, document):
    assert RCS.overruns(RCS.load(document(limit.value))) == ()
    (overrun,) = RCS.overruns(RCS.load(document(limit.value + 1)))
    assert (overrun.path, overrun.limit, overrun.actual) == (path, limit.value, limit.value + 1)
    assert overrun.hard and overrun.source == limit.source


def of_size(size):
    """A message of exactly *size* bytes as JSON, whose every text keeps its own limit."""
    replies = [{**REPLY, "postback": "😀" * limits.POSTBACK.value} for _ in range(40)]
    cards = [{**CARD, "suggestions": replies[at : at + 4]} for at in range(0, 40, 4)]
    excess = RCS.measure({"carousel": cards})["payload"].value - size
    for reply in replies:
        taken = min(excess // 4, limits.POSTBACK.value - 2)
        reply["postback"] = reply["postback"][taken:]
        excess -= taken * 4
    replies[0]["postback"] = replies[0]["postback"][1:] + "a" * (4 - excess)
    return {"carousel": cards}


def test_the_size_of_the_whole_from_both_sides():
    assert RCS.overruns(RCS.load(of_size(limits.PAYLOAD.value))) == ()
    at_the_limit = RCS.measure(of_size(limits.PAYLOAD.value))["payload"]
    assert (at_the_limit.value, at_the_limit.state) == (limits.PAYLOAD.value, "ok")
    (overrun,) = RCS.overruns(RCS.load(of_size(limits.PAYLOAD.value + 1)))
    assert (overrun.path, overrun.limit, overrun.actual) == ("carousel", 256_000, 256_001)
    assert RCS.measure(of_size(limits.PAYLOAD.value + 1))["payload"].state == "over"


@pytest.mark.parametrize(("count", "paths"), [(1, ["carousel"]), (2, [])])
def test_a_carousel_has_two_cards_at_least(count, paths):
    content = RCS.load({"carousel": [CARD] * count})
    assert [problem.path for problem in RCS.refusals(content)] == paths


@pytest.mark.parametrize(("count", "paths"), [(1, []), (2, ["card"])])
def test_a_message_has_one_card_by_itself(count, paths):
    content = RCS.load({"card": [CARD] * count})
    assert [run.path for run in RCS.overruns(content)] == paths


def test_each_limit_stands_once_with_its_source():
    assert len({limit.name for limit in RCS.limits}) == len(RCS.limits)
    assert all(limit.source and limit.value > 0 for limit in RCS.limits)


def test_the_figures_are_those_of_the_data_file(shared_dir):
    told = json.loads((shared_dir / "vectors" / "channel_limits.json").read_text())["rcs"]
    assert told == {
        "text": limits.TEXT.value,
        "card_title": limits.TITLE.value,
        "card_description": limits.DESCRIPTION.value,
        "carousel": [limits.CARDS_LEAST.value, limits.CARDS.value],
        "suggestions": limits.SUGGESTIONS.value,
        "suggestions_card": limits.CARD_SUGGESTIONS.value,
        "suggestion_text": limits.LABEL.value,
        "postback": limits.POSTBACK.value,
        "url": limits.URL.value,
        "payload_bytes": limits.PAYLOAD.value,
        "basic_bytes_utf8": limits.BASIC_BYTES.value,
        "us_segment_bytes": limits.US_SEGMENT_BYTES.value,
        "calendar_title": limits.EVENT_TITLE.value,
        "calendar_description": limits.EVENT_DESCRIPTION.value,
    }
