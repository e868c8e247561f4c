"""Values inside addresses."""

import pytest

ID = "value_breaks_address"
FIELDS = {
    "a": {"type": "name"},
    "t": {"type": "text"},
    "spaced": {"type": "text", "samples": ["a", "a b"]},
    "c": {"type": "code"},
    "u": {"type": "url"},
    "due": {"type": "date"},
}


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        pytest.param("https://a.example/{{ c }}", [], id="code"),
        pytest.param("https://a.example/{{ a }}", ["warning"], id="name"),
        pytest.param("https://a.example/{{ t }}", [], id="text"),
        pytest.param("https://a.example/{{ spaced }}", ["warning"], id="text-with-a-space"),
        pytest.param("https://a.example/?d={{ due | date }}", ["warning"], id="date"),
        pytest.param("{{ u }}", [], id="whole"),
        pytest.param("https://a.example/ {{ a }}", [], id="behind"),
        pytest.param("https://a.example/{{ x }}", [], id="undeclared"),
    ],
)
def test_values(found, text: str, severities: list[str]) -> None:
    findings = found(ID, {"nb": text}, placeholders=FIELDS)
    assert [str(finding.severity) for finding in findings] == severities
