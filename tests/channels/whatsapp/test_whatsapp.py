"""The channel as a whole: what it makes of a content, and how values enter it."""

import pytest

from tests.channels.whatsapp.documents import GALLERY, WHATSAPP, carousel, code, outputs_of, reply


def escapes(document):
    content = WHATSAPP.load(document)
    return {made.name: made.escape for made in WHATSAPP.assemble(content, None, "nb")}


def test_the_body_alone_is_a_whole_message():
    content = WHATSAPP.load({"body": "Hei!"})
    assert [part.name for part in WHATSAPP.parts if getattr(part, "required", False)] == ["body"]
    assert content.text("category") == "utility"
    assert outputs_of({"body": "Hei!"}) == {
        "category": "utility",
        "body": "Hei!",
        "footer": "",
        "language": "own",
    }


def test_values_cannot_switch_formatting_where_there_is_any():
    document = carousel(footer="A", header=[{"type": "text", "text": "A"}], buttons=[reply()])
    found = escapes(document)
    marked = {name for name, how in found.items() if how == "marks"}
    assert marked == {"body", "cards.0.body", "cards.1.body"}
    assert {found[name] for name in ("footer", "header.0.text", "buttons.0.label")} == {"line"}


def test_a_code_arrives_as_it_is():
    assert escapes(code())["body"] == "line"


def test_a_finished_message_is_put_together_again():
    for example in GALLERY:
        content = WHATSAPP.load(example["content"])
        assert WHATSAPP.gather(outputs_of(example["content"])) == content


@pytest.mark.parametrize("example", GALLERY, ids=[example["name"] for example in GALLERY])
def test_the_gallery_shows_what_whatsapp_takes(example):
    content = WHATSAPP.load(example["content"])
    found = list(WHATSAPP.refusals(content))
    # A finished code is no placeholder any more; all else stands as it would be written.
    assert [problem.path for problem in found] == ["body"] * (example["name"] == "code")
    assert WHATSAPP.overruns(content) == ()
