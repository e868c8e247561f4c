"""What a provider cannot carry: named with its path, and never dropped.

Exact payloads are the examples beside this file, which ``tests/channels/test_providers.py`` runs.
"""

import json

import pytest

import channels
from channels import Envelope
from tests.channels.handovers import handover
from tests.channels.whatsapp.documents import (
    PAYLOADS,
    WHATSAPP,
    card,
    carousel,
    code,
    condition_refused,
    offer,
    payload,
    phone,
    refused,
    reply,
    web,
)

HEI = {"body": "Hei!"}
NAMED = {"body": "Hei {{ name }}!"}
SERVICE = {**HEI, "category": "service"}
PLACE = {
    "type": "location",
    "name": "Oslo",
    "address": "Gata 1",
    "latitude": "59.9",
    "longitude": "10.7",
}
IMAGE = {"type": "image", "url": "https://nordhus.example/a.jpg"}
DOCUMENT = {"type": "document", "url": "https://nordhus.example/a.pdf", "filename": "A.pdf"}
SENDERS = ["meta_send", "infobip", "sinch"]
TEMPLATES = ["meta_template", "twilio_content"]


def header(**changed):
    return {**HEI, "header": [{**PLACE, **changed}]}


def buttons(*found, **more):
    return {**HEI, "buttons": list(found), **more}


ANY = [
    ("no body", {}, "body", "is empty"),
    ("a blank body", {"body": " \n"}, "body", "is empty"),
    ("what the channel refuses", {"body": "{{ name }}, hei"}, "body", "does not begin"),
    ("a limit passed", {"body": "æ" * 1025}, "body", "1024 is the limit"),
    ("a control character", {"body": "Hei\x07"}, "body", "U+0007"),
    ("a button without address", buttons(web("")), "buttons.0.url", "is empty"),
    ("a button without label", buttons(reply(" ")), "buttons.0.label", "is empty"),
    ("a file without address", {**HEI, "header": [{**IMAGE, "url": ""}]}, "header.0.url", "empty"),
    ("a relative address", {**HEI, "header": [{**IMAGE, "url": "/a"}]}, "header.0.url", "web add"),
    ("a latitude past the pole", header(latitude="90.1"), "header.0.latitude", "-90 to 90"),
    ("a longitude in words", header(longitude="øst"), "header.0.longitude", "øst"),
    ("a carousel of one", carousel(card()), "cards", "2 to 10"),
]


@pytest.mark.parametrize("provider", PAYLOADS)
@pytest.mark.parametrize(
    ("document", "path", "words"), [row[1:] for row in ANY], ids=[row[0] for row in ANY]
)
def test_what_none_of_them_carries(provider, document, path, words):
    found = refused(provider, document, {"name": "Kari"})
    assert any(where == path and words in message for where, message in found)


@pytest.mark.parametrize("provider", PAYLOADS)
def test_every_reason_is_named_at_once(provider):
    document = {"body": "{{ a }}", "footer": "æ" * 61, "buttons": [phone("nei")]}
    found = [path for path, _ in refused(provider, document, {"a": "A"}, options={"name": "Å"})]
    assert {"body", "footer", "buttons.0.phone", "options.name"} <= set(found)
    assert len(found) == len(set(refused(provider, document, {"a": "A"}, options={"name": "Å"})))


@pytest.mark.parametrize(
    ("latitude", "longitude", "fine"),
    [
        ("90", "180", True),
        ("-90", "-180", True),
        ("90.01", "0", False),
        ("0", "180.01", False),
        ("+59.9", " 10 ", True),
        ("59,9", "10", False),
        ("1e1", "0", False),
    ],
)
def test_the_ends_of_the_earth(latitude, longitude, fine):
    found = refused("meta_send", header(latitude=latitude, longitude=longitude))
    assert (found == []) is fine


@pytest.mark.parametrize("provider", [name for name in PAYLOADS if name != "meta_send"])
def test_a_condition_is_no_template(provider):
    document = {"body": "Hei{% if late %}, vi er sene{% endif %}!"}
    assert "body" in condition_refused(provider, document, "Hei!")


def test_a_condition_goes_out_as_finished_text():
    document = {"body": "Hei{% if late %}, vi er sene{% endif %}!"}
    assert "body" in condition_refused("meta_send", document, "Hei!")
    assert condition_refused("meta_send", document, "Hei!", session=True) == []
    assert condition_refused("meta_send", {**document, "category": "service"}, "Hei!") == []


@pytest.mark.parametrize("provider", PAYLOADS)
@pytest.mark.parametrize("name", ["Order", "order-1", "ø", "", None, 7])
def test_a_name_that_is_none(provider, name):
    found = refused(provider, HEI, options={"name": name})
    assert "options.name" in [path for path, _ in found]


@pytest.mark.parametrize("provider", PAYLOADS)
def test_an_option_that_it_does_not_have(provider):
    ((path, message),) = refused(provider, HEI, options={"colour": "red"})
    assert path == "options.colour" and "name" in message


@pytest.mark.parametrize("provider", SENDERS)
@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("+4791234567", True),
        ("4791234567", True),
        ("+479123456789012", True),
        ("+4791234567890123", False),
        ("+47912", False),
        ("04791234567", False),
        ("kari@example.no", False),
        ("", False),
    ],
)
def test_a_recipient_is_a_number(provider, number, fine):
    found = refused(provider, HEI, recipient=number)
    assert [path for path, _ in found] == ([] if fine else ["envelope.recipient"])


def test_the_sender_at_infobip_is_a_number():
    found = refused("infobip", HEI, sender="Nordhus")
    assert [path for path, _ in found] == ["envelope.sender"]


@pytest.mark.parametrize("provider", SENDERS)
@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ("Kari", True),
        ("a    b", True),
        ("a     b", False),
        ("a\nb", False),
        ("a\tb", False),
        ("a\u2028b", False),
        ("", False),
        ("  ", False),
    ],
)
def test_a_value_that_meta_refuses(provider, value, fine):
    found = refused(provider, NAMED, {"name": value})
    assert ("body" in [path for path, _ in found]) is not fine


@pytest.mark.parametrize("provider", TEMPLATES)
@pytest.mark.parametrize(
    ("given", "fine"),
    [
        pytest.param(("Kari", "Ola"), True, id="a sample"),
        pytest.param("Kari", True, id="the value instead"),
        pytest.param(("", "Ola"), True, id="a sample without a value"),
        pytest.param(("Kari", "a\nb"), False, id="a sample of two lines"),
    ],
)
def test_a_review_needs_samples(provider, given, fine):
    found = refused(provider, NAMED, {"name": given})
    assert ("body" in [path for path, _ in found]) is not fine


def test_a_placeholder_without_sample_is_named():
    document = {"body": "Hei {{ name }} og {{ other }}!"}
    found = refused("meta_template", document, {"name": "Kari", "other": ("", "")})
    assert found == [("body", "there is no sample for {{ other }}, and WhatsApp reviews with one")]


BRACES = ["Hei { {{ name }}}!", "Hei {{ name }}!}}", "a }} b", "Hei {{ name"]


@pytest.mark.parametrize("provider", PAYLOADS)
@pytest.mark.parametrize("body", BRACES)
def test_braces_are_not_taken_for_a_placeholder(provider, body):
    found = refused(provider, {"body": body}, {"name": "Kari"})
    assert [path for path, message in found if "brace" in message] == ["body"]


@pytest.mark.parametrize("body", BRACES)
def test_braces_in_a_free_answer_are_braces(body):
    assert refused("meta_send", {"body": body}, {"name": "Kari"}, options={"session": True}) == []


def test_white_space_that_a_tag_takes_away_is_not_in_the_template():
    told = payload("meta_template", {"body": "Hei   {{- name -}} , og takk!"}, {"name": "Kari"})
    assert told["components"][0]["text"] == "Hei{{1}}, og takk!"


@pytest.mark.parametrize("provider", ["meta_template", "twilio_content", "infobip", "sinch"])
def test_a_service_message_is_no_template(provider):
    assert "category" in [path for path, _ in refused(provider, SERVICE)]


# Meta: templates.


@pytest.mark.parametrize("handles", [None, {}, {"cards.0.url": "4::a"}])
def test_a_file_is_reviewed_by_its_handle(handles):
    document = {**HEI, "header": [IMAGE]}
    options = {} if handles is None else {"handles": handles}
    ((path, message),) = refused("meta_template", document, options=options)
    assert path == "header.0.url" and "handles" in message


@pytest.mark.parametrize(
    ("handles", "path"),
    [
        ({"header.0.url": ""}, "options.handles.header.0.url"),
        ({"header.0.url": 7}, "options.handles"),
        ("4::a", "options.handles"),
    ],
)
def test_a_handle_is_a_text(handles, path):
    found = refused("meta_template", {**HEI, "header": [IMAGE]}, options={"handles": handles})
    assert path in [where for where, _ in found]


def test_every_card_needs_its_handle():
    found = refused("meta_template", carousel(), options={"handles": {"cards.0.url": "4::a"}})
    assert [path for path, _ in found] == ["cards.1.url"]


@pytest.mark.parametrize("provider", ["meta_template", "meta_send"])
@pytest.mark.parametrize(
    ("name", "parameters", "fine"),
    [
        ("first_name", "named", True),
        ("line2", "named", False),
        ("line_2", "named", True),
        ("line2", "positional", True),
        ("Name", "named", False),
        ("name", "numbered", False),
        ("name", None, False),
        ("name", "positional", True),
    ],
)
def test_how_parameters_are_called(provider, name, parameters, fine):
    document = {"body": f"Hei {{{{ {name} }}}}!"}
    found = refused(provider, document, {name: "A"}, options={"parameters": parameters})
    assert (found == []) is fine


def test_a_name_that_stands_often_gets_letters():
    body = "Hei " + ", ".join(["{{ a }}"] * 29) + "!"
    told = payload("meta_template", {"body": body}, {"a": "A"}, options={"parameters": "named"})
    example = told["components"][0]["example"]["body_text_named_params"]
    names = [each["param_name"] for each in example]
    assert names[:3] == ["a", "a_b", "a_c"] and names[25:28] == ["a_z", "a_aa", "a_ab"]
    assert len(set(names)) == 29


def test_the_number_of_a_name_is_told_in_letters():
    document = {"body": "Hei {{ a }} og {{ a_2 }}!"}
    told = payload(
        "meta_template", document, {"a": "A", "a_2": "B"}, options={"parameters": "named"}
    )
    assert told["components"][0]["text"] == "Hei {{a}} og {{a_b}}!"


@pytest.mark.parametrize("provider", SENDERS)
def test_an_address_ends_with_its_own_value_and_not_with_that_of_a_text(provider):
    document = {"body": "Kode {{ code }}.", "buttons": [web("https://nordhus.example/{{ code }}")]}
    written = handover(WHATSAPP, document, {"code": "_a_b_"}).outputs
    asked = {"name": "order", **({"app_id": "01F8"} if provider == "sinch" else {})}
    message = handover(
        WHATSAPP,
        document,
        {"code": "＿a_b＿"},  # as a text has it, where nothing in it can be a mark
        outputs={**written, "body": "Kode ＿a_b＿."},
        envelope=Envelope("+4791234567", "+4722334455", "", asked),
    )
    told = json.dumps(channels.get_provider("whatsapp", provider).payload(message))
    assert '"_a_b_"' in told


def test_a_letter_is_not_taken_from_another_name():
    document = {"body": "Hei {{ a }}, {{ a_b }} og {{ a }}!"}
    values = {"a": "A", "a_b": "B"}
    told = payload("meta_template", document, values, options={"parameters": "named"})
    assert told["components"][0]["text"] == "Hei {{a}}, {{a_b}} og {{a_c}}!"


@pytest.mark.parametrize(("length", "fine"), [(15, True), (16, False)])
def test_a_sample_code_has_its_length(length, fine):
    document = offer(buttons=[{"type": "copy_code", "code": "{{ coupon }}"}, web()])
    values = {"coupon": ("A", "A" * length)}
    assert (refused("meta_template", document, values) == []) is fine


# Meta: sending.


@pytest.mark.parametrize(
    ("expires", "fine"),
    [
        ("2027-05-31T23:59:00+02:00", True),
        ("2027-05-31T21:59:00Z", True),
        ("2001-01-01T00:00:00Z", True),
        ("2000-12-31T23:59:59Z", False),
        ("0001-01-01T00:00:00+14:00", False),
        ("9999-12-31T23:59:59-14:00", False),
        ("2027-05-31T23:59:00", False),
        ("søndag", False),
        (1811800740000, False),
        (True, False),
        (None, False),
    ],
)
@pytest.mark.parametrize("provider", ["meta_send", "infobip"])
def test_an_offer_ends_at_a_moment(provider, expires, fine):
    found = refused(provider, offer(), options={"expires": expires})
    assert [path for path, _ in found] == ([] if fine else ["options.expires"])


@pytest.mark.parametrize("expires", ["søndag", "2027-05-31"])
def test_an_offer_whose_end_is_words_asks_for_the_moment(expires):
    document = offer(offer=[{"type": "offer", "text": "25 %", "expires": expires}])
    ((path, message),) = refused("meta_send", document)
    assert path == "offer.0.expires" and "option expires" in message
    assert refused("meta_send", document, options={"expires": "2027-05-31T23:59Z"}) == []


def test_moments_are_milliseconds():
    told = payload("meta_send", offer())
    part = next(c for c in told["template"]["components"] if c["type"] == "limited_time_offer")
    assert part["parameters"][0]["limited_time_offer"] == {"expiration_time_ms": 1811800740000}


def test_an_offer_without_an_end_has_none():
    document = offer(offer=[{"type": "offer", "text": "25 %"}])
    sent = payload("meta_send", document)["template"]["components"]
    made = payload("meta_template", document)["components"]
    assert [part["type"] for part in sent] == ["button"]
    assert made[0]["limited_time_offer"] == {"text": "25 %", "has_expiration": False}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("4711", "4711"),
        ("New York", "New%20York"),
        ("x:key", "x%3Akey"),
        ("9|DL", "9%7CDL"),
        ("Gonçalves", "Gon%C3%A7alves"),
        ("a/b?c=d&e#f", "a/b?c=d&e#f"),
        ("a%20b", "a%20b"),
    ],
)
def test_a_value_in_an_address_is_encoded_as_meta_asks(value, told):
    document = buttons(web("https://nordhus.example/{{ a }}"))
    sent = payload("meta_send", document, {"a": value})["template"]["components"]
    assert sent[0]["parameters"] == [{"type": "text", "text": told}]


@pytest.mark.parametrize("session", ["yes", 1, 0, None])
def test_a_free_answer_is_asked_for_by_true_or_false(session):
    found = refused("meta_send", HEI, options={"session": session})
    assert "options.session" in [path for path, _ in found]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        pytest.param(code(), "category", id="a code"),
        pytest.param(carousel(), "cards.0", id="a carousel"),
        pytest.param(offer(), "offer.0", id="an offer"),
        pytest.param(buttons(phone()), "buttons.0", id="a call"),
        pytest.param({**HEI, "header": [PLACE]}, "header.0", id="a place"),
        pytest.param({**HEI, "footer": "x"}, "footer", id="a footer without buttons"),
        pytest.param(buttons(reply(), web()), "buttons", id="both kinds"),
        pytest.param(buttons(*[reply(f"{n}") for n in range(4)]), "buttons", id="four replies"),
        pytest.param(buttons(reply("x" * 21)), "buttons.0.label", id="a long label"),
        pytest.param(buttons(reply(), reply()), "buttons.1.label", id="one label twice"),
    ],
)
def test_what_no_free_answer_carries(document, path):
    found = refused("meta_send", document, {"code": "1"}, options={"session": True})
    assert path in [where for where, _ in found]


def test_an_address_that_a_value_breaks_goes_out_nowhere():
    document = buttons(web("https://nordhus.example/{{ a }}"), category="service")
    assert refused("meta_send", document, {"a": "a b"}) != []
    assert refused("meta_send", document, {"a": "ab"}) == []


def test_a_template_is_not_made_of_a_service_message():
    found = refused("meta_send", SERVICE, options={"session": False})
    assert "options.session" in [path for path, _ in found]


# The others.


@pytest.mark.parametrize(
    ("provider", "document", "path"),
    [
        ("twilio_content", offer(), "offer.0"),
        ("twilio_content", {**HEI, "header": [PLACE]}, "header.0"),
        ("twilio_content", {**HEI, "header": [DOCUMENT]}, "header.0.filename"),
        ("twilio_content", {**HEI, "header": [{**IMAGE, "url": "{{ a }}"}]}, "header.0.url"),
        ("twilio_content", carousel(card(body="Til {{ a }}."), card()), "cards.0.body"),
        ("twilio_content", carousel(card(body=""), card(body="")), "cards.0.body"),
        ("twilio_content", carousel(card(buttons=[]), card(buttons=[])), "cards.0"),
        ("twilio_content", code(label=""), "code.0.label"),
        ("twilio_content", {"category": "authentication", "body": "{{ code }}"}, "code.0.label"),
        (
            "twilio_content",
            code(delivery="one_tap", package_name="a.b", signature_hash="Ab3/xYz09+Q"),
            "code.0.delivery",
        ),
        ("infobip", code(), "category"),
        ("infobip", {**HEI, "header": [PLACE]}, "header.0"),
        ("sinch", code(), "category"),
        ("sinch", offer(), "offer.0"),
    ],
)
def test_what_this_one_has_no_place_for(provider, document, path):
    values = {"a": "https://nordhus.example/a.jpg", "code": "482913"}
    assert path in [where for where, _ in refused(provider, document, values)]


@pytest.mark.parametrize("app_id", [None, "", " ", 7, "a\nb"])
def test_sinch_needs_its_app(app_id):
    found = refused("sinch", HEI, options={"app_id": app_id})
    assert [path for path, _ in found] == ["options.app_id"]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (HEI, "twilio/text"),
        (buttons(reply()), "twilio/quick-reply"),
        (buttons(web(), phone()), "twilio/call-to-action"),
        (buttons(reply(), web()), "whatsapp/card"),
        ({**HEI, "footer": "x"}, "whatsapp/card"),
        ({**HEI, "header": [IMAGE]}, "whatsapp/card"),
        (carousel(), "twilio/carousel"),
        (code(), "whatsapp/authentication"),
    ],
)
def test_twilio_gets_the_plainest_type_that_carries_all(document, kind):
    assert list(payload("twilio_content", document, {"code": "1"})["types"]) == [kind]


def test_a_quick_reply_at_infobip_brings_back_its_label():
    told = payload("infobip", buttons(reply("Ja"), reply("Nei", payload="no")))
    data = told["messages"][0]["content"]["templateData"]
    assert [button["parameter"] for button in data["buttons"]] == ["Ja", "no"]
