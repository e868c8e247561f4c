"""Snippets in a message: its document, its findings, and what each of them points at."""

from typing import Any

import pytest

from channels import Look
from templates_lib import checks, message
from templates_lib.language import TemplateSyntaxError
from templates_lib.message import MessageError
from templates_lib.rendering import render

MARK = '{% include "signature" %}'
SIGNATURE = [
    {"locale": "nb", "channel": "sms", "text": "Nordhus"},
    {"locale": "nb", "text": "Hilsen oss i Nordhus"},
]


def document(body: str, signature: Any = SIGNATURE, **more: Any) -> dict[str, Any]:
    return {
        "key": "k",
        "source_locale": "nb",
        "snippets": {"signature": signature},
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": body}}],
        **more,
    }


def test_a_message_says_one_thing_and_keeps_what_was_typed() -> None:
    loaded = message.load(document(f"Takk! {MARK}"))
    (variant,) = loaded.variants
    assert variant.content["body"] == "Takk! Nordhus"
    assert variant.written["body"] == f"Takk! {MARK}"
    assert loaded.document() == document(f"Takk! {MARK}")
    assert message.load(loaded.document()) == loaded


def test_what_it_was_made_from_is_written_back_as_it_was_typed() -> None:
    variants = [
        {"channel": "sms", "locale": "nb", "content": {"body": f"Takk! {MARK}"}},
        {
            "channel": "sms",
            "locale": "da",
            "content": {"body": "Tak!"},
            "made_from": {"body": f"Takk! {MARK}"},
        },
    ]
    loaded = message.load(document("", variants=variants))
    assert message.load(loaded.document()) == loaded
    assert loaded.variants[1].made_from == loaded.variants[0].content
    assert not checks.run(loaded, only=["translation_stale"])


@pytest.mark.parametrize(
    ("snippets", "path"),
    [
        pytest.param({"Sign": []}, "snippets.Sign", id="key"),
        pytest.param({"a": {}}, "snippets.a", id="no-list"),
        pytest.param({"a": [{"locale": "xx", "text": ""}]}, "snippets.a.0.locale", id="locale"),
        pytest.param(
            {"a": [{"locale": "nb", "channel": "fax", "text": ""}]},
            "snippets.a.0.channel",
            id="channel",
        ),
        pytest.param({"a": [{"locale": "nb", "words": ""}]}, "snippets.a.0.words", id="field"),
        pytest.param(
            {"a": [{"locale": "nb", "text": "x" * 10_001}]}, "snippets.a.0.text", id="long"
        ),
        pytest.param(
            {"a": [{"locale": "nb", "text": ""}, {"locale": "no", "text": ""}]},
            "snippets.a.1",
            id="twice",
        ),
    ],
)
def test_bad_snippets_are_refused_by_name(snippets: Any, path: str) -> None:
    with pytest.raises(MessageError) as caught:
        message.load(document("Hei", snippets=snippets))
    assert path in [problem.path for problem in caught.value.problems]


def test_findings_before_and_behind_a_snippet_stand_where_they_were_typed() -> None:
    body = f"Hei  der {MARK} og  takk"
    found = checks.run(message.load(document(body)), only=["space_doubled"])
    assert [body[each.start : each.end] for each in found] == ["  ", "  "]
    assert [each.start for each in found] == [3, body.index("  takk")]
    assert [each.snippet for each in found] == ["", ""]
    assert all(each.suggestion is not None for each in found)


def test_a_finding_inside_a_snippet_points_at_the_mark_and_suggests_nothing() -> None:
    body, signature = f"Hei {MARK}", [{"locale": "nb", "text": "Hilsen  oss"}]
    (found,) = checks.run(message.load(document(body, signature)), only=["space_doubled"])
    assert body[found.start : found.end] == MARK
    assert (found.snippet, found.suggestion) == ("signature", None)
    moved = checks.run(
        message.load(document(f"Hei på deg {MARK}", signature)), only=["space_doubled"]
    )
    assert moved[0].fingerprint == found.fingerprint


def test_an_unusable_snippet_is_one_error_and_stops_rendering() -> None:
    loaded = message.load(document('Hei {% include "signatur" %}'))
    errors = [each for each in checks.run(loaded) if each.severity == "error"]
    assert [each.check for each in errors] == ["snippet_unusable"]
    assert errors[0].suggestion == MARK
    with pytest.raises(TemplateSyntaxError, match="takes in one of the brand's snippets"):
        render(loaded.variants[0], loaded, {}, look=Look())


def test_another_fault_before_it_is_told_too() -> None:
    body = '{{ a | shout }} {% include "signatur" %}'
    found = checks.run(message.load(document(body)), only=["template_syntax", "snippet_unusable"])
    assert {each.check for each in found} == {"template_syntax", "snippet_unusable"}


def test_a_changed_snippet_is_another_message_to_the_memory_of_findings() -> None:
    """Families of five and more are remembered."""
    variants = [
        {"channel": "sms", "locale": tag, "content": {"body": f"x {MARK}"}}
        for tag in ("nb", "da", "pl", "nl", "en")
    ]

    def doubled(text: str) -> int:
        signature = [{"locale": each["locale"], "text": text} for each in variants]
        loaded = message.load(document("", signature, variants=variants))
        return len(checks.run(loaded, only=["space_doubled"]))

    assert [doubled("a b"), doubled("a  b"), doubled("a b")] == [0, 5, 0]


def test_a_mark_stands_in_the_texts_of_an_email_too() -> None:
    content = {"subject": f"{MARK}", "body": [{"type": "text", "text": f"Hei!\n\n{MARK}"}]}
    variants = [{"channel": "email", "locale": "nb", "content": content}]
    (variant,) = message.load(document("", variants=variants)).variants
    assert variant.content["subject"] == "Hilsen oss i Nordhus"
    assert variant.content.blocks("body")[0].text("text") == "Hei!\n\nHilsen oss i Nordhus"
