"""What a provider is handed: finished texts, and each printed value apart."""

from typing import Any, ClassVar

import pytest

import channels
from channels import CannotCarry, Envelope, Handover, Look, Payload, Problem, Provider
from templates_lib import message as messages
from templates_lib import rendering
from templates_lib.handover import Source, handover, payload
from templates_lib.language import MissingValue

DOCUMENT: dict[str, Any] = {
    "key": "order.confirmed",
    "source_locale": "pl",
    "placeholders": {
        "first_name": {"type": "name", "max_length": 20, "samples": ["Kari", "Bartłomiej"]},
        "total": {"type": "money", "currency": "PLN", "samples": ["12.50"]},
        "lines": {"type": "list"},
    },
    "variants": [],
}
VALUES = {"first_name": "Ola", "total": "1299.5", "lines": ["a"]}


class Echo(Provider):
    """Gives back what it was handed."""

    name: ClassVar[str] = "echo"
    label: ClassVar[str] = "Echo"
    source: ClassVar[str] = "https://example.com"

    def payload(self, handover: Handover) -> Payload:
        if not handover.envelope.recipient:
            raise CannotCarry(self.name, (Problem("recipient", "is missing"),))
        return {"handover": handover}


def handed(body: str, values: dict[str, object] | None = None, **fields: Any) -> Handover:
    variants = [{"channel": "sms", "locale": "pl", "content": {"body": body}}]
    message = messages.load({**DOCUMENT, "variants": variants, **fields})
    (variant,) = message.variants
    found = payload(
        variant,
        message,
        VALUES if values is None else values,
        Echo(),
        look=Look(),
        envelope=Envelope("+4790000000"),
    )
    return found["handover"]  # type: ignore[return-value]


def test_the_texts_are_finished_and_the_template_is_beside_them():
    found = handed("Hej {{ first_name }}: {{ total | money }}")
    assert found.outputs["body"] == "Hej Ola: 1299,50 PLN"
    assert found.content.text("body") == "Hej {{ first_name }}: {{ total | money }}"
    assert (found.locale, found.envelope.recipient) == ("pl", "+4790000000")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "{{ first_name }} {{ total | money }}",
            [
                ("{{ first_name }}", "first_name", "Ola"),
                ("{{ total | money }}", "total", "1299,50 PLN"),
            ],
            id="each in its place",
        ),
        pytest.param(
            "{{ first_name }}, {{ first_name }}",
            [("{{ first_name }}", "first_name", "Ola")],
            id="the same tag once",
        ),
        pytest.param(
            "{{ first_name }} {{ first_name | upper }}",
            [
                ("{{ first_name }}", "first_name", "Ola"),
                ("{{ first_name | upper }}", "first_name_2", "OLA"),
            ],
            id="another filter is another variable",
        ),
        pytest.param(
            "x {{- first_name -}} y", [("{{- first_name -}}", "first_name", "Ola")], id="trimmed"
        ),
        pytest.param('{{ "{{" }}', [('{{ "{{" }}', "text", "{{")], id="a constant"),
        pytest.param("{% if total %}{{ first_name }}{% endif %}", [], id="not those of a branch"),
        pytest.param("{% for x in lines %}{{ x }}{% endfor %}", [], id="nor of a loop"),
        pytest.param("Hei", [], id="none"),
    ],
)  # fmt: skip
def test_variables(body, expected):
    found = handed(body).variables
    assert [(each.tag, each.name, each.value) for each in found] == expected


def test_samples_are_finished_as_the_values_are():
    name, total = handed("{{ first_name }} {{ total | money }}").variables
    assert name.samples[:2] == ("Kari", "Bartłomiej Bartłomie")
    assert total.samples == ("12,50 PLN",)


def test_a_value_in_several_texts_is_no_mark_in_any():
    content = {
        "header": [{"type": "text", "text": "Hej {{ first_name }}"}],
        "body": "Hej {{ first_name }}, dzięki!",
    }
    variants = [{"channel": "whatsapp", "locale": "pl", "content": content}]
    found = handed("", {**VALUES, "first_name": "*Ola*"}, variants=variants)
    assert found.outputs["header.0.text"] == "Hej *Ola*"
    assert found.outputs["body"] == "Hej ∗Ola∗, dzięki!"
    assert [each.value for each in found.variables] == ["∗Ola∗"]


def test_a_sample_that_the_text_cannot_write_stops_no_reader():
    declared = {"n": {"type": "count", "samples": [1, 3]}}
    body = '{{ n | plural(one="# rzecz", many="# rzeczy", other="# rzeczy") }}'
    (found,) = handed(body, {"n": 5}, placeholders=declared).variables
    assert found.value == "5 rzeczy"
    assert found.samples == ("1 rzecz",)


def test_the_gaps_are_worked_out_once_for_all_readers(monkeypatch):
    message = messages.load(DOCUMENT)
    content = channels.get("sms").load({"body": "Hej {{ first_name }}"})
    outputs = channels.get("sms").assemble(content, Look(), "pl")
    source = Source(content, outputs, message.placeholders, "pl")
    handover(source, VALUES, Envelope())
    monkeypatch.setattr(rendering, "sample_values", None)  # whoever asked again would stumble
    (again,) = handover(source, {"first_name": "Ewa"}, Envelope()).variables
    assert again.value == "Ewa"


def test_values_that_do_not_fit_stop_it():
    with pytest.raises(MissingValue):
        handed("{{ first_name }}", {})


def test_what_a_provider_cannot_carry_it_says_by_name():
    variants = [{"channel": "sms", "locale": "pl", "content": {"body": "Hej"}}]
    message = messages.load({**DOCUMENT, "variants": variants})
    with pytest.raises(CannotCarry, match="echo: recipient: is missing"):
        payload(message.variants[0], message, {}, Echo(), look=Look())
