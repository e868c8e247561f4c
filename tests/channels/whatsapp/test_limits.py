"""Every limit from both sides: what is exactly full passes, one more is told."""

import json
from typing import Any

import pytest

from channels import Scene
from channels.whatsapp._folding import lines
from channels.whatsapp._limits import LIMITS
from tests.channels.whatsapp.documents import (
    WHATSAPP,
    card,
    carousel,
    code,
    offer,
    outputs_of,
    payload,
    phone,
    problems,
    refused,
    reply,
    web,
)

BODY = {"body": "Hei!"}


def text(number: int) -> str:
    return "æ" * number


def tags(number: int) -> str:
    return " og ".join(f"{{{{ a{index} }}}}" for index in range(number))


def header(words: str) -> dict[str, Any]:
    return {**BODY, "header": [{"type": "text", "text": words}]}


def buttons(*found: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**BODY, "buttons": list(found), **more}


def service(*found: dict[str, Any]) -> dict[str, Any]:
    return buttons(*found, category="service")


def address(length: int) -> str:
    return f"https://n.example/{text(length - 18)}"


# A limit that is a length or a number of things in a content: how to make one of that many.
OVERRUNS = {
    "headers": lambda n: {**BODY, "header": [{"type": "text", "text": "A"}] * n},
    "header_text": lambda n: header(text(n)),
    "body": lambda n: {"body": text(n)},
    "footer": lambda n: {**BODY, "footer": text(n)},
    "buttons": lambda n: buttons(*[reply()] * n),
    "url_buttons": lambda n: buttons(*[web()] * n),
    "phone_buttons": lambda n: buttons(*[phone()] * n),
    "copy_code_buttons": lambda n: buttons(
        *[{"type": "copy_code", "code": "A"}] * n, category="marketing"
    ),
    "quick_replies": lambda n: buttons(*[reply()] * n),
    "label": lambda n: buttons(reply(text(n))),
    "url": lambda n: buttons(web(address(n))),
    "phone": lambda n: buttons(phone("1" * n)),
    "coupon_code": lambda n: offer(buttons=[{"type": "copy_code", "code": text(n)}, web()]),
    "payload": lambda n: buttons(reply(payload=text(n))),
    "cards": lambda n: carousel(*[card()] * n),
    "card_body": lambda n: carousel(*[card(body=text(n))] * 2),
    "card_buttons": lambda n: carousel(*[card(buttons=[reply()] * n)] * 2),
    "offers": lambda n: offer(offer=offer()["offer"] * n),
    "offer_text": lambda n: offer(offer=[{"type": "offer", "text": text(n)}]),
    "offer_body": lambda n: offer(body=text(n)),
    "codes": lambda n: {**code(), "code": code()["code"] * n},
    "code": lambda n: {**code(), "body": text(n)},
    "package_name": lambda n: code(delivery="one_tap", package_name=f"com.{'a' * (n - 4)}"),
    "signature_hash": lambda n: code(delivery="one_tap", signature_hash="a" * n),
    "reply_buttons": lambda n: service(*[reply()] * n),
    "reply_url_buttons": lambda n: service(*[web()] * n),
    "reply_label": lambda n: service(reply(text(n))),
}

# A limit that is broken by what is written, and told with the rule it belongs to.
REFUSALS = {
    "header_variables": (lambda n: header(f"Hei {tags(n)}"), "placeholders, and WhatsApp takes 1"),
    "footer_variables": (lambda n: {**BODY, "footer": f"Hei {tags(n)}"}, "hold no placeholder"),
    "url_variables": (
        lambda n: buttons(web(f"https://n.example/{''.join(f'{{{{ a{i} }}}}' for i in range(n))}")),
        "at most 1 placeholder",
    ),
    "code_minutes": (lambda n: code(minutes=str(n)), "from 1 to 90"),
}

# A limit that only advice or the preview keeps.
ADVICE = {
    "emoji": (lambda n: {"body": "Hei " + "🎉" * n}, "too_many_emoji"),
    "fold_lines": (
        lambda n: {"category": "marketing", "body": "\n".join(["Hei"] * n)},
        "body_folds",
    ),
    "desktop_buttons": (lambda n: buttons(*[reply()] * n), "not_on_desktop"),
}

LIMIT = {limit.name: limit for limit in LIMITS}


def told(document: dict[str, Any], name: str) -> list[Any]:
    limit = LIMIT[name]
    found = WHATSAPP.overruns(WHATSAPP.load(document))
    return [run for run in found if run.limit == limit.value and run.hard is limit.hard]


@pytest.mark.parametrize("name", OVERRUNS)
def test_full_passes_and_one_more_does_not(name):
    limit = LIMIT[name]
    assert told(OVERRUNS[name](limit.value), name) == []
    over = told(OVERRUNS[name](limit.value + 1), name)
    assert over and {run.actual for run in over} == {limit.value + 1}
    assert {run.source for run in over} == {limit.source}


@pytest.mark.parametrize("name", REFUSALS)
def test_as_many_as_it_takes_and_one_more(name):
    make, words = REFUSALS[name]
    assert problems(make(LIMIT[name].value)) == []
    assert any(words in message for _, message in problems(make(LIMIT[name].value + 1)))


@pytest.mark.parametrize("name", ADVICE)
def test_as_much_as_is_advised_and_one_more(name):
    make, rule = ADVICE[name]
    assert rule not in rules(make(LIMIT[name].value))
    assert rule in rules(make(LIMIT[name].value + 1))


def rules(document: dict[str, Any]) -> list[str]:
    return [advice.rule for advice in WHATSAPP.advice(outputs_of(document), "nb")]


@pytest.mark.parametrize(("minutes", "fine"), [("1", True), ("0", False), ("05", False)])
def test_the_least_minutes(minutes, fine):
    assert (problems(code(minutes=minutes)) == []) is fine


@pytest.mark.parametrize(("number", "fine"), [(1, False), (2, True)])
def test_cards_least(number, fine):
    found = problems(carousel(*[card()] * number))
    assert [path for path, _ in found] == ([] if fine else ["cards"])


@pytest.mark.parametrize(("number", "shown", "door"), [(3, 3, False), (4, 4, True)])
def test_buttons_shown(number, shown, door):
    outputs = outputs_of(buttons(*[reply()] * number))
    page = WHATSAPP.preview(outputs, Scene())
    assert page.count('<li><svg class="icon flips"') == shown
    assert ("See all options" in page) is door


def test_fold_columns():
    columns = LIMIT["fold_columns"].value
    assert lines("æ" * columns) == 1
    assert lines("æ" * (columns + 1)) == 2


@pytest.mark.parametrize(("spaces", "fine"), [(4, True), (5, False)])
def test_spaces_in_a_value(spaces, fine):
    found = refused("meta_send", {"body": "Hei {{ a }}!"}, {"a": f"a{' ' * spaces}b"})
    assert [path for path, _ in found] == ([] if fine else ["body"])


@pytest.mark.parametrize(("length", "fine"), [(512, True), (513, False)])
@pytest.mark.parametrize("provider", ["meta_template", "meta_send", "twilio_content", "sinch"])
def test_template_name(provider, length, fine):
    found = refused(provider, BODY, options={"name": "a" * length})
    assert [path for path, _ in found] == ([] if fine else ["options.name"])


@pytest.mark.parametrize(
    ("provider", "length", "fine"),
    [
        ("meta_send", 512, True),
        ("meta_send", 513, False),
        ("infobip", 100, True),
        ("infobip", 101, False),
        ("sinch", 1024, True),
        ("sinch", 1025, False),
    ],
)
def test_reference(provider, length, fine):
    found = refused(provider, BODY, reference="a" * length)
    assert [path for path, _ in found] == ([] if fine else ["envelope.reference"])


@pytest.mark.parametrize(("number", "fine"), [(100, True), (101, False)])
def test_twilio_variables(number, fine):
    values = {f"a{index}": "A" for index in range(number)}
    body = f"Hei {' , '.join(f'{{{{ {name} }}}}' for name in values)} !"
    found = refused("twilio_content", {"body": body}, values)
    assert any("100 is the limit" in message for _, message in found) is not fine


@pytest.mark.parametrize(("length", "fine"), [(1600, True), (1601, False)])
def test_twilio_variable_value(length, fine):
    values = {"a": ("A", "æ" * length)}
    found = refused("twilio_content", {"body": "Hei {{ a }}!"}, values)
    assert any("1600" in message for _, message in found) is not fine


HERE = {
    "buttons_shown",
    "cards_least",
    "fold_columns",
    "infobip_reference",
    "reference",
    "sinch_reference",
    "spaces_in_a_value",
    "template_name",
    "twilio_variable_value",
    "twilio_variables",
}


def test_no_limit_is_without_its_pair():
    assert {*OVERRUNS, *REFUSALS, *ADVICE, *HERE} == set(LIMIT)
    assert len(LIMIT) == len(LIMITS)
    assert WHATSAPP.limits == LIMITS


def test_the_rendered_body_counts_and_not_the_written_one():
    content = WHATSAPP.load({"body": "Hei {{ name }}, pakken er her."})
    finished = content.replace("body", f"Hei {text(1021)}.")
    assert WHATSAPP.overruns(content) == ()
    assert [run.actual for run in WHATSAPP.overruns(finished)] == [1026]


@pytest.mark.parametrize(("length", "fine"), [(1016, True), (1017, False)])
def test_a_template_counts_with_its_placeholders(length, fine):
    """Finished it has a value of one letter; Meta reads ``{{1}}``, which is five."""
    document = {"body": f"Hei {{{{ a }}}}{text(length - 2)}."}
    found = refused("meta_template", document, {"a": "A"})
    assert [path for path, _ in found] == ([] if fine else ["body"])


def test_numbers_that_the_editor_reads_are_the_limits():
    helps = {part.name: part.help for part in WHATSAPP.parts}
    for name, words in {
        "buttons": ["10", "2 web addresses", "1 phone call", "1 discount code"],
        "cards": ["2 to 10"],
    }.items():
        assert all(word in helps[name] for word in words)
    minutes = next(p for p in WHATSAPP.parts if p.name == "code").types[0].field("minutes")
    assert "1 to 90" in minutes.help


def test_the_shared_figures(shared_dir):
    told_there = json.loads((shared_dir / "vectors" / "channel_limits.json").read_text("utf-8"))
    shared = told_there["whatsapp_template"]
    same = {
        "name": "template_name",
        "header_text": "header_text",
        "header_vars": "header_variables",
        "body": "body",
        "lto_body": "offer_body",
        "footer": "footer",
        "footer_vars": "footer_variables",
        "buttons": "buttons",
        "button_text": "label",
        "url_buttons": "url_buttons",
        "phone_buttons": "phone_buttons",
        "copy_code_buttons": "copy_code_buttons",
        "quick_reply_buttons": "quick_replies",
        "button_url": "url",
        "phone": "phone",
        "coupon_code": "coupon_code",
        "card_body": "card_body",
        "card_buttons": "card_buttons",
        "lto_text": "offer_text",
        "auth_code": "code",
    }
    assert {key: LIMIT[name].value for key, name in same.items()} == {k: shared[k] for k in same}
    assert [LIMIT["cards_least"].value, LIMIT["cards"].value] == shared["carousel_cards"]
    assert [1, LIMIT["code_minutes"].value] == shared["auth_expiry_minutes"]
    assert payload("meta_template", BODY)["name"] == "order"
