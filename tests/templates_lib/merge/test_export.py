"""What an export has: texts, a contract, refusals with their places; and what `derive` gives."""

import pytest

from templates_lib import merge, message
from templates_lib.language import MissingValue, WrongValue
from templates_lib.merge import MergeError, Profile

DOCUMENT = {
    "key": "order.confirmed",
    "brand": "nordhus",
    "source_locale": "nb",
    "placeholders": {
        "first_name": {"type": "name", "required": False},
        "tier": {"type": "choice", "choices": ["gold", "blue"]},
        "n": {"type": "count"},
        "total": {"type": "money", "currency": "NOK"},
        "lines": {"type": "list", "fields": {"title": {"type": "text"}, "n": {"type": "count"}}},
        "sizes": {"type": "list", "required": False},
        "unsubscribe_url": {"type": "url"},
    },
}
VALUES = {
    "first_name": "Kari",
    "tier": "gold",
    "n": 3,
    "total": "1299.50",
    "lines": [{"title": "Lampe", "n": 2}, {"title": "Stol", "n": 1}],
    "sizes": ["S", "M"],
    "unsubscribe_url": "https://nordhus.example/u?a=1&b=2",
}


def loaded(channel, **content):
    variant = {"channel": channel, "locale": "nb", "content": content}
    return message.load({**DOCUMENT, "variants": [variant]})


def export(body, target, **options):
    return merge.export(loaded("sms", body=body), target, "sms", "no", **options)


def test_everything_of_an_email_is_exported():
    body = [
        {"type": "text", "text": "Totalt {{ total | money }} & takk, {{ first_name }}."},
        {"type": "button", "label": "Meld deg av", "url": "{{ unsubscribe_url }}"},
    ]
    mail = loaded("email", subject="Takk {{ first_name }}", preheader="x", body=body)
    found = merge.export(mail, "customer_io", "email", "nb")
    assert set(found.parts) == {"subject", "preheader", "html", "text"}
    assert "{{ event.first_name | escape }}" in found.parts["html"]
    assert "&amp; takk" in found.parts["html"] and "& takk" in found.parts["text"]
    assert 'href="{{ event.unsubscribe_url | escape }}"' in found.parts["html"]
    assert "escape" not in found.parts["subject"] + found.parts["text"]
    notify = merge.export(mail, "govuk_notify", "email", "nb")
    assert "html" not in notify.parts and "html" in notify.left_out


def test_a_sender_that_escapes_nothing_is_sent_what_is_safe():
    body = [{"type": "text", "text": "Takk, {{ first_name }}."}]
    mail = loaded("email", subject="Takk {{ first_name }}", preheader="x", body=body)
    found = merge.export(mail, "hubspot", "email", "nb")
    values = merge.derive(found.contract, {**VALUES, "first_name": "<b>&"})
    assert values["first_name"] == "<b>&" and values["first_name_html"] == "&lt;b&gt;&amp;"
    assert "{{ custom.first_name_html }}" in found.parts["html"]


@pytest.mark.parametrize(
    ("target", "body", "construct", "column", "words"),
    [
        ("twilio", "Hei {% if n %}a{% endif %}", "if", 5, "{% if n %}a{% endif %}"),
        ("gettext", "{% for x in lines %}a{% endfor %}", "for", 1, None),
        ("sendgrid", "{{ first_name }} {{ '{{' }}", "mark", 18, None),
        ("mandrill", "100 {{ '*|' }} {{ first_name }}", "mark", 9, None),
        ("whatsapp", "Hei", "channel", 0, ""),
        ("zendesk", "Hei {{ first_name }}", "name", 0, ""),
    ],
)
def test_what_is_refused_is_named_with_its_place(target, body, construct, column, words):
    found = export(body, target)
    (refusal,) = found.refusals
    assert (refusal.construct, refusal.column) == (construct, column)
    assert words is None or refusal.words == words
    assert found.parts == {} and refusal.message in str(refusal)
    assert "%(" not in refusal.message


def test_a_text_is_whole_or_not_there():
    mail = loaded("email", subject="Hei", preheader="{% if n %}a{% endif %}", body=[])
    found = merge.export(mail, "gettext", "email", "nb")
    assert "subject" in found.parts and "preheader" not in found.parts
    assert found.refusals[0].part == "preheader"


def test_the_place_of_what_a_layout_holds_is_in_the_writers_own_text():
    body = [{"type": "text", "text": "x"}, {"type": "text", "text": "Så {% if n %}a{% endif %}"}]
    mail = loaded("email", subject="Hei", preheader="", body=body)
    found = merge.export(mail, "gettext", "email", "nb")
    assert {(each.part, each.start) for each in found.refusals} == {("body.1.text", 3)}


def test_names_are_each_others_only_once():
    found = export('{{ total }} {{ total | money(display="code") }} {{ total }}', "braze")
    assert [each.name for each in found.contract.variables] == ["total_money", "total_money_2"]
    body = "{{ first_name }} {{ total }} {{ n | plural(one='#', other='#') }}"
    assert {each.name for each in export(body, "twilio").contract.variables} == {"1", "2", "3"}
    short = [each.name for each in export(body, "mailchimp").contract.variables]
    assert max(map(len, short)) <= 10 and len(set(short)) == len(short)


def test_a_computed_name_is_no_placeholders_name():
    document = {**DOCUMENT, "placeholders": {**DOCUMENT["placeholders"]}}
    document["placeholders"]["total_money"] = {"type": "text"}
    variant = {
        "channel": "sms",
        "locale": "nb",
        "content": {"body": "{{ total }}{{ total_money }}"},
    }
    found = merge.export(message.load({**document, "variants": [variant]}), "braze", "sms", "nb")
    assert [each.name for each in found.contract.variables] == ["total_money_2", "total_money"]


def test_a_contract_has_worked_samples():
    found = merge.document(export("{{ total | money }}: {{ n }}", "klaviyo"))
    (total, number) = found["contract"]["variables"]
    assert total["rule"] == "{{ total | money }}" and total["source"] == "total"
    assert len(total["samples"]) == 3 and all(s["gives"].endswith("kr") for s in total["samples"])
    assert number["written"] == "event.n_number"


def test_lists_are_sent_with_what_is_computed_of_each_item():
    body = (
        "{% for line in lines %}{{ loop.index }} {{ line.title }} {{ line.n }}"
        "{% if line.n > 1 %}!{% endif %}{% endfor %}{% for size in sizes %}{{ size }}{% endfor %}"
    )
    found = export(body, "sendgrid")
    values = merge.derive(found.contract, VALUES)
    assert values["sizes"] == ["S", "M"]
    assert values["lines"] == [
        {"index": "1", "title": "Lampe", "n_number": "2", "n_above_1": "yes"},
        {"index": "2", "title": "Stol", "n_number": "1", "n_above_1": ""},
    ]
    assert merge.derive(found.contract, {**VALUES, "sizes": [], "lines": []})["lines"] == []


def test_an_item_of_which_a_value_is_never_seen_stops_nothing():
    document = {**DOCUMENT, "placeholders": {**DOCUMENT["placeholders"]}}
    day = {"day": {"type": "date", "required": False}, "title": {"type": "text"}}
    document["placeholders"]["lines"] = {"type": "list", "fields": day}
    body = "{% for line in lines %}{% if line.day %}{{ line.day | date }}{% endif %};{% endfor %}"
    variant = {"channel": "sms", "locale": "nb", "content": {"body": body}}
    found = merge.export(message.load({**document, "variants": [variant]}), "novu", "sms", "nb")
    lines = [{"title": "a", "day": "2025-05-31"}, {"title": "b"}]
    values = merge.derive(found.contract, {**VALUES, "lines": lines})
    assert [each["day_date"] for each in values["lines"]] == ["31. mai 2025", ""]


@pytest.mark.parametrize(
    ("values", "error"),
    [({**VALUES, "n": None}, MissingValue), ({**VALUES, "total": "mye"}, WrongValue)],
)
def test_values_that_cannot_be_rendered_are_not_derived(values, error):
    found = export("{{ n }} {{ total }}", "braze")
    with pytest.raises(error):
        merge.derive(found.contract, values)


def test_an_empty_value_is_refused_where_the_sender_takes_none():
    found = export("Hei {{ first_name | default('') }}!", "twilio_named")
    with pytest.raises(WrongValue):
        merge.derive(found.contract, {**VALUES, "first_name": ""})


def test_an_sms_is_sent_in_plain_typography():
    found = export("Hei {{ first_name }}", "sinch")
    assert merge.derive(found.contract, {**VALUES, "first_name": "O’Neil–B"})["first_name"] == (
        "O'Neil-B"
    )
    with pytest.raises(WrongValue):
        merge.derive(found.contract, {**VALUES, "first_name": "\u200b"})


def test_a_contract_is_of_one_locale():
    found = export("Hei {{ first_name }}", "sinch")
    assert merge.derive(found.contract, VALUES, "nb-NO")
    with pytest.raises(MergeError):
        merge.derive(found.contract, VALUES, "da")


def test_a_profile_maps_names():
    profile = Profile(names={"first_name": "ticket.requester.first_name"})
    found = export("Hei {{ first_name }}", "zendesk", profile=profile)
    assert found.parts == {"body": "Hei {{ ticket.requester.first_name }}"}
    scoped = export("Hei {{ first_name }}", "customer_io", profile=Profile(scope="customer."))
    assert scoped.parts == {"body": "Hei {{ customer.first_name }}"}


@pytest.mark.parametrize("options", [{}, {"open": "[["}, {"close": "]]"}])
def test_a_custom_target_needs_its_marks(options):
    with pytest.raises(MergeError):
        export("Hei", "custom", profile=Profile(**options))


@pytest.mark.parametrize("mark", ["aa", "[ [", " ", "x" * 5, "[" * 11, "{\n"])
def test_marks_that_are_none(mark):
    with pytest.raises(MergeError):
        Profile(open=mark, close="]]")


def test_there_must_be_such_a_variant():
    with pytest.raises(MergeError, match="sms/nb"):
        merge.export(loaded("sms", body="Hei"), "braze", "sms", "da")


def test_what_nobody_declares_is_computed():
    bare = {"key": "a", "source_locale": "nb"}
    content = {"body": "{{ who }}{% if x %}!{% endif %}{% for y in z %}{{ y }}{% endfor %}"}
    variants = [{"channel": "sms", "locale": "nb", "content": content}]
    found = merge.export(message.load({**bare, "variants": variants}), "braze", "sms", "nb")
    assert all(not each.native for each in found.contract.variables)
    values = merge.derive(found.contract, {"who": "Kari", "x": 0, "z": ["a", "b"]})
    assert sorted(values.values()) == ["", "Kari", "ab"]
