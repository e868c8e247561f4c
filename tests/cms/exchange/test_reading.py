import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.exchange import reading
from cms.exchange.reading import MAX_BYTES, MAX_DEPTH, MAX_KEY, MAX_KEYS, FileRefused, read_entries

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1
).filter(str.strip)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0."), max_size=20)


def read(text: str) -> dict[str, str]:
    return {entry.key: entry.text for entry in read_entries("nb.json", text.encode())}


def refusal(data: bytes | str) -> str:
    with pytest.raises(FileRefused) as caught:
        read_entries("nb.json", data if isinstance(data, bytes) else data.encode())
    return str(caught.value).removeprefix("nb.json: ")


@pytest.mark.parametrize(
    "text",
    ['{"a": {"b": "x"}, "c": "y"}', '{"a.b": "x", "c": "y"}', '\ufeff{"a.b": "x", "c": "y"}'],
    ids=["nested", "flat", "byte order mark"],
)
def test_nested_and_flat_files_say_the_same(text: str) -> None:
    assert read(text) == {"a.b": "x", "c": "y"}


def test_the_order_of_the_file_is_kept() -> None:
    assert list(read('{"z": "1", "a": {"y": "2", "b": "3"}, "m": "4"}')) == ["z", "a.y", "a.b", "m"]


def test_line_ends_become_newlines() -> None:
    assert read(r'{"a": "x\r\ny\rz"}') == {"a": "x\ny\nz"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1", "a number, not a text"),
        ("1e400", "a number, not a text"),
        ("9" * 5000, "a number, not a text"),
        ("NaN", "a number, not a text"),
        ("true", "true or false, not a text"),
        ("null", "null, not a text"),
        ('["x"]', "a list, not a text"),
        ('" "', "an empty text"),
    ],
    ids=["number", "huge", "digits", "nan", "flag", "null", "list", "blank"],
)
def test_what_is_no_text_is_named_beside_its_key(value: str, words: str) -> None:
    entries = read_entries("nb.json", f'{{"a": "x", "b": {value}}}'.encode())
    assert [(entry.key, str(entry.problem)) for entry in entries[1:]] == [("b", words)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b" \n", "The file is empty."),
        (codecs.BOM_UTF8, "The file is empty."),
        (b'{"a": "\xe6"}', "The file is not UTF-8: byte 7 (counted from 0) is 0xE6."),
        (
            codecs.BOM_UTF8 + b'{"a": "\xe6"}',
            "The file is not UTF-8: byte 10 (counted from 0) is 0xE6.",
        ),
        ('{"a": "x"}'.encode("utf-16"), "The file is UTF-16. Save it as UTF-8."),
        ('{"a": "x"}'.encode("utf-32"), "The file is UTF-32. Save it as UTF-8."),
        ('{\n"a": "x', "The JSON ends too early, at line 2, column 6."),
        ('{"a": "x",', "The JSON ends too early, at line 1, column 11."),
        ('{"a" "x"}', "No JSON at line 1, column 6: Expecting ':' delimiter."),
        ('{"a": "x"} }', "No JSON at line 1, column 12: Extra data."),
        ('["a"]', "The JSON is a list; a locale file is an object of keys and texts."),
        ('"a"', "The JSON is a text; a locale file is an object of keys and texts."),
        ("{}", "There is no text in the file."),
        ('{"a": {"b": 1}}', "There is no text in the file."),
        ('{"a": "x", "b": "\\u0000"}', "“b” holds U+0000, which is not a character of text."),
        ('{"a": "\\ud800"}', "“a” holds U+D800, which is not a character of text."),
        ('{"\\ud800": "x"}', "“\\ud800” holds U+D800, which is not a character of text."),
    ],
    ids=[
        "empty", "blank", "only a mark", "latin-1", "latin-1 after a mark", "utf-16", "utf-32",
        "cut in a text", "cut after a comma", "no colon", "two ends", "list", "text", "no keys",
        "no texts", "nul", "half a pair", "half a pair in a key",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_words(data: bytes | str, words: str) -> None:
    assert refusal(data) == words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"a": "x", "a": "y"}', "a"),
        ('{"a": {"b": "x"}, "a.b": "y"}', "a.b"),
        ('{"a": {"b": "x"}, "a": {"c": "y"}}', "a"),
        ('{"a": {"b": "x", "b": "x"}}', "a.b"),
        ("{" + ",".join(f'"k{n % 7}": "x"' for n in range(14)) + "}", "k0, k1, k2, k3, k4, … (+2)"),
    ],
    ids=["flat", "flat and nested", "objects", "the same twice", "many"],
)
def test_duplicate_keys_are_refused_by_name(text: str, keys: str) -> None:
    assert refusal(text) == f"Keys that stand in the file twice: {keys}."


def nested(depth: int) -> str:
    return '{"a": ' * depth + '"x"' + "}" * depth


def test_depth_is_bounded() -> None:
    assert read(nested(MAX_DEPTH + 1))
    assert refusal(nested(MAX_DEPTH + 2)) == "The JSON is nested more than 20 levels deep."


@pytest.mark.parametrize("sign", ["[", '{"a":'])
def test_a_nesting_bomb_is_refused(sign: str) -> None:
    assert refusal(sign * 200_000) == "The JSON is nested more than 20 levels deep."


def test_the_length_of_a_key_is_bounded() -> None:
    assert read(f'{{"{"k" * MAX_KEY}": "x"}}')
    assert "A key is longer than 300 characters" in refusal(f'{{"{"k" * (MAX_KEY + 1)}": "x"}}')


def test_the_number_of_keys_is_bounded() -> None:
    many = {f"k{number}": "x" for number in range(MAX_KEYS)}
    assert len(read(json.dumps(many))) == MAX_KEYS
    assert refusal(json.dumps({**many, "more": "x"})) == "The file has more than 200000 keys."


def test_the_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    assert read('{"a": "x"}')
    assert "larger than" in refusal('{"a": "xy"}')
    monkeypatch.undo()
    assert refusal(b"[" * (MAX_BYTES + 1)) == "The file is larger than 100 MB."


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_entries("nb.json", data)
    except FileRefused as refusal:
        str(refusal).encode()


@given(st.dictionaries(NAMES, TEXTS, min_size=1))
def test_what_is_written_is_read(texts: dict[str, str]) -> None:
    entries = read_entries("nb.json", json.dumps(texts, ensure_ascii=False).encode())
    assert {entry.key: entry.text for entry in entries} == texts
