"""Twilio Content: exact templates, and what its content types have no place for."""

import pytest

from channels import Envelope, Handover, Variable
from tests.channels.conversing import examples, handover, refused, validated

PROVIDER = "twilio_content"
REPLY = {"type": "reply", "label": "Ja"}
LINK = {"type": "open_url", "label": "Se", "url": "https://nordhus.example/"}
CARD = {"type": "card", "title": "Stol", "media": "https://nordhus.example/b.png"}
ONE = {**CARD, "description": "Eik", "suggestions": [REPLY]}


def carousel(*cards):
    return {"carousel": list(cards), "sms_text": "Nytt"}


@pytest.mark.parametrize("example", examples("rcs", PROVIDER))
def test_an_example(example):
    to = Envelope(**example["envelope"])
    message = handover("rcs", example["content"], example.get("variables"), to)
    assert validated("rcs", PROVIDER, message) == example["payload"]


@pytest.mark.parametrize(
    ("document", "paths"),
    [
        pytest.param({}, ["text"], id="nothing"),
        pytest.param(
            {"text": "Hei", "suggestions": [{**REPLY, "type": "event", "title": "Time"}]},
            ["suggestions.0.start", "suggestions.0.end", "suggestions.0"],
            id="an event",
        ),
        pytest.param(
            {"text": "Hei", "suggestions": [{**LINK, "postback": "seen"}]},
            ["suggestions.0.postback"],
            id="a postback of an address",
        ),
        pytest.param(
            {"card": [{"type": "card", "title": "Stol"}]}, ["card.0.media"], id="no image"
        ),
        pytest.param({"card": [{**CARD, "title": ""}]}, ["card.0"], id="an image alone"),
        pytest.param({"card": [{**CARD, "height": "tall"}]}, ["card.0.height"], id="a height"),
        pytest.param(
            {"card": [{**CARD, "orientation": "horizontal"}]}, ["card.0.orientation"], id="a layout"
        ),
        pytest.param(
            {"card": [{**CARD, "thumbnail": CARD["media"]}]}, ["card.0.thumbnail"], id="small image"
        ),
        pytest.param({"card": [CARD], "suggestions": [REPLY]}, ["suggestions"], id="chips below"),
        pytest.param(carousel(ONE, {**ONE, "suggestions": []}), ["carousel.1.suggestions"], id="0"),
        pytest.param(
            carousel(ONE, {**ONE, "suggestions": [LINK]}), ["carousel.1.suggestions"], id="unlike"
        ),
        pytest.param(
            carousel(*[{**ONE, "suggestions": [REPLY] * 3}] * 2),
            ["carousel.0.suggestions", "carousel.1.suggestions"],
            id="three on a card",
        ),
        pytest.param(
            carousel(ONE, {**ONE, "description": ""}), ["carousel.1.description"], id="no words"
        ),
        pytest.param(
            carousel(ONE, {**ONE, "description": "{{ name }}"}),
            ["carousel.1.description"],
            id="a placeholder in a description",
        ),
        pytest.param({"carousel": [ONE, ONE]}, ["sms_text"], id="a carousel without a text"),
        pytest.param({**carousel(ONE, ONE), "card_width": "small"}, ["card_width"], id="a width"),
        pytest.param({"text": "Hei", "sms_text": "Hallo"}, ["sms_text"], id="another SMS"),
        pytest.param(
            {"text": "Hei", "sms_text": "Hei", "sms_sender": "Nordhus"}, ["sms_sender"], id="sender"
        ),
    ],
)
def test_a_message_is_refused(document, paths):
    assert refused("rcs", PROVIDER, handover("rcs", document, {"name": "Åse"})) == paths


@pytest.mark.parametrize(("length", "paths"), [(156, []), (157, ["carousel.0"])])
def test_the_words_of_a_card_in_a_carousel(length, paths):
    message = handover("rcs", carousel({**ONE, "description": "æ" * length}, ONE))
    if paths:
        assert refused("rcs", PROVIDER, message) == paths
    else:
        assert validated("rcs", PROVIDER, message)


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_suggestions_on_a_card_of_a_carousel(count):
    document = carousel(*[{**ONE, "suggestions": [REPLY] * count}] * 2)
    assert validated("rcs", PROVIDER, handover("rcs", document))


def test_conditions_are_not_for_twilio():
    message = handover("rcs", {"text": "Hei"})
    content = message.content.replace("text", "{% if x %}Hei{% endif %}")
    asked = Handover(content, {"text": "Hei"}, "nb", (), message.envelope)
    assert refused("rcs", PROVIDER, asked) == ["text"]


@pytest.mark.parametrize(
    ("variable", "sample"),
    [
        (Variable("{{ name }}", "name", "Åse", ("Kari",)), "Åse"),
        (Variable("{{ name }}", "name", "", ("", "Kari")), "Kari"),
    ],
)
def test_a_variable_has_a_sample(variable, sample):
    message = handover("rcs", {"text": "Hei {{ name }}"}, {"name": "Åse"})
    given = Handover(message.content, message.outputs, "de-AT", (variable,), message.envelope)
    payload = validated("rcs", PROVIDER, given)
    assert (payload["variables"], payload["language"]) == ({"1": sample}, "de_AT")


def test_a_variable_without_a_sample_is_named():
    message = handover("rcs", {"text": "Hei {{ name }}"}, {"name": ""})
    assert refused("rcs", PROVIDER, message) == [""]
