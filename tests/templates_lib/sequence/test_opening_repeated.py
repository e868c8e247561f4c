"""The same beginning twice running."""

import pytest

RULE = "opening_repeated"


@pytest.mark.parametrize(
    ("locale", "first", "second", "words"),
    [
        ("nb", "Hei Kari! Takk for at du kom.", "Hei! Takk for at du tok alt.", "Takk for at du"),
        ("nb", "Hei Kari! Takk for handelen.", "Hei Kari! Pakken er på vei.", None),
        ("nb", "Hei, Kari! Pakken er her.", "Hei! Pakken er her.", "Pakken er her"),
        ("nb", "Hei på deg! Pakken er her.", "Pakken er borte nå.", None),
        ("da", "Hej Bo, din pakke er her.", "Hej, din pakke er her nu.", "din pakke er her"),
        ("da", "Hej Bo, din pakke er sendt.", "Hej Bo, din pakke kommer i dag.", None),
        ("pl", "Cześć Ola, paczka jest już tu.", "Hej, paczka jest już tu", "paczka jest już tu"),
        ("pl", "Cześć Bartek, paczka jest w drodze.", "Cześć Bartek, paczka jest tu.", None),
        ("nl", "Hoi Wil, je pakket is er bijna.", "Je pakket is er nu.", "Je pakket is er"),
        ("nl", "Je pakket is er.", "Je geld is terug.", None),
        ("en", "Hi Ann, your bag is on its way.", "Hi, your bag is on a van.", "your bag is on"),
        ("en", "Thanks!", "Thanks!", None),
    ],
)  # fmt: skip
def test_the_first_words(remarks, locale: str, first: str, second: str, words: str | None) -> None:
    assert [each.words for each in remarks(RULE, locale, first, second)] == (
        [words] if words else []
    )


def test_only_in_one_inbox_and_only_running(remarks) -> None:
    text = "Takk for at du handlet."
    assert not remarks(RULE, "nb", (text, {"channel": "sms"}), (text, {"channel": "email"}))
    assert not remarks(RULE, "nb", text, "Pakken er på vei til deg.", text)
    assert not remarks(RULE, "nb", (text, {"key": "a"}), (text, {"key": "a"}))
