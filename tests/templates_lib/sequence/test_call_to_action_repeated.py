"""The same button twice running."""

import pytest

RULE = "call_to_action_repeated"


@pytest.mark.parametrize(
    ("locale", "first", "second", "words"),
    [
        ("nb", ["Følg pakken"], ["Følg pakken"], ["Følg pakken"]),
        ("da", ["Følg pakken"], ["FØLG PAKKEN!"], ["FØLG PAKKEN!"]),
        ("pl", ["Śledź paczkę", "Napisz"], ["Napisz", "Zwróć"], ["Napisz"]),
        ("nl", ["Volg je pakket"], ["Bekijk je bestelling"], []),
        ("en", [], ["Track it"], []),
        ("en", ["Track it"], ["Track it", "Track it"], ["Track it"]),
    ],
)
def test_labels(
    remarks, locale: str, first: list[str], second: list[str], words: list[str]
) -> None:
    found = remarks(RULE, locale, ("Ett.", {"labels": first}), ("To.", {"labels": second}))
    assert [each.words for each in found] == words
