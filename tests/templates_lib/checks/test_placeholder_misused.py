"""Uses that a declared type does not allow."""

import pytest

ID = "placeholder_misused"
DECLARED = {
    "name": {"type": "name"},
    "total": {"type": "money", "currency": "NOK"},
    "kind": {"type": "choice", "choices": ["new", "old"]},
    "lines": {"type": "list", "fields": {"title": {"type": "text"}}},
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{{ total | money }}", None, id="money"),
        pytest.param("{{ name | date }}", "date", id="filter"),
        pytest.param('{{ total | money("SEK") }}', 'money("SEK")', id="currency"),
        pytest.param('{% if kind == "now" %}x{% endif %}', '"now"', id="choice"),
        pytest.param('{% if kind == "new" %}x{% endif %}', None, id="known-choice"),
        pytest.param("{{ lines }}", "lines", id="list-printed"),
    ],
)
def test_a_use_against_the_type_is_found(found, text: str, words: str | None) -> None:
    findings = found(ID, {"nb": text}, placeholders=DECLARED)
    assert [text[f.start : f.end] for f in findings] == ([words] if words else [])


def test_a_message_that_declares_nothing_is_left_alone(found) -> None:
    assert found(ID, {"nb": "{{ name | money }}"}) == []
