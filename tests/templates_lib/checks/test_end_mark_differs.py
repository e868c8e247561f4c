"""The last mark against the source's."""

import pytest

ID = "end_mark_differs"


@pytest.mark.parametrize(
    ("source", "text", "suggestion"),
    [
        pytest.param("Thank you.", "Takk", "k.", id="lost"),
        pytest.param("Thank you", "Takk.", None, id="added"),
        pytest.param("Where is it?", "Hvor er den.", None, id="another"),
        pytest.param("Total:", "Totalt", None, id="colon-lost"),
        pytest.param("Read it!", "Les «det»", "t!", id="inside-quotes"),
    ],
)
def test_another_mark(found, source: str, text: str, suggestion: str | None) -> None:
    (finding,) = found(ID, {"en": source, "nb": text})
    assert (finding.severity, finding.suggestion) == ("info", suggestion)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("Thank you.", "Takk.", id="same"),
        pytest.param("Thank you.", "Takk!", id="warmer"),
        pytest.param("Wait…", "Vent.", id="ellipsis"),
        pytest.param("Thank you.", "Takk, {{ name }}", id="value"),
        pytest.param("Thank you.", "Takk 🎁", id="emoji"),
        pytest.param("Thank you.", "Se https://a.example/b", id="link"),
        pytest.param("Thank you.", "{% if a %}Takk{% else %}Hei.{% endif %}", id="branches-differ"),
        pytest.param("", "Takk", id="nothing-there"),
    ],
)
def test_left_alone(found, source: str, text: str) -> None:
    assert found(ID, {"en": source, "nb": text}) == []


def test_the_source_itself_is_not_asked(found) -> None:
    assert found(ID, {"en": "Thank you"}) == []
