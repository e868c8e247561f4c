"""A content as a value: what is said, whatever the ids of its blocks."""

import pytest

from tests.channels.dummy import CHANNEL

DOCUMENT = {"title": "Hei", "rows": [{"type": "line", "id": "a1", "words": "Du", "bold": True}]}


def test_a_document_leaves_out_what_a_block_does_not_say():
    content = CHANNEL.load(
        {"rows": [{"type": "line", "words": "", "bold": False}, {"type": "link"}]}
    )
    assert content.document() == {
        "title": "",
        "code": "",
        "tone": "calm",
        "urgent": False,
        "rows": [{"type": "line"}, {"type": "link"}],
    }


def test_lookups():
    content = CHANNEL.load(DOCUMENT)
    (block,) = content.blocks("rows")
    assert content["title"] == content.text("title") == "Hei"
    assert (block.type, block.id, block.text("words"), block["bold"]) == ("line", "a1", "Du", True)
    for ask in (
        lambda: content.text("rows"),
        lambda: content.blocks("title"),
        lambda: content["x"],
    ):
        with pytest.raises(KeyError):
            ask()
    with pytest.raises(KeyError):
        block.text("bold")


def test_a_digest_is_of_what_is_said():
    content = CHANNEL.load(DOCUMENT)
    other_id = CHANNEL.load({**DOCUMENT, "rows": [{**DOCUMENT["rows"][0], "id": "b2"}]})
    assert len(content.digest) == 64
    assert other_id.digest == content.digest
    assert hash(other_id) == hash(content)
    assert other_id != content
    assert CHANNEL.load({**DOCUMENT, "code": ""}).digest == content.digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": "hei"},
        {"title": "Hei "},
        {"urgent": True},
        {"tone": "loud"},
        {"rows": []},
        {"rows": [{"type": "line", "words": "Du"}]},
        {"rows": DOCUMENT["rows"] * 2},
    ],
)
def test_another_word_is_another_digest(change):
    assert CHANNEL.load({**DOCUMENT, **change}).digest != CHANNEL.load(DOCUMENT).digest


@pytest.mark.parametrize(
    "path",
    ["x", "title.0", "urgent", "rows", "rows.0", "rows.1.words", "rows.0.bold", "rows.-1.words",
     "rows.².words", "rows.0.words.x", ""],
)  # fmt: skip
def test_a_path_without_a_text(path):
    with pytest.raises(KeyError):
        CHANNEL.load(DOCUMENT).replace(path, "x")


def test_a_content_cannot_change():
    content = CHANNEL.load(DOCUMENT)
    with pytest.raises(AttributeError):
        content.channel = "sms"
    with pytest.raises(TypeError):
        content.parts["title"] = "x"
    with pytest.raises(AttributeError):
        content.parts._items = {}
