"""Names of competitors."""

import pytest

ID = "competitor_named"
GUIDE = {"settings": {"competitors": ["Sørhus", "Lys & Co", "Lampehus*"]}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Bedre enn sørhus.", ["sørhus"], id="name"),
        pytest.param("Lys & Co stenger", ["Lys & Co"], id="with-a-sign"),
        pytest.param("Lys og Co", [], id="other-words"),
        pytest.param("Lampehusets pris", ["Lampehusets"], id="inflected"),
        pytest.param("Sørhuset", [], id="longer-word"),
        pytest.param("https://sørhus.example {{ sørhus }}", [], id="address-and-tag"),
    ],
)
def test_names(found, text: str, words: list[str]) -> None:
    findings = found(ID, {"nb": text}, GUIDE)
    assert [text[each.start : each.end] for each in findings] == words


def test_without_a_list(found) -> None:
    assert found(ID, {"nb": "Sørhus"}) == []
