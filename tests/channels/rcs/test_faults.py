"""What RCS cannot carry, by name; and the values that are judged when they are known."""

import pytest

import channels
from tests.channels.conversing import outputs_of

RCS = channels.get("rcs")

CARD = {"type": "card", "title": "Stol"}
REPLY = {"type": "reply", "label": "Ja"}
TIMES = {"start": "2026-03-14T15:00+01:00", "end": "2026-03-14T16:00+01:00"}


def event(**fields):
    return {"type": "event", "label": "Lagre", "title": "Time", **TIMES, **fields}


def dial(phone):
    return {"type": "dial", "label": "Ring", "phone": phone}


def place(latitude, longitude):
    return {"type": "location", "label": "Kart", "latitude": latitude, "longitude": longitude}


def paths(document):
    problems = list(RCS.refusals(RCS.load(document)))
    assert all(problem.message for problem in problems)
    return [problem.path for problem in problems]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"text": "Hei"}, id="a text alone is a whole message"),
        pytest.param({"text": "Hei", "suggestions": [REPLY]}, id="a text with chips"),
        pytest.param({"card": [CARD], "suggestions": [REPLY]}, id="a card with chips"),
        pytest.param({"card": [{"type": "card", "media": "https://a.no/b.png"}]}, id="an image"),
        pytest.param({"carousel": [CARD, CARD]}, id="a carousel"),
        pytest.param({"text": " \n", "card": [CARD]}, id="white space is no text"),
        pytest.param({"text": "Hei", "sms_text": "Hei", "sms_sender": "Nordhus"}, id="with SMS"),
    ],
)
def test_what_is_a_message(document):
    assert paths(document) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param({"text": "Hei", "card": [CARD]}, ["card"], id="text and card"),
        pytest.param({"text": "Hei", "carousel": [CARD] * 2}, ["carousel"], id="text and carousel"),
        pytest.param(
            {"card": [CARD], "carousel": [CARD] * 2}, ["carousel"], id="card and carousel"
        ),
        pytest.param(
            {"text": "Hei", "card": [CARD], "carousel": [CARD] * 2},
            ["card", "carousel"],
            id="all three",
        ),
        pytest.param({"suggestions": [REPLY]}, ["suggestions"], id="chips below nothing"),
        pytest.param({"sms_text": "Hei"}, ["sms_text"], id="an SMS instead of nothing"),
        pytest.param({"card": [{"type": "card"}]}, ["card.0"], id="an empty card"),
        pytest.param(
            {"card": [{"type": "card", "suggestions": [REPLY]}]}, ["card.0"], id="buttons alone"
        ),
        pytest.param(
            {"card": [{**CARD, "thumbnail": "https://a.no/b.png"}]},
            ["card.0.thumbnail"],
            id="a small image of none",
        ),
        pytest.param(
            {"card_width": "small", "carousel": [CARD, {**CARD, "height": "tall"}]},
            ["carousel.1.height"],
            id="tall and small",
        ),
        pytest.param(
            {"card": [{**CARD, "media": "ftp://a.no/b.png"}]}, ["card.0.media"], id="media by FTP"
        ),
        pytest.param(
            {
                "text": "Hei",
                "suggestions": [{"type": "open_url", "label": "Ring", "url": "tel:+4722123456"}],
            },
            ["suggestions.0.url"],
            id="a number is no address",
        ),
    ],
)
def test_what_is_none(document, expected):
    assert paths(document) == expected


def test_tall_images_on_cards_of_medium_width():
    assert paths({"carousel": [CARD, {**CARD, "height": "tall"}]}) == []


@pytest.mark.parametrize(
    ("suggestion", "field"),
    [
        pytest.param(dial("+4722123456"), "", id="a number"),
        pytest.param(dial("+47 22 12 34 56"), "", id="a number in groups"),
        pytest.param(dial("+47\u00a022\u00a012\u00a034\u00a056"), "", id="with no-break spaces"),
        pytest.param(dial("22123456"), "phone", id="a number without its country"),
        pytest.param(dial("0047 22123456"), "phone", id="a number with two noughts"),
        pytest.param(dial("+47 22 12 34 x56"), "phone", id="a number with a letter"),
        pytest.param(dial("{{ phone }}"), "", id="a number that is a placeholder"),
        pytest.param(dial("+47 {{ rest }}"), "", id="a number that ends in one"),
        pytest.param(place("90", "-180"), "", id="a pole"),
        pytest.param(place("90.1", "10"), "latitude", id="beyond a pole"),
        pytest.param(place("59,9", "10.7"), "latitude", id="a comma"),
        pytest.param(place("59.9", "180.1"), "longitude", id="beyond the date line"),
        pytest.param(place("{{ lat }}", "nan"), "longitude", id="no number"),
        pytest.param(event(), "", id="an event"),
        pytest.param(event(start="2026-03-14 15:00+01:00"), "", id="a space for the T"),
        pytest.param(event(start="2026-03-14T14:00Z"), "", id="in UTC"),
        pytest.param(event(start="2026-03-14T15:00"), "start", id="without an offset"),
        pytest.param(event(end="lørdag"), "end", id="in words"),
        pytest.param(event(end="{{ end }}"), "", id="a placeholder"),
        pytest.param(event(end=TIMES["start"]), "end", id="it ends as it begins"),
        pytest.param(event(end="2026-03-14T15:00:01+01:00"), "", id="a second later"),
        pytest.param(event(end="2026-03-14T14:30Z"), "", id="later, in another zone"),
        pytest.param(event(start="9999-12-31T23:00-05:00"), "start", id="no such year in UTC"),
    ],
)
def test_values_for_a_phone_s_own_apps(suggestion, field):
    document = {"text": "Hei", "suggestions": [suggestion]}
    expected = [f"suggestions.0.{field}"] if field else []
    assert paths(document) == expected
    on_a_card = {"card": [{**CARD, "suggestions": [suggestion]}]}
    assert paths(on_a_card) == [f"card.0.{path}" for path in expected]


def advice_on(document, **values):
    outputs = outputs_of(RCS, RCS.load(document), values)
    return [(each.rule, each.gravity, each.output) for each in RCS.advice(outputs, "nb")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-14T15:00+01:00", []),
        ("14. mars 2026 kl. 15:00", [("unreadable_value", "error", "suggestions.0.start")]),
        ("{{ x }}", [("unreadable_value", "error", "suggestions.0.start")]),
    ],
)
def test_a_value_that_no_phone_reads_is_told_when_it_is_known(value, expected):
    document = {"text": "Hei", "suggestions": [event(start="{{ start }}")]}
    assert paths(document) == []
    assert advice_on(document, start=value) == expected


def test_a_finished_message_has_something_to_say():
    assert advice_on({}) == [("empty", "error", "text")]
    assert advice_on({"text": "{{ text }}"}, text=" ") == [("empty", "error", "text")]
    assert advice_on({"text": "Hei"}) == advice_on({"card": [CARD]}) == []
