"""Optional placeholders with nothing to stand in."""

import pytest

ID = "placeholder_unguarded"
DECLARED = {
    "first_name": {"type": "name", "required": False},
    "order": {"type": "code"},
    "left": {"type": "count", "required": False},
    "lines": {"type": "list", "required": False, "fields": {"title": {"type": "text"}}},
    "tags": {"type": "list", "required": False},
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{{ first_name }}", ["first_name"], id="bare"),
        pytest.param("{{ first_name | upper }}", ["first_name"], id="another-filter"),
        pytest.param("{{ first_name | default('du') }}", [], id="default"),
        pytest.param("{{ first_name | default('du') | upper }}", [], id="default-first"),
        pytest.param("{% if first_name %}{{ first_name }}{% endif %}", [], id="tested"),
        pytest.param("{% if order %}{{ first_name }}{% endif %}", ["first_name"], id="other-test"),
        pytest.param(
            "{% if not first_name %}Hei{% else %}{{ first_name }}{% endif %}", [], id="else-of-not"
        ),
        pytest.param(
            "{% if first_name %}Hei{% else %}{{ first_name }}{% endif %}",
            ["first_name"],
            id="the-wrong-branch",
        ),
        pytest.param(
            "{% if first_name and order %}{{ first_name }}{% endif %}", [], id="tested-by-and"
        ),
        pytest.param(
            "{% if first_name or order %}{{ first_name }}{% endif %}",
            ["first_name"],
            id="not-by-or",
        ),
        pytest.param(
            "{% if first_name %}{{ first_name }}{% endif %} {{ first_name }}",
            ["first_name"],
            id="behind-the-if",
        ),
        pytest.param("{{ first_name }}, {{ left }}", ["first_name", "left"], id="each"),
        pytest.param("{{ order }}", [], id="required"),
        pytest.param("{{ unknown }}", [], id="undeclared"),
        pytest.param("{% for x in lines %}{{ x.title }}{% endfor %}", [], id="field"),
        pytest.param("{% for x in tags %}{{ x }}{% endfor %}", [], id="loop-variable"),
        pytest.param("{% if first_name == 'Kari' %}Hei{% endif %}", [], id="not-printed"),
        pytest.param("{% if first_name %}{{ first_name }}", [], id="no-template"),
    ],
)
@pytest.mark.parametrize("locale", ["nb", "pl"])
def test_what_can_be_missed_is_found(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, placeholders=DECLARED)
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert {str(finding.severity) for finding in findings} <= {"warning"}


def test_the_message_says_what_to_write(found) -> None:
    (finding,) = found(ID, {"nb": "Hei {{ first_name }}"}, placeholders=DECLARED)
    assert "“first_name” is optional" in finding.message
    assert "{% if first_name %}…{% endif %}" in finding.message
    assert '{{ first_name | default("…") }}' in finding.message


def test_every_part_is_looked_at(found) -> None:
    mail = {"subject": "{{ first_name }}", "body": [{"type": "text", "text": "{{ left }}"}]}
    findings = found(ID, {"email/da": mail}, placeholders=DECLARED)
    assert {finding.part for finding in findings} == {"subject", "body.0.text"}
