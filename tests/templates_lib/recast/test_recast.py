"""A text for one channel made of another's: what goes where, what is left out and told."""

from typing import Any

import pytest

import channels
from channels import Content
from templates_lib.recast import outline, plain, recast

EMAIL = {
    "subject": "Order {{ n }} is confirmed",
    "preheader": "Thank you",
    "body": [
        {"type": "heading", "text": "Thank you"},
        {"type": "text", "text": "Hi {{ name }},\n\nWe are **glad**. Your total is {{ total }}."},
        {"type": "text", "text": "Read [our terms](https://b.example/t). We pack it now."},
        {"type": "button", "label": "See it", "url": "https://b.example/o/{{ n }}"},
    ],
}


def email() -> Content:
    return channels.get("email").load(EMAIL)


def roomy(content: Content) -> bool:
    return True


def nothing_fits(content: Content) -> bool:
    return False


def test_the_outline_of_a_mail() -> None:
    told = outline(email())
    assert told.title == "Order {{ n }} is confirmed"
    assert (told.link, told.label) == ("https://b.example/o/{{ n }}", "See it")
    assert [each.text for each in told.said] == [
        "Hi {{ name }},",
        "We are glad.",
        "Your total is {{ total }}.",
        "Read our terms.",
        "We pack it now.",
    ]
    assert told.essential and told.essential.text == "Your total is {{ total }}."


@pytest.mark.parametrize("name", sorted(channels.CHANNELS))
@pytest.mark.parametrize("fits", [roomy, nothing_fits])
def test_every_channel_can_read_what_is_made_for_it(name: str, fits: Any) -> None:
    made = recast(email(), channels.get(name), fits)
    content = channels.get(name).load(made.content)
    assert "Your total is {{ total }}." in str(made.content)
    assert "https://b.example/o/{{ n }}" in str(made.content)
    assert any(part.text.strip() for part in channels.get(name).texts(content))


def test_an_sms_of_a_mail_is_the_essential_sentence_and_the_link() -> None:
    made = recast(email(), channels.get("sms"), nothing_fits)
    assert made.content == {"body": "Your total is {{ total }}. https://b.example/o/{{ n }}"}
    assert set(made.left_out) == {
        "Order {{ n }} is confirmed",
        "Hi {{ name }},",
        "We are glad.",
        "Read our terms.",
        "We pack it now.",
    }


def test_the_greeting_goes_first_then_from_the_end() -> None:
    sizes: list[str] = []

    def fits(content: Content) -> bool:
        sizes.append(content.parts["body"])  # type: ignore[arg-type]
        return len(sizes) == 3

    recast(email(), channels.get("sms"), fits)
    assert "Hi" in sizes[0] and "Hi" not in sizes[1] and "We pack it now" not in sizes[2]


def test_what_fits_is_left_whole() -> None:
    made = recast(email(), channels.get("push"), roomy)
    assert made.left_out == ()
    assert made.content["title"] == "Order {{ n }} is confirmed"
    assert made.content["link"] == "https://b.example/o/{{ n }}"


@pytest.mark.parametrize("document", [{}, {"body": ""}, {"body": "😀"}, {"body": "{{ x }"}])
def test_texts_of_nothing_much_make_something(document: dict[str, Any]) -> None:
    made = recast(channels.get("sms").load(document), channels.get("email"), nothing_fits)
    channels.get("email").load(made.content)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (frozenset(), "Pay now, see terms."),
        ({"markdown"}, "Pay **now**, see [terms](https://b.example)."),
    ],
)
def test_marks_go_where_nobody_reads_them(kept: Any, expected: str) -> None:
    text = "Pay **now**, see [terms](https://b.example)."
    assert plain(text, frozenset({"markdown"}), frozenset(kept)) == expected
