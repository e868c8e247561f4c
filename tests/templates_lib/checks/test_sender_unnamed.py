"""Whose message it is."""

import pytest

ID = "sender_unnamed"
BRAND = {"names": ["Nord Hus"], "domains": ["nordhus.example"]}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nord Hus: salg!", 0),
        ("NORDHUS: salg!", 0),
        ("Salg! nordhus.example/nb", 0),
        ("Salg!", 1),
        ("{% if a %}Nord Hus: {% endif %}salg!", 1),
        ("{% if a %}Nord Hus{% else %}Nordhus{% endif %}: salg!", 0),
    ],
)
def test_names(found, text: str, count: int) -> None:
    assert len(found(ID, {"nb": text}, BRAND, purpose="marketing")) == count
    assert found(ID, {"nb": text}, BRAND, purpose="service") == []
    assert found(ID, {"nb": text}, purpose="marketing") == []
    named = {**BRAND, "settings": {"sender_is_name": True}}
    assert found(ID, {"nb": text}, named, purpose="marketing") == []


def test_a_channel_that_shows_its_sender(found) -> None:
    assert found(ID, {"viber/nb": {"text": "Salg!"}}, BRAND, purpose="marketing") == []
