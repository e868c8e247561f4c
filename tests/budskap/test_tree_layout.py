"""Message documents as files: nothing is lost, and a difference goes by line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from budskap import Unusable
from budskap._tree.layout import content_files, directory_of, read
from budskap._tree.merging import Fate, decide

TEXTS = some.text(some.characters(codec="utf-8"), max_size=30) | some.sampled_from(
    ["a b", "\n", "a\n\nb\n", "a\r\nb", "\ufeffa b", " ", ""]
)
VALUES = some.recursive(
    TEXTS | some.booleans() | some.integers(0, 9),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["type", "text", "Url", "a.b"]), inner, max_size=3)
    ),
    max_leaves=8,
)
PARTS = some.sampled_from(["body", "subject", "preheader", "UPPER", "content"])


def written(folder: Path, content: Any) -> Any:
    """*content* through files in *folder*, and back."""
    place = folder / "x" / "sms" / "nb"
    place.mkdir(parents=True)
    (folder / "x" / "template.json").write_text('{"key": "x"}')
    for name, data in content_files(content).items():
        (place / name).write_bytes(data)
    ((_, _, variants),) = read(folder)
    return variants[("sms", "nb", "", "")]


@settings(max_examples=60)
@given(content=some.dictionaries(PARTS, VALUES, max_size=4))
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    assert written(tmp_path_factory.mktemp("tree"), content) == content


def test_texts_alone_need_no_json() -> None:
    assert content_files({"body": "Hei\npå deg."}) == {"body.txt": "Hei\npå deg.\n".encode()}


def test_the_texts_of_blocks_are_files_and_their_rest_is_json() -> None:
    files = content_files({"subject": "Hei", "body": [{"type": "text", "text": "Hei på deg."}]})
    assert sorted(files) == ["body.1.text.txt", "content.json", "subject.txt"]
    assert json.loads(files["content.json"]) == {
        "subject": {"$file": "subject.txt"},
        "body": [{"type": "text", "text": {"$file": "body.1.text.txt"}}],
    }


def test_a_checkout_with_the_line_breaks_of_windows_says_the_same(tmp_path: Path) -> None:
    assert written(tmp_path, {"body": "a\nb"}) == {"body": "a\nb"}
    (tmp_path / "x/sms/nb/body.txt").write_bytes(b"a\r\nb\r\n")
    ((_, _, variants),) = read(tmp_path)
    assert variants[("sms", "nb", "", "")] == {"body": "a\nb"}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (("sms", "nb", "", ""), "sms/nb"),
        (("email", "de-AT", "new-customer", "b"), "email/de-AT@new-customer+b"),
        (("email", "nb", "", "b"), "email/nb+b"),
    ],
)
def test_an_address_is_a_directory(
    tmp_path: Path, address: tuple[str, str, str, str], place: str
) -> None:
    assert str(directory_of(address)) == place
    folder = tmp_path / "k" / place
    folder.mkdir(parents=True)
    (folder / "body.txt").write_text("x\n")
    (tmp_path / "k" / "template.json").write_text('{"key": "k"}')
    ((_, _, variants),) = read(tmp_path)
    assert variants == {address: {"body": "x"}}


@pytest.mark.parametrize("step", ["..", "a/b", "a\\b", "", "a b", ".", "-x"])
def test_no_name_leads_out_of_the_tree(step: str) -> None:
    if step:
        with pytest.raises(Unusable):
            directory_of(("sms", step, "", ""))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"content.json": '{"body": {"$file": "body.txt"}}'}, "No such file"),
        ({"content.json": '{"body": {"$file": "../../secret.txt"}}'}, "names a text file"),
        ({"content.json": '{"body": {"$file": "/etc/passwd"}}'}, "names a text file"),
        ({"content.json": '{"body": {"$file": "body.txt", "x": 1}}'}, "names a text file"),
        ({"content.json": '{"body": 1}', "body.txt": "x"}, "does not name it"),
        ({"content.json": "[]"}, "no JSON object"),
        ({"content.json": '{"a": 1, "a": 2}'}, "twice"),
        ({"content.json": "{"}, "not JSON"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, files: dict[str, str], words: str) -> None:
    place = tmp_path / "k/sms/nb"
    place.mkdir(parents=True)
    (tmp_path / "k/template.json").write_text('{"key": "k"}')
    for name, text in files.items():
        (place / name).write_text(text)
    with pytest.raises(Unusable, match=words):
        list(read(tmp_path))


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    written(tmp_path, {"body": "x"})
    (tmp_path / "x/sms/nb/body.txt").write_bytes(b"Hei p\xe5 deg\n")
    with pytest.raises(Unusable, match="not UTF-8"):
        list(read(tmp_path))


@pytest.mark.parametrize(
    ("here", "base", "there", "fate"),
    [
        ("a", "a", "a", Fate.SAME),
        ("b", "a", "b", Fate.SAME),
        ("", "a", "", Fate.SAME),
        ("b", "a", "a", Fate.HERE),
        ("b", "", "", Fate.HERE),
        ("", "a", "a", Fate.GONE_HERE),
        ("a", "a", "b", Fate.THERE),
        ("", "", "b", Fate.THERE),
        ("a", "a", "", Fate.GONE_THERE),
        ("b", "a", "c", Fate.BOTH),
        ("b", "", "c", Fate.BOTH),
        ("b", "a", "", Fate.BOTH),
        ("", "a", "b", Fate.BOTH),
    ],
)
def test_three_sides(here: str, base: str, there: str, fate: Fate) -> None:
    assert decide(here, base, there) is fate
