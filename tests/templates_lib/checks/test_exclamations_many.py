"""Exclamation marks of a whole message."""

import pytest

ID = "exclamations_many"
NONE = {"settings": {"exclamations_most": 0}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("A! B! C!", None, id="three"),
        pytest.param("A! B! C! D!", 10, id="four"),
        pytest.param("A!!!! B!", None, id="a-row-is-one"),
        pytest.param("{% if a %}A! B!{% else %}C! D!{% endif %} E!", None, id="one-branch-is-read"),
    ],
)
def test_more_than_three(found, text: str, place: int | None) -> None:
    findings = found(ID, {"nb": text})
    assert [each.start for each in findings] == ([] if place is None else [place])


@pytest.mark.parametrize(
    ("guide", "rule"),
    [
        pytest.param(NONE, "settings.exclamations_most", id="everywhere"),
        pytest.param({"locales": {"nb": NONE}}, "locales.nb.settings.exclamations_most", id="here"),
    ],
)
def test_the_brand_says_how_many(found, guide: dict[str, object], rule: str) -> None:
    findings = found(ID, {"nb": "Hei! Hei."}, guide)
    assert [each.rule for each in findings] == [rule]


def test_all_parts_count_together(found) -> None:
    texts = [{"type": "text", "text": "A! B!"}, {"type": "text", "text": "C!"}]
    findings = found(ID, {"email/pl": {"subject": "Hej!", "body": texts}})
    assert [each.part for each in findings] == ["body.1.text"]
