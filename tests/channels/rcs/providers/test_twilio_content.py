"""Twilio Content: what its content types have no place for."""

from dataclasses import replace

import pytest

from channels import Envelope, Handover
from tests.channels.conversing import handover, paths_refused, payload_of

PROVIDER = "twilio_content"
REPLY = {"type": "reply", "label": "Ja"}
LINK = {"type": "open_url", "label": "Se", "url": "https://nordhus.example/"}
CARD = {"type": "card", "title": "Stol", "media": "https://nordhus.example/b.png"}
ONE = {**CARD, "description": "Eik", "suggestions": [REPLY]}


def carousel(*cards):
    return {"carousel": list(cards), "sms_text": "Nytt"}


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
    assert paths_refused("rcs", PROVIDER, handover("rcs", document, {"name": "Åse"})) == paths


@pytest.mark.parametrize(("length", "paths"), [(156, []), (157, ["carousel.0"])])
def test_the_words_of_a_card_in_a_carousel(length, paths):
    message = handover("rcs", carousel({**ONE, "description": "æ" * length}, ONE))
    if paths:
        assert paths_refused("rcs", PROVIDER, message) == paths
    else:
        assert payload_of("rcs", PROVIDER, message)


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_suggestions_on_a_card_of_a_carousel(count):
    document = carousel(*[{**ONE, "suggestions": [REPLY] * count}] * 2)
    assert payload_of("rcs", PROVIDER, handover("rcs", document))


def test_conditions_are_not_for_twilio():
    message = handover("rcs", {"text": "Hei"})
    content = message.content.replace("text", "{% if x %}Hei{% endif %}")
    asked = Handover(content, {"text": "Hei"}, "nb", (), message.envelope)
    assert paths_refused("rcs", PROVIDER, asked) == ["text"]


def test_a_variable_keeps_its_number_through_the_whole_message():
    reply = {**REPLY, "label": "{{ yes }}", "postback": "{{ id }}-{{ yes }}"}
    document = {"text": "Hei {{- name }}, {{ id }}", "suggestions": [reply]}
    values = {"name": ["Åse", "Kari"], "id": "4711", "yes": "Ja"}
    made = payload_of("rcs", PROVIDER, handover("rcs", document, values))
    assert made["variables"] == {"1": "Kari", "2": "4711", "3": "Ja"}
    card = made["types"]["twilio/card"]
    assert card["body"] == "Hei{{1}}, {{2}}"
    assert card["actions"] == [{"type": "QUICK_REPLY", "title": "{{3}}", "id": "{{2}}-{{3}}"}]


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        pytest.param({"locale": "smn"}, [""], id="a language of three letters"),
        pytest.param({"values": {"name": ""}}, [""], id="no sample"),
        pytest.param({"values": {"name": "x" * 1601}}, [""], id="a long sample"),
        pytest.param({"reference": ""}, ["options.friendly_name"], id="no name"),
        pytest.param({"text": "æ" * 1601}, ["text"], id="a long text"),
        pytest.param({"options": {"name": "x"}}, ["options.name"], id="an unknown option"),
    ],
)
def test_what_twilio_asks_of_every_template(change, paths):
    values = change.get("values", {"name": "Åse"})
    text = change.get("text", "Hei {{ name }}")
    envelope = Envelope("", "", change.get("reference", "welcome"), change.get("options", {}))
    message = handover("rcs", {"text": text}, values, envelope)
    asked = replace(message, locale=change.get("locale", "nb"))
    assert paths_refused("rcs", PROVIDER, asked) == paths


@pytest.mark.parametrize(("locale", "language"), [("nb", "nb"), ("de-AT", "de")])
def test_a_language_is_two_letters(locale, language):
    message = replace(handover("rcs", {"text": "Hei"}, friendly_name="hei"), locale=locale)
    made = payload_of("rcs", PROVIDER, message)
    assert (made["language"], made["friendly_name"]) == (language, "hei")
