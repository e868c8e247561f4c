"""The price before a reduction."""

import pytest

ID = "prior_price_missing"
ASKS = {"settings": {"prior_price": True}}


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        ("nb", "20 % rabatt: nå 400 kr.", 1),
        ("nb", "20 % rabatt: nå 400 kr, før 500 kr.", 0),
        ("nb", "20 % rabatt: 400 kr / 500 kr.", 0),
        ("nb", "20 % rabatt på alt.", 0),
        ("nb", "Nå 400 kr.", 0),
        ("nl", "20% korting: nu € 40.", 1),
        ("nl", "20% korting: nu € 40, laagste prijs in 30 dagen.", 0),
        ("pl", "Rabat {{ off | percent }}: {{ price | money }}.", 1),
    ],
)
def test_reductions(found, locale: str, text: str, count: int) -> None:
    texts = {f"email/{locale}": {"subject": "NordHus", "body": [{"type": "text", "text": text}]}}
    assert len(found(ID, texts, ASKS, purpose="marketing")) == count
    assert found(ID, texts, purpose="marketing") == []
    assert found(ID, texts, ASKS) == []
    assert found(ID, {locale: text}, ASKS, purpose="marketing") == []
