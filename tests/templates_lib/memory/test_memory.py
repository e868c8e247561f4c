"""The memory: what is found, in which order, and that taking a message out leaves no trace."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib import message as messages
from templates_lib.memory import Memory, adapted, pairs_of


def message(key: str, placeholders: dict[str, Any] | None = None, **texts: str) -> Any:
    """One SMS in each locale given."""
    return messages.load(
        {
            "key": key,
            "source_locale": "en",
            "placeholders": placeholders or {},
            "variants": [
                {"channel": "sms", "locale": tag, "content": {"body": body}}
                for tag, body in texts.items()
            ],
        }
    )


@pytest.fixture
def memory() -> Memory:
    memory = Memory()
    for each in (
        message("a", en="Your parcel is here. Fetch it today.", pl="Paczka jest. Odbierz dziś."),
        message("b", en="Your parcel is here.", pl="Paczka już czeka."),
        message("c", en="Your parcel is here.", pl="Paczka jest."),
        message("d", en="One. Two.", pl="Razem."),
    ):
        memory.put(each.key, pairs_of(each))
    return memory


def targets(hits: list[Any]) -> list[str]:
    return [hit.pair.target for hit in hits]


def test_the_exact_source_comes_first_and_what_is_said_most(memory: Memory) -> None:
    hits = memory.nearest("pl", "Your parcel is here.")
    assert targets(hits) == ["Paczka jest.", "Paczka już czeka."]
    assert [(hit.is_exact, hit.times) for hit in hits] == [(True, 2), (True, 1)]


def test_a_nearly_equal_source_is_told_with_its_likeness(memory: Memory) -> None:
    (hit, *_) = memory.nearest("pl", "Your parcels are here.")
    assert hit.pair.target == "Paczka jest." and 65 <= hit.likeness < 100


@pytest.mark.parametrize(
    ("locale", "source"),
    [("pl", "Quite another thing."), ("nb", "Your parcel is here."), ("pl", "")],
)
def test_nothing_alike_is_nothing(memory: Memory, locale: str, source: str) -> None:
    assert memory.nearest(locale, source) == []


def test_texts_that_do_not_match_by_sentence_are_one_pair(memory: Memory) -> None:
    assert targets(memory.nearest("pl", "One. Two.")) == ["Razem."]


def test_what_is_typed_is_completed(memory: Memory) -> None:
    assert targets(memory.alike("pl", "odbierz")) == ["Odbierz dziś."]
    assert memory.alike("pl", "Odbierz dziś.") == []  # it says so itself


def test_the_text_at_hand_is_left_out(memory: Memory) -> None:
    own = memory.nearest("pl", "Fetch it today.")[0].pair.address
    assert memory.nearest("pl", "Fetch it today.", but=own) == []


def test_a_message_put_again_or_removed_leaves_nothing(memory: Memory) -> None:
    memory.put("b", pairs_of(message("b", en="Your parcel is here.", pl="Nowe słowa.")))
    assert "Paczka już czeka." not in targets(memory.nearest("pl", "Your parcel is here."))
    for key in "abcd":
        memory.remove(key)
    memory.remove("never there")
    assert len(memory) == 0 and memory.nearest("pl", "Your parcel is here.") == []
    assert memory.alike("pl", "Pac") == []


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["X y.", "X z. Q.", ""]))))
def test_order_of_edits_does_not_matter(edits: list[tuple[str, str]]) -> None:
    edited, fresh = Memory(), Memory()
    last = {}
    for key, body in edits:
        edited.put(key, pairs_of(message(key, en=body, pl=body)))
        last[key] = body
    for key, body in last.items():
        fresh.put(key, pairs_of(message(key, en=body, pl=body)))
    asked = ["X y.", "X z.", "Q."]
    assert [edited.nearest("pl", each) for each in asked] == [
        fresh.nearest("pl", each) for each in asked
    ]


@pytest.mark.parametrize(
    ("remembered", "declared", "types", "at_hand", "text", "unfit"),
    [
        ("Sum {{ x }}", {"x": "money"}, {"x": "money"}, "", "Sum {{ x }}", ()),
        (
            "Sum {{ total | money }}",
            {"amount": "money"},
            {"total": "money"},
            "Pay {{ amount }}",
            "Sum {{ amount | money }}",
            (),
        ),
        (
            "Sum {{ total | money }}",
            {"name": "name"},
            {"total": "money"},
            "Dear {{ name }}",
            "Sum {{ total | money }}",
            ("total",),
        ),
        (
            '{{ n | plural(one="# n", other="n") }}',
            {"m": "count"},
            {"n": "count"},
            "{{ m }}",
            '{{ m | plural(one="# n", other="n") }}',
            (),
        ),
    ],
    ids=["same", "mapped by type", "no counterpart", "not in strings"],
)
def test_placeholders_become_those_of_the_message(
    remembered: str,
    declared: dict[str, str],
    types: dict[str, str],
    at_hand: str,
    text: str,
    unfit: tuple[str, ...],
) -> None:
    made = adapted(remembered, declared, types, at_hand=at_hand)
    assert (made.text, made.unfit) == (text, unfit)
