"""What is advised about a finished message: rule, gravity, place and words."""

import pytest

from channels import Advice
from tests.channels.whatsapp.documents import (
    WHATSAPP,
    carousel,
    offer,
    outputs_of,
    phone,
    reply,
    web,
)


def told(document, locale: str = "nb") -> dict[str, Advice]:
    return {each.rule: each for each in WHATSAPP.advice(outputs_of(document, locale), locale)}


LONG = "Første linje\n" * 8


@pytest.mark.parametrize(
    ("category", "folds"),
    [("marketing", True), ("utility", False), ("service", False)],
)
def test_only_marketing_is_folded(category, folds):
    assert ("body_folds" in told({"category": category, "body": LONG})) is folds


def test_the_fold_is_pointed_at():
    advice = told({"category": "marketing", "body": LONG})["body_folds"]
    assert (advice.gravity, advice.output, advice.line) == ("info", "body", 6)
    assert LONG[advice.start :].startswith("Første linje")
    assert LONG[: advice.start].count("\n") == 5
    assert "after 5" in advice.message


@pytest.mark.parametrize(
    ("document", "hidden"),
    [
        pytest.param({"body": "Hei", "buttons": [reply()] * 3}, False, id="three"),
        pytest.param({"body": "Hei", "buttons": [reply()] * 4}, True, id="four"),
        pytest.param({"body": "Hei", "buttons": [web(), phone()]}, False, id="link and call"),
        pytest.param({"body": "Hei", "buttons": [reply(), web()]}, True, id="mixed"),
        pytest.param(offer(), True, id="an offer"),
        pytest.param(carousel(), False, id="a carousel"),
    ],
)
def test_what_a_computer_does_not_show(document, hidden):
    assert ("not_on_desktop" in told(document)) is hidden


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("Hei **Kari**!", "**Kari**"),
        ("Hei\n__nå__ da", "__nå__"),
        ("Se [her](https://n.no/a)", "[her](https://n.no/a)"),
        ("Hei *Kari*, _nå_ [her] (da)", None),
        ("2 ** 3 ** 4", None),
    ],
)
def test_formatting_of_elsewhere(body, sign):
    found = told({"body": body}).get("foreign_marks")
    assert (found is not None) is (sign is not None)
    if found is not None:
        assert body[found.start : found.end] == sign
        assert found.line == body[: found.start].count("\n") + 1
        assert found.gravity == "warning"


def test_formatting_of_elsewhere_in_a_card():
    cards = carousel()["cards"]
    document = carousel({**cards[0], "body": "**A**"}, cards[1])
    assert told(document)["foreign_marks"].output == "cards.0.body"


def test_too_many_emoji_are_pointed_at():
    advice = told({"body": "Hei\n" + "🎉" * 12})["too_many_emoji"]
    assert (advice.gravity, advice.line, advice.start, advice.end) == ("warning", 2, 14, 16)


def test_a_plain_message_is_left_alone():
    assert told({"body": "Hei Kari! *Pakken* er her. 🎉"}) == {}
    assert told({}) == {}
