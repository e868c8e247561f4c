"""From a document to a content: everything wrong is named, nothing else is refused."""

import pytest

from channels import ContentError
from channels._loading import MAX_BLOCKS, MAX_CHARACTERS
from tests.channels.dummy import CHANNEL

LINE = {"type": "line", "words": "Hei"}


def problems_of(document):
    with pytest.raises(ContentError) as caught:
        CHANNEL.load(document)
    return [(problem.path, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        pytest.param({"titel": "x"}, "titel", "known are title, code", id="unknown part"),
        pytest.param({3: "x"}, "3", "not known", id="a name that is no text"),
        pytest.param({"title": 3}, "title", "must be a text, and is 3", id="number for text"),
        pytest.param({"title": None}, "title", "must be a text, and is None", id="null for text"),
        pytest.param({"title": ["x"]}, "title", "must be a text", id="list for text"),
        pytest.param({"urgent": "yes"}, "urgent", "must be true or false", id="text for flag"),
        pytest.param({"urgent": 1}, "urgent", "must be true or false", id="number for flag"),
        pytest.param({"tone": "soft"}, "tone", "use one of calm, loud", id="no such choice"),
        pytest.param({"rows": "x"}, "rows", "must be a list", id="text for blocks"),
        pytest.param({"rows": ["x"]}, "rows.0", "must be an object", id="text for a block"),
        pytest.param({"rows": [{}]}, "rows.0.type", "use one of line, link", id="no type"),
        pytest.param(
            {"rows": [LINE, {"type": "table"}]}, "rows.1.type", "'table' is not", id="unknown type"
        ),
        pytest.param({"rows": [{"type": ["line"]}]}, "rows.0.type", "not a type", id="odd type"),
        pytest.param(
            {"rows": [{**LINE, "url": "x"}]}, "rows.0.url", "not known", id="another type's field"
        ),
        pytest.param({"rows": [{**LINE, "id": 7}]}, "rows.0.id", "must be a text", id="odd id"),
        pytest.param(
            {"rows": [{**LINE, "bold": 0}]}, "rows.0.bold", "true or false", id="odd flag"
        ),
        pytest.param({"title": "a\x00b"}, "title", "U+0000 at character 2", id="NUL"),
        pytest.param({"title": "\ud83d"}, "title", "U+D83D at character 1", id="lone surrogate"),
        pytest.param({"rows": [{**LINE, "id": "\x00"}]}, "rows.0.id", "U+0000", id="NUL in an id"),
        pytest.param({"\ud800": "x"}, "\ufffd", "not known", id="surrogate in a name"),
        pytest.param({"x" * 999: "x"}, "x" * 40, "not known", id="a very long name"),
    ],
)
def test_a_problem_is_named(document, path, words):
    ((where, message),) = problems_of(document)
    assert where == path
    assert words in message
    assert len(message) < 200
    message.encode("utf-8")


@pytest.mark.parametrize("document", [None, [], "x", 3])
def test_not_an_object(document):
    assert problems_of(document)[0][0] == ""


def test_all_problems_are_named_at_once():
    found = problems_of({"titel": "x", "urgent": 1, "rows": [{"type": "line", "words": 1}]})
    assert [path for path, _ in found] == ["titel", "urgent", "rows.0.words"]


def test_an_error_reads_well():
    with pytest.raises(ContentError, match=r"^titel: 'titel' is not known here; known are title"):
        CHANNEL.load({"titel": "x"})


@pytest.mark.parametrize(("length", "good"), [(MAX_CHARACTERS, True), (MAX_CHARACTERS + 1, False)])
def test_characters_in_all(length, good):
    document = {"title": "x" * (length - len("calmHei")), "rows": [LINE]}
    if good:
        assert CHANNEL.load(document).text("title")
    else:
        assert problems_of(document)[0][1].startswith(f"holds {length} characters")


@pytest.mark.parametrize(("number", "good"), [(MAX_BLOCKS, True), (MAX_BLOCKS + 1, False)])
def test_blocks_in_all(number, good):
    if good:
        assert len(CHANNEL.load({"rows": [LINE] * number}).blocks("rows")) == number
    else:
        assert problems_of({"rows": [LINE] * number})[0][0] == "rows"


def test_line_ends_become_one_kind():
    content = CHANNEL.load({"title": "a\r\nb\rc\nd", "rows": [{"type": "line", "words": "\r\n"}]})
    assert content.text("title") == "a\nb\nc\nd"
    assert content.blocks("rows")[0].text("words") == "\n"


def test_what_is_missing_is_empty():
    content = CHANNEL.load({})
    assert dict(content.parts) == {
        "title": "", "code": "", "tone": "calm", "urgent": False, "rows": ()
    }  # fmt: skip
