"""Parts that a channel cannot do without."""

import pytest

ID = "required_part_empty"
TEXT = {"type": "text", "text": "Hei"}


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        pytest.param({"subject": "Hei", "body": [TEXT]}, [], id="full"),
        pytest.param({"subject": "", "body": [TEXT]}, ["subject"], id="subject"),
        pytest.param({"subject": " \u00a0\u200b", "body": [TEXT]}, ["subject"], id="blank"),
        pytest.param({"subject": "Hei", "body": []}, ["body"], id="no-blocks"),
        pytest.param(
            {"subject": "Hei", "body": [{"type": "text", "text": ""}]}, ["body.0.text"], id="block"
        ),
        pytest.param(
            {"subject": "Hei", "body": [TEXT, {"type": "button", "label": "", "url": ""}]},
            ["body.1.label", "body.1.url"],
            id="button",
        ),
        pytest.param(
            {"subject": "Hei", "body": [{"type": "image", "url": "https://a.no/b", "alt": ""}]},
            [],
            id="alt-may-be-empty",
        ),
        pytest.param({"subject": "Hei", "preheader": "", "body": [TEXT]}, [], id="preheader"),
    ],
)
def test_each_required_text_is_needed(found, content, parts) -> None:
    findings = found(ID, {"email/nb": content})
    assert [finding.part for finding in findings] == parts
    assert {str(finding.severity) for finding in findings} <= {"error"}


@pytest.mark.parametrize("text", ["{{ a }}", ".", "👍", "\u0301"])
def test_anything_visible_is_something(found, text: str) -> None:
    assert found(ID, {"nb": text}) == []
