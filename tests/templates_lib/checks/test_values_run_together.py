"""Values side by side."""

import pytest

ID = "values_run_together"
FIELDS = {"a": {"type": "name"}, "b": {"type": "money"}, "c": {"type": "text"}}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("{{ a }} {{ b }}", 0, id="space"),
        pytest.param("{{ a }}{{ b | money }}", 1, id="together"),
        pytest.param("{{ a }}{{ c }}", 0, id="a-text-may-be-an-ending"),
        pytest.param("{{ a }}{% if b %}{{ b | money }}{% endif %}", 1, id="in-a-branch"),
        pytest.param("{{ a }}{{ x }}", 0, id="undeclared"),
        pytest.param("https://a.example/{{ a }}{{ b }}", 0, id="address"),
    ],
)
def test_pairs(found, text: str, count: int) -> None:
    assert len(found(ID, {"nb": text}, placeholders=FIELDS)) == count
