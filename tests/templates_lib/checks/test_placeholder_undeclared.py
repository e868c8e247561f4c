"""Names that the message does not declare."""

import pytest

ID = "placeholder_undeclared"
DECLARED = {
    "first_name": {"type": "name"},
    "lines": {"type": "list", "fields": {"title": {"type": "text"}}},
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("{{ first_name }}", [], id="declared"),
        pytest.param("{{ fist_name }}", ["fist_name"], id="mistyped"),
        pytest.param("{% if vip %}x{% endif %}", ["vip"], id="in-a-condition"),
        pytest.param("{% for x in things %}x{% endfor %}", ["things"], id="list"),
        pytest.param("{% for x in lines %}{{ x.title }}{% endfor %}", [], id="field"),
        pytest.param("{% for x in lines %}{{ x.name }}{% endfor %}", ["x.name"], id="no-field"),
        pytest.param("{{ a }} {{ a }}", ["a", "a"], id="each-place"),
    ],
)
def test_each_use_of_an_undeclared_name_is_found(found, text: str, names: list[str]) -> None:
    findings = found(ID, {"nb": text}, placeholders=DECLARED)
    assert [text[finding.start : finding.end] for finding in findings] == names
    assert {str(finding.severity) for finding in findings} <= {"error"}


def test_the_nearest_name_is_suggested(found) -> None:
    (finding,) = found(ID, {"nb": "{{ fist_name }}"}, placeholders=DECLARED)
    assert finding.suggestion == "first_name"


def test_a_message_that_declares_nothing_is_left_alone(found) -> None:
    assert found(ID, {"nb": "{{ whatever }}"}) == []
