"""What WhatsApp would not take, by name and path: what breaks each rule, and what does not."""

import pytest

from tests.channels.whatsapp.documents import (
    WHATSAPP,
    card,
    carousel,
    code,
    offer,
    phone,
    problems,
    reply,
    web,
)


def body(text, **more):
    return {"body": text, **more}


def buttons(*found, **more):
    return {"body": "Hei!", "buttons": list(found), **more}


def header(text):
    return {"body": "Hei!", "header": [{"type": "text", "text": text}]}


FINE = {
    "a text alone": body("Hei!"),
    "a tag inside": body("Hei {{ name }}, takk."),
    "tags with a word between": body("Hei {{ first }} og {{ last }}!"),
    "a tag before a full stop": body("Hei {{ name }}."),
    "a comment at the start": body("{# til butikken #}Hei!"),
    "a tag in quotes": body('Hei {{ n | plural(one="# vare", other="# varer") }}!'),
    "marks and lists": body("*Hei* _du_\n- én\n- to"),
    "a title with one tag": header("Time {{ date }}"),
    "a fixed address": buttons(web()),
    "an address with a tag at its end": buttons(web("https://nordhus.example/o/{{ code }}")),
    "an address with a query": buttons(web("https://nordhus.example/?o={{ code }}")),
    "quick replies first": buttons(reply(), reply("Nei"), web(), phone()),
    "quick replies last": buttons(web(), phone(), reply(), reply("Nei")),
    "a number as people write it": buttons(phone("+47 22 33 44 55")),
    "a star is no emoji": buttons(reply("★ Ja")),
    "a carousel": carousel(),
    "a carousel without texts": carousel(card(body=""), card(body="")),
    "a carousel of videos": carousel(card(media="video"), card(media="video")),
    "an offer": offer(),
    "an offer without code": offer(buttons=[web()]),
    "an offer with an image": offer(header=[{"type": "image", "url": "https://n.example/a.jpg"}]),
    "a discount code as a tag": offer(
        buttons=[{"type": "copy_code", "code": "{{ coupon }}"}, web()]
    ),
    "a code": code(),
    "a code without a block": {"category": "authentication", "body": " {{ code }} "},
    "one tap": code(
        delivery="one_tap", package_name="com.nordhus.app", signature_hash="Ab3/xYz09+Q"
    ),
    "zero tap": code(
        delivery="zero_tap",
        package_name="com.nordhus.app",
        signature_hash="Ab3/xYz09+Q",
        terms=True,
    ),
    "a service message with conditions": body(
        "{{ name }}{% if late %}, pakken er sen{% endif %}", category="service"
    ),
    "a service message with emoji on buttons": buttons(reply("👍 Ja"), category="service"),
    "a service message with an image": body(
        "Se her.", category="service", header=[{"type": "image", "url": "{{ photo }}"}]
    ),
    "a place": body(
        "Her er vi.",
        header=[
            {
                "type": "location",
                "name": "Oslo",
                "address": "Gata 1",
                "latitude": "{{ lat }}",
                "longitude": "10.7",
            }
        ],
    ),
    "an image by a tag": body("Se her.", header=[{"type": "image", "url": "{{ photo }}"}]),
}


@pytest.mark.parametrize("name", FINE)
def test_it_is_taken(name):
    content = WHATSAPP.load(FINE[name])
    assert problems(FINE[name]) == []
    assert [run for run in WHATSAPP.overruns(content) if run.hard] == []


APP = {"package_name": "com.nordhus.app", "signature_hash": "Ab3/xYz09+Q"}

REFUSED = [
    # Placeholders.
    ("begins with a tag", body("{{ name }}, hei!"), "body", "does not begin"),
    ("begins with a tag after a space", body(" \n{{ name }}, hei!"), "body", "does not begin"),
    ("begins with a tag after a comment", body("{# x #}{{ n }}, hei!"), "body", "does not begin"),
    ("ends with a tag", body("Hei {{ name }}"), "body", "does not end"),
    ("ends with a tag and a space", body("Hei {{ name }} \n"), "body", "does not end"),
    ("tags side by side", body("Hei {{ a }}{{ b }}!"), "body", "{{ a }} {{ b }} stand side"),
    ("tags with a space between", body("Hei {{ a }} {{ b }}!"), "body", "stand side by side"),
    ("tags with a comment between", body("Hei {{ a }}{# #}{{ b }}!"), "body", "side by side"),
    ("a condition", body("Hei{% if a %} du{% endif %}!"), "body", "no {% if %}"),
    ("a loop", body("Hei: {% for a in b %}x{% endfor %}!"), "body", "no {% for %}"),
    ("two tags in a title", header("Hei {{ a }} og {{ b }}!"), "header.0.text", "takes 1 here"),
    ("a tag in the footer", body("Hei!", footer="{{ a }}"), "footer", "this has {{ a }}"),
    ("a tag on a button", buttons(reply("{{ a }}")), "buttons.0.label", "no placeholder"),
    ("a tag begins a card", carousel(card(body="{{ a }} x"), card()), "cards.0.body", "begin"),
    ("a tag on a card's button", carousel(card(buttons=[web(label="{{ a }}")]), card()),
     "cards.0.buttons.0.label", "no placeholder"),
    ("a tag in an offer", offer(offer=[{"type": "offer", "text": "{{ a }} %"}]),
     "offer.0.text", "no placeholder"),
    ("an address that is a tag", buttons(web("{{ link }}")), "buttons.0.url", "{{ link }}"),
    ("a tag in the middle of an address", buttons(web("https://n.no/{{ a }}/b")),
     "buttons.0.url", "at its very end"),
    ("a tag as a host", buttons(web("https://{{ a }}")), "buttons.0.url", "at its very end"),
    ("a tag after the host", buttons(web("https://n.no{{ a }}")), "buttons.0.url", "very end"),
    ("an address without a host", buttons(web("https://")), "buttons.0.url", "very end"),
    ("another scheme", buttons(web("javascript:x()")), "buttons.0.url", "does not begin with"),
    ("a code and words", offer(buttons=[{"type": "copy_code", "code": "A{{ b }}"}, web()]),
     "buttons.0.code", "the code itself or one"),
    # Plain texts.
    ("an emoji in a title", header("Hei 🎉"), "header.0.text", "🎉"),
    ("a mark in a title", header("*Hei*"), "header.0.text", "*"),
    ("an emoji in the footer", body("Hei!", footer="Hei 🎉"), "footer", "🎉"),
    ("an emoji on a button", buttons(reply("Ja 👍🏽")), "buttons.0.label", "👍🏽"),
    ("a mark on a button", buttons(reply("_Ja_")), "buttons.0.label", "_"),
    ("a line break on a button", buttons(reply("Ja\nnei")), "buttons.0.label", "line break"),
    ("an emoji on the code's button", code(label="Kopier 📋"), "code.0.label", "📋"),
    # Buttons.
    ("quick replies parted", buttons(reply(), web(), reply("Nei")), "buttons.2", "parts them"),
    ("others parted", buttons(web(), reply(), web()), "buttons.2", "parts them"),
    ("no number", buttons(phone("ring oss")), "buttons.0.phone", "ring oss"),
    ("a tag for a number", buttons(phone("{{ phone }}")), "buttons.0.phone", "no phone number"),
    ("a discount code in utility", buttons({"type": "copy_code", "code": "A"}),
     "buttons.0", "category Marketing"),
    # Carousel.
    ("one card", carousel(card()), "cards", "this one 1"),
    ("a carousel in utility", carousel(category="utility"), "cards.0", "category Marketing"),
    ("a carousel with a footer", carousel(footer="x"), "footer", "nothing else"),
    ("a carousel with buttons", carousel(buttons=[web()]), "buttons.0", "nothing else"),
    ("a carousel with a title", carousel(header=[{"type": "text", "text": "A"}]),
     "header.0", "nothing else"),
    ("cards of other media", carousel(card(), card(media="video")), "cards.1", "same make"),
    ("a card without text", carousel(card(), card(body=" ")), "cards.1", "same make"),
    ("other buttons", carousel(card(), card(buttons=[reply()])), "cards.1", "same make"),
    # Offer.
    ("an offer in utility", offer(category="utility"), "offer.0", "category Marketing"),
    ("an offer with a footer", offer(footer="x"), "footer", "limited-time offer has no footer"),
    ("an offer with a title", offer(header=[{"type": "text", "text": "A"}]), "header.0", "offer"),
    ("an offer without a link", offer(buttons=[{"type": "copy_code", "code": "A"}]),
     "buttons", "one web address"),
    ("an offer with its link first", offer(buttons=[web(), {"type": "copy_code", "code": "A"}]),
     "buttons", "before it"),
    # Code.
    ("words round the code", {**code(), "body": "Koden er {{ code }}"}, "body", "nothing else"),
    ("a code in bold", {**code(), "body": "*{{ code }}*"}, "body", "nothing else"),
    ("a code with a footer", {**code(), "footer": "x"}, "footer", "nothing but the code"),
    ("a code with a button", {**code(), "buttons": [web()]}, "buttons.0", "nothing but"),
    ("minutes in words", code(minutes="fem"), "code.0.minutes", "fem"),
    ("one tap without an app", code(delivery="one_tap"), "code.0.package_name", "com.nordhus.app"),
    ("an app of one word", code(delivery="one_tap", **{**APP, "package_name": "app"}),
     "code.0.package_name", "such as"),
    ("a short hash", code(delivery="one_tap", **{**APP, "signature_hash": "abc"}),
     "code.0.signature_hash", "such as"),
    ("zero tap without the terms", code(delivery="zero_tap", **APP), "code.0.terms", "terms"),
    ("an app for copying", code(**APP), "code.0.package_name", "the button copies"),
    ("a code's button in utility", {**code(), "category": "utility", "body": "Hei!"},
     "code.0", "category Authentication"),
    # Service.
    ("a call in a service message", buttons(phone(), category="service"), "buttons.0", "template"),
    ("cards in a service message", carousel(category="service"), "cards.0", "template"),
    ("an offer in a service message", offer(category="service"), "offer.0", "template"),
    ("both kinds of buttons", buttons(reply(), web(), category="service"), "buttons", "not both"),
    ("a footer without buttons", body("Hei!", footer="x", category="service"), "footer", "only"),
    ("a title without buttons", {**header("Hei"), "category": "service"}, "header.0", "only"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "path", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_it_is_refused_by_name(document, path, words):
    found = problems(document)
    assert path in [where for where, _ in found]
    assert any(words in message for where, message in found if where == path)


def test_a_draft_with_nothing_in_it_is_no_fault():
    assert problems({}) == []
    assert problems({"category": "marketing"}) == []
