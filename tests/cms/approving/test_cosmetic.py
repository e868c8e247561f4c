"""What is a cosmetic change, and what is none: neighbours on both sides of the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import channels
from cms.approving.cosmetic import cosmetic_kinds, text_kinds

NAME = "{{ first_name }}"


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("Your order is here", "Your order  is here", {"space"}),
        ("Your order\nis here", "Your order is here", {"space"}),
        ("Your order is here", "Your order is here.", {"punctuation"}),
        ("Hei, Kari", "Hei Kari", {"punctuation"}),
        ('Say "yes"', "Say “yes”", {"typography"}),
        ("It's here", "It’s here", {"typography"}),
        ("a - b", "a – b", {"typography"}),
        ("Your Order", "Your order", {"case"}),
        (f"Hei {NAME}!", f"Hei {NAME}.", {"punctuation"}),
        (f"Hei {NAME}, takk", f"hei  {NAME} takk.", {"case", "space", "punctuation"}),
    ],
)
def test_it_is_cosmetic(before: str, after: str, kinds: set[str]) -> None:
    assert text_kinds(before, after) == kinds
    assert text_kinds(after, before) == kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the same", "the same"),
        ("Your order", "Your orders"),
        ("e-post", "epost"),
        ("resign", "re-sign"),
        ("It is here.", "It is here?"),
        ("1.50 kr", "150 kr"),
        ("30. april", "30 april"),
        ("5 kr", "-5 kr"),
        (f"{NAME}", f"-{NAME}"),
        ("Use SALE20", "Use sale20"),
        ("Mail Us@fjellheim.example", "Mail us@fjellheim.example"),
        ("See https://fjellheim.example/A", "See https://fjellheim.example/a"),
        ("fjellheim.example", "fjellheim. example"),
        ("**bold** words", "bold words"),
        ("[link](x)", "link x"),
        (f"Hei {NAME}", "Hei {{ First_name }}"),
        (
            "{{ n | plural(one='# day', other='# days') }}",
            "{{ n | plural(one='# Day', other='# days') }}",
        ),
        ("Hei {{ a }}", "Hei {{ a | money }}"),
        ("Maße", "Masse"),
        ("not now, later", "not, now later x"),
        ("20 %", "20 ‰"),
        ("a\u200bb", "ab"),
    ],
)
def test_it_is_none(before: str, after: str) -> None:
    assert text_kinds(before, after) == frozenset()
    assert text_kinds(after, before) == frozenset()


BUTTON = {"type": "button", "label": "Track", "url": "https://fjellheim.example/a"}


@pytest.mark.parametrize(
    ("change", "cosmetic"),
    [
        ({"body": [{"type": "text", "text": "Your order is here."}]}, True),
        ({"body": [{"type": "text", "text": "Your order is here"}, BUTTON]}, False),
        ({"preheader": "More"}, False),
    ],
)
def test_what_is_no_wording_stays(change: dict[str, object], cosmetic: bool) -> None:
    mail = {"subject": "Hi", "body": [{"type": "text", "text": "Your order is here"}]}
    load = channels.get("email").load
    assert bool(cosmetic_kinds(load(mail), load({**mail, **change}))) is cosmetic


def test_the_address_of_a_button_is_no_cosmetic_change() -> None:
    load = channels.get("email").load
    before, after = (
        load({"subject": "Hi", "body": [{**BUTTON, "url": f"https://fjellheim.example/{end}"}]})
        for end in ("a", "A")
    )
    assert cosmetic_kinds(before, after) == frozenset()


TEXTS = st.text(alphabet="aB1 .,-?'’\"{}", max_size=20)


@settings(max_examples=60)
@given(before=TEXTS, after=TEXTS)
def test_a_cosmetic_change_keeps_every_letter_and_digit(before: str, after: str) -> None:
    def kept(text: str) -> str:
        return "".join(letter for letter in text.lower() if letter.isalnum())

    if text_kinds(before, after):
        assert kept(before) == kept(after)
        assert text_kinds(after, before) == text_kinds(before, after)
