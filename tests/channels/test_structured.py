"""Contents laid flat and put together again: lists in lists, flags, choices."""

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels import Blocks, BlockType, Choice, Content, Flag, Measurement, Scene, Text
from channels._structured import StructuredChannel
from channels._tags import split

BUTTON = BlockType(
    "button",
    "Button",
    "link",
    (
        Text("label", "Label"),
        Text("url", "Address", kind="url"),
        Choice("tone", "Tone", (("calm", "Calm"), ("loud", "Loud")), "calm"),
        Flag("wide", "Wide", default=True),
    ),
)
CARD = BlockType(
    "card", "Card", "image", (Text("title", "Title"), Blocks("buttons", "Buttons", (BUTTON,)))
)


class Cards(StructuredChannel):
    name: ClassVar[str] = "cards"
    label: ClassVar[str] = "Cards"
    icon: ClassVar[str] = "image"
    preview_devices = ()
    parts = (
        Text("body", "Body", multiline=True),
        Text("code", "Code", kind="token"),
        Blocks("cards", "Cards", (CARD, BUTTON)),
    )

    def measure_content(self, content: Content) -> Measurement:
        return Measurement(detail={"cards": len(content.blocks("cards"))})

    def draw(self, content: Content, scene: Scene) -> str:
        return content.text("body")


CARDS = Cards()

WORDS = st.text(alphabet="aæ {%}\n", max_size=8)
BUTTONS = st.fixed_dictionaries(
    {"type": st.just("button")},
    optional={
        "label": WORDS,
        "url": WORDS,
        "tone": st.sampled_from(["calm", "loud"]),
        "wide": st.booleans(),
    },
)
CARD_DOCUMENTS = st.fixed_dictionaries(
    {"type": st.just("card")},
    optional={"title": WORDS, "buttons": st.lists(BUTTONS, max_size=3)},
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={"body": WORDS, "cards": st.lists(st.one_of(CARD_DOCUMENTS, BUTTONS), max_size=4)},
)


def outputs_of(content: Content) -> dict[str, str]:
    return {output.name: output.template for output in CARDS.assemble(content, None, "nb")}


@given(DOCUMENTS)
def test_put_together_it_is_the_content_again_but_for_the_ends_of_lines(document):
    content = CARDS.load(document)
    again = CARDS.gather(outputs_of(content))
    assert [place.path for place in places_of(again)] == [p.path for p in places_of(content)]
    for mine, other in zip(places_of(again), places_of(content), strict=True):
        if isinstance(mine.value, str):
            assert mine.value.strip() == other.value.strip()
        elif isinstance(mine.value, bool):
            assert mine.value == other.value


def places_of(content: Content):
    from channels import places

    return list(places(CARDS.parts, content.parts))


def test_each_output_bears_the_path_of_its_text():
    content = CARDS.load(
        {
            "body": "Hei\n",
            "cards": [
                {"type": "card", "title": " A ", "buttons": [{"type": "button", "wide": False}]}
            ],
        }
    )
    assert outputs_of(content) == {
        "body": "Hei\n",
        "code": "",
        "cards.0.type": "card",
        "cards.0.title": "A",
        "cards.0.buttons.0.type": "button",
        "cards.0.buttons.0.label": "",
        "cards.0.buttons.0.url": "",
        "cards.0.buttons.0.tone": "calm",
        "cards.0.buttons.0.wide": "",
    }


def test_a_token_holds_no_tag():
    content = CARDS.load({"code": "{{ x }}"})
    assert all(not run.is_tag for run in split(outputs_of(content)["code"]))


def test_what_is_drawn_and_measured_is_the_finished_content():
    outputs = {"body": "Hei Kari", "cards.0.type": "card", "cards.1.type": "button"}
    assert CARDS.preview(outputs, Scene()) == "Hei Kari"
    assert CARDS.measure_outputs(outputs).detail == {"cards": 2}


@pytest.mark.parametrize("path", ["cards.0.buttons.0.label", "cards.1.label", "body"])
def test_a_text_is_replaced_however_deep(path):
    document = {
        "cards": [{"type": "card", "buttons": [{"type": "button"}]}, {"type": "button"}],
    }
    content = CARDS.load(document)
    changed = content.replace(path, "ny")
    assert {p.path: p.text for p in CARDS.texts(changed)}[path] == "ny"
    assert changed.replace(path, "") == content


@pytest.mark.parametrize(
    "path",
    ["cards", "cards.0", "cards.9.title", "cards.0.buttons", "cards.0.buttons.0.wide", "cards.x.y"],
)
def test_what_is_no_text_is_not_replaced(path):
    content = CARDS.load({"cards": [{"type": "card", "buttons": [{"type": "button"}]}]})
    with pytest.raises(KeyError):
        content.replace(path, "ny")


def test_ids_deep_inside_change_no_digest():
    def content(identity):
        button = {"type": "button", "id": identity, "label": "x"}
        return CARDS.load({"cards": [{"type": "card", "id": identity, "buttons": [button]}]})

    assert content("a").digest == content("b").digest
    assert content("a") != content("b")


def test_problems_deep_inside_are_told_with_their_path():
    from channels import ContentError

    with pytest.raises(ContentError) as caught:
        CARDS.load(
            {"cards": [{"type": "card", "buttons": [{"type": "x"}, {"type": "button", "wide": 1}]}]}
        )
    assert [problem.path for problem in caught.value.problems] == [
        "cards.0.buttons.0.type",
        "cards.0.buttons.1.wide",
    ]


def test_lists_in_lists_are_counted_together():
    from channels import ContentError
    from channels._loading import MAX_BLOCKS

    card = {"type": "card", "buttons": [{"type": "button"}] * 9}
    CARDS.load({"cards": [card] * (MAX_BLOCKS // 10)})
    with pytest.raises(ContentError, match="510 blocks"):
        CARDS.load({"cards": [card] * (MAX_BLOCKS // 10 + 1)})
