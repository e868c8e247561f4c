"""CSS in blocks and declarations, each with its place; slips are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email._markup import declarations, sheet, style, words_of


def said(text):
    return [(each.name, each.value, each.important) for each in declarations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color:red", [("color", "red", False)]),
        (" COLOR : Red ! IMPORTANT ; ", [("color", "Red", True)]),
        ("a:1;;b:2", [("a", "1", False), ("b", "2", False)]),
        ("a:url(x;y);b:2", [("a", "url(x;y)", False), ("b", "2", False)]),
        ("a:'x;y\\';';b:2", [("a", "'x;y\\';'", False), ("b", "2", False)]),
        ("a:(1;2)", [("a", "(1;2)", False)]),
        ("a/*;*/:/*:*/1/*;*/", [("a", "1", False)]),
        ("--Brand: {a}", []),
        ("--Brand: #fff", [("--Brand", "#fff", False)]),
        ("*zoom:1;_h:2", [("*zoom", "1", False), ("_h", "2", False)]),
        ("color red;a:1", [("a", "1", False)]),
        ("", []),
    ],
)
def test_declarations(text, expected):
    assert said(text) == expected


def test_places():
    text = "a: 1 ;  b : 2"
    assert [text[each.start : each.end] for each in declarations(text)] == ["a: 1", "b : 2"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a{b:c}", [("a", "", -1)]),
        ("@media (x){a{b:c}}d{}", [("@media (x)", "media", -1), ("a", "", 0), ("d", "", -1)]),
        ("@import 'a';b{}", [("@import 'a'", "import", -1), ("b", "", -1)]),
        ("a{&:hover{b:c}}", [("a", "", -1), ("&:hover", "", 0)]),
        ("a{b:c};d{e:f}", [("a", "", -1), (";d", "", -1)]),
        ("a{b:c}}d{e:f}", [("a", "", -1), ("}d", "", -1)]),
        ("@font-face{src:url(a)}", [("@font-face", "font-face", -1)]),
        ("<!-- a{} -->", [("a", "", -1)]),
    ],
)
def test_blocks(text, blocks):
    assert [(each.prelude, each.at, each.parent) for each in sheet(text).blocks] == blocks


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a{b:c}", []),
        ("a{b:c", ["unclosed"]),
        ("a{b:c}}", ["unopened"]),
        ("a{b}", ["nonsense"]),
        ("<!-- a{b:c} -->", []),
        ("a{};b{}", ["nonsense"]),
        ("@media x{a{b:c}", ["unclosed"]),
    ],
)
def test_slips_of_sheets(text, kinds):
    assert [each.kind for each in sheet(text).slips] == kinds


@pytest.mark.parametrize(("text", "count"), [("a:b", 0), ("a b", 1), ("a:b;c", 1), ("}", 1)])
def test_slips_of_styles(text, count):
    assert len(style(text).slips) == count


def test_the_words_of_a_value():
    words = words_of(
        "url('a b') calc(1.5em + 2VH) #fff0 Red 10% 'px str' var(--x) -webkit-y /* z */"
    )
    assert words.functions == {"calc", "var"}
    assert words.units == {"em", "vh", "%"}
    assert words.idents == {"red", "--x", "-webkit-y"}
    assert words.urls == ("a b",)


PIECES = st.sampled_from([*"{}();:@'\"\\/*!", "/*", "*/", "url(", "a", "--x", " ", "\n"])


@given(st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_any_text_has_places_that_lie_in_it(text):
    for read in (sheet(text), style(text)):
        for each in (*read.blocks, *read.declarations, *read.slips):
            assert 0 <= each.start <= each.end <= len(text)
        assert all(block.parent < index for index, block in enumerate(read.blocks))
    words_of(text)


@pytest.mark.parametrize("piece", ["{", "@media{", "a{", "(", "/*", "a{b:c;"])
def test_no_depth_ends_the_process(piece):
    sheet(piece * 20_000)
