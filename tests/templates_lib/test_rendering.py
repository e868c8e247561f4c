"""From a variant and values to the outputs of its channel."""

import pytest

from channels import Look, Output
from templates_lib import message
from templates_lib.language import MissingValue, TemplateSyntaxError, UnknownName, WrongValue
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import SETS, fill, prepare, render, sample_sets

LOOK = Look(brand_name="NordHus")
DOCUMENT = {
    "key": "order.confirmed",
    "brand": "nordhus",
    "stage": "purchase",
    "purpose": "transactional",
    "source_locale": "en",
    "placeholders": {
        "first_name": {"type": "name", "max_length": 40, "samples": ["Kari", "Bartłomiej"]},
        "total": {"type": "money", "currency": "NOK"},
        "n": {"type": "count"},
        "link": {"type": "url", "required": False},
    },
    "variants": [
        {
            "channel": "sms",
            "locale": "nb",
            "content": {
                "body": "Hei {{ first_name }}, {{ n | plural(one='# vare', other='# varer') }} for "
                "{{ total | money }}."
            },
        },
        {
            "channel": "email",
            "locale": "nb",
            "content": {
                "subject": "Takk, {{ first_name }}",
                "preheader": "{{ total | money }}",
                "body": [
                    {"type": "text", "text": "Hei **{{ first_name }}**"},
                    {
                        "type": "button",
                        "label": "Se {{ first_name }}",
                        "url": "{{ link | default('https://nordhus.example/') }}",
                    },
                ],
            },
        },
    ],
}
VALUES = {"first_name": "Kari", "total": 1299.5, "n": 2}


@pytest.fixture(scope="module")
def loaded():
    return message.load(DOCUMENT)


def variant(loaded, channel):
    return next(one for one in loaded.variants if one.channel == channel)


def test_sms_is_plain_and_measured(loaded):
    rendered = render(variant(loaded, "sms"), loaded, VALUES, look=LOOK)
    assert dict(rendered.outputs) == {"body": "Hei Kari, 2 varer for 1 299,50 kr."}
    figures = {metric.name: metric.value for metric in rendered.measurement.metrics}
    assert (figures["encoding"], figures["segments"], figures["units"]) == ("GSM-7", 1, 34)


def test_email_outputs_are_each_escaped_their_way(loaded):
    evil = {**VALUES, "first_name": "<b>Kari & co"}
    outputs = render(variant(loaded, "email"), loaded, evil, look=LOOK).outputs
    assert outputs["subject"] == "Takk, <b>Kari & co"
    assert outputs["preheader"] == "1\u00a0299,50\u00a0kr"
    assert "&lt;b&gt;Kari &amp; co" in outputs["html"] and "<b>Kari" not in outputs["html"]
    assert "<b>Kari & co" in outputs["text"]
    assert "https://nordhus.example/" in outputs["html"]


@pytest.mark.parametrize(
    "values, kind",
    [
        pytest.param({**VALUES, "total": None}, MissingValue, id="missing"),
        pytest.param({**VALUES, "total": "much"}, WrongValue, id="wrong"),
        pytest.param({**VALUES, "link": "javascript:alert(1)"}, WrongValue, id="no link"),
    ],
)
def test_all_outputs_or_none(loaded, values, kind):
    with pytest.raises(kind):
        render(variant(loaded, "email"), loaded, values, look=LOOK)


def test_fill_of_stored_outputs():
    outputs = (
        Output("subject", "Subject", "Hei {{ a }}", "line"),
        Output("html", "HTML", "<p>{{ a }}</p>", "html"),
    )
    placeholders = {"a": Placeholder("a", "text")}
    filled = fill(outputs, placeholders, {"a": "x\n<y>"}, "nb", plain=False)
    assert dict(filled) == {"subject": "Hei x <y>", "html": "<p>x\n&lt;y&gt;</p>"}


def test_fill_refuses_names_that_are_not_declared():
    outputs = (Output("body", "Body", "{{ a }}{{ b }}"),)
    with pytest.raises(UnknownName):
        fill(outputs, {"a": Placeholder("a", "text")}, {"a": "x", "b": "y"}, "nb", plain=False)
    assert fill(outputs, {}, {"a": "x", "b": "y"}, "nb", plain=False)["body"] == "xy"


def test_an_assembled_mail_may_be_longer_than_a_written_text():
    outputs = (Output("html", "HTML", "<p>" + "x" * 100_000 + "{{ a }}</p>", "html"),)
    assert len(fill(outputs, {}, {"a": "y"}, "nb", plain=False)["html"]) == 100_008


def test_a_broken_template_is_refused():
    with pytest.raises(TemplateSyntaxError):
        fill((Output("body", "Body", "{{ a"),), {}, {}, "nb", plain=False)


def test_sample_sets(loaded):
    sets = sample_sets(loaded, "nb")
    assert tuple(sets) == SETS
    assert sets["typical"]["first_name"] == "Kari"
    assert len(sets["longest"]["first_name"]) == 40
    for values in sets.values():
        for one in loaded.variants:
            assert render(one, loaded, values, look=LOOK).outputs


# Prepared -----------------------------------------------------------------------------------------


OUTPUTS = (
    Output("subject", "Subject", "Hei {{ a }}", "line"),
    Output("html", "HTML", "<p>{{ a }}: {{ n }}</p>", "html"),
    Output("body", "Body", "*{{ a }}*", "marks"),
)
DECLARED = {"a": Placeholder("a", "text", max_length=20), "n": Placeholder("n", "count")}


def test_prepared_once_and_filled_for_each_reader():
    prepared = prepare(OUTPUTS, DECLARED, "nb", plain=False)
    filled = prepared.fill({"a": "x\n<y>*", "n": 1234})
    assert dict(filled) == {
        "subject": "Hei x <y>*",
        "html": "<p>x\n&lt;y&gt;*: 1\u00a0234</p>",
        "body": "*x\n<y>∗*",
    }
    assert filled == fill(OUTPUTS, DECLARED, {"a": "x\n<y>*", "n": 1234}, "nb", plain=False)
    with pytest.raises(MissingValue):
        prepared.fill({"a": "x"})


def test_a_batch_finishes_every_output_of_a_row_or_none():
    prepared = prepare(OUTPUTS, DECLARED, "nb", plain=False)
    good, bad = {"a": "x", "n": 1}, {"a": "x", "n": -1}
    found = prepared.batch([good, bad, {}, {"a": "y", "n": 2}])
    assert [list(each) for each in (found[0], found[3])] == [["subject", "html", "body"]] * 2
    assert found[3]["html"] == "<p>y: 2</p>"
    assert [(type(each), each.name) for each in found[1:3]] == [
        (WrongValue, "n"),
        (MissingValue, "a"),
    ]


def test_what_does_not_fit_is_not_prepared():
    with pytest.raises(UnknownName):
        prepare(OUTPUTS, {"a": Placeholder("a", "text")}, "nb", plain=False)
    assert prepare(OUTPUTS, {}, "nb", plain=True).fill({"a": "–", "n": 1})["body"] == "*-*"
