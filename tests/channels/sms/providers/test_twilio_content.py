"""Twilio Content: what cannot be a template."""

import pytest

import channels
from tests.channels.handovers import handover, refused

CONTENT = channels.get_provider("sms", "twilio_content")


def template(body="Hei {{ name }}!", name="Kari", locale="nb", reference="welcome", **rest):
    values = {f"v{number}": "x" for number in range(1, 102)}
    envelope = {"reference": reference, **rest}
    return handover("sms", {"body": body}, {"name": name, **values}, locale=locale, **envelope)


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({"body": ""}, "body", "is empty", id="nothing to say"),
        pytest.param({"body": "æ" * 1601}, "body", "1601 characters; 1600 is the limit", id="long"),
        pytest.param(
            {"body": " ".join(f"{{{{ v{number} }}}}" for number in range(1, 102))},
            "body",
            "101 placeholders; 100 is the limit",
            id="a placeholder too many",
        ),
        pytest.param({"name": ""}, "body", "name has no sample", id="no sample"),
        pytest.param({"name": ["Kari", " "]}, "body", "name has no sample", id="an empty sample"),
        pytest.param({"name": "x" * 1601}, "body", "1601 characters", id="a long sample"),
        pytest.param({"body": "{{ name }}}"}, "body", "brace", id="a brace beside a placeholder"),
        pytest.param({"body": "Hei }} {{ name }}"}, "body", "brace", id="two braces"),
        pytest.param({"reference": ""}, "options.friendly_name", "is missing", id="name"),
        pytest.param({"locale": "smn"}, "", "smn", id="a language of three letters"),
    ],
)
def test_it_refuses(given, path, words):
    (problem,) = refused(CONTENT, template(**given))
    assert problem[0] == path
    assert words in problem[1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"body": "æ" * 1600}, id="as long as it takes"),
        pytest.param(
            {"body": " ".join(f"{{{{ v{number} }}}}" for number in range(1, 101))},
            id="as many placeholders as it takes",
        ),
        pytest.param({"name": "x" * 1600}, id="a sample as long as it takes"),
        pytest.param({"body": "{ {{ name }} }"}, id="a brace apart"),
    ],
)
def test_it_carries(given):
    assert refused(CONTENT, template(**given)) == []


@pytest.mark.parametrize("body", ["{% if x %}Hei{% endif %}", "{{ unknown }}"])
def test_conditions_and_what_is_not_known_are_no_placeholders(body):
    hello = handover("sms", {"body": body}, outputs={"body": "Hei"}, reference="welcome")
    told = refused(CONTENT, hello)
    assert {path for path, _ in told} == {"body"}
    assert "no placeholder" in told[0][1]
