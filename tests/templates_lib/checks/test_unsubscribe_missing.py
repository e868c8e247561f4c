"""The link to unsubscribe."""

from typing import Any

import pytest

ID = "unsubscribe_missing"
TEXT = {"type": "text", "text": "Salg!"}


def legal(url: str) -> dict[str, Any]:
    return {"type": "legal", "text": "NordHus", "unsubscribe_label": "Av", "unsubscribe_url": url}


@pytest.mark.parametrize(
    ("blocks", "count"),
    [
        ([TEXT], 1),
        ([TEXT, legal("{{ link }}")], 0),
        ([TEXT, legal("https://nordhus.example/av")], 0),
        ([TEXT, legal("")], 1),
        ([TEXT, legal("{% if a %}https://nordhus.example/av{% endif %}")], 1),
        ([TEXT, {"type": "text", "text": "[Meld deg av](https://nordhus.example/av)"}], 0),
        ([TEXT, {"type": "text", "text": "Meld deg av på nett."}], 1),
        ([TEXT, {"type": "text", "text": "[Se alt](https://nordhus.example/alt)"}], 1),
        (
            [TEXT, {"type": "button", "label": "Meld deg av", "url": "https://nordhus.example/a"}],
            0,
        ),
        ([TEXT, {"type": "button", "label": "Kjøp", "url": "https://nordhus.example/a"}], 1),
        ([{"type": "text", "text": "Salg! {{ unsubscribe_url }}"}], 0),
        ([{"type": "text", "text": "Salg! {% if a %}{{ unsubscribe_url }}{% endif %}"}], 1),
    ],
)
def test_links(found, blocks: list[Any], count: int) -> None:
    texts = {"email/nb": {"subject": "Salg", "body": blocks}}
    assert len(found(ID, texts, purpose="marketing")) == count
    assert found(ID, texts, purpose="transactional") == []
    assert found(ID, texts) == []
    added = {"settings": {"unsubscribe_added": True}}
    assert found(ID, texts, added, purpose="marketing") == []
