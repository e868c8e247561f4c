"""How texts look: colours, lengths, selectors, the cascade, and what is inherited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email._markup import Colour, colour, looks, pixels, read, selectors
from channels.email._markup._lengths import font_pixels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#fff", Colour(255, 255, 255)),
        ("#FFA07a", Colour(255, 160, 122)),
        ("#0008", Colour(0, 0, 0, 136 / 255)),
        ("lightsalmon", Colour(255, 160, 122)),
        (" Red ", Colour(255, 0, 0)),
        ("rgb(1, 2, 3)", Colour(1, 2, 3)),
        ("rgba(1,2,3,.5)", Colour(1, 2, 3, 0.5)),
        ("rgb(10% 20% 30% / 50%)", Colour(26, 51, 76, 0.5)),
        ("rgb(300, -1, 0)", Colour(255, 0, 0)),
        ("hsl(120, 100%, 50%)", Colour(0, 255, 0)),
        ("hsla(0deg 0% 100% / 1)", Colour(255, 255, 255)),
        ("transparent", Colour(0, 0, 0, 0.0)),
        ("currentcolor", None),
        ("#12345", None),
        ("rgb(1,2)", None),
        ("var(--x)", None),
        ("", None),
    ],
)
def test_colours(text, expected):
    assert colour(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("16px", 16), ("12pt", 16), ("1.5em", 30), ("2rem", 32), ("50%", 10), ("0", 0), (".5em", 10),
     ("-3px", -3), ("1vw", None), ("calc(1px)", None), ("9" * 99, None)],
)  # fmt: skip
def test_lengths(value, expected):
    assert pixels(value, 20.0, 20.0) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("medium", 16), ("smaller", 10 / 1.2), ("200%", 20), ("x", None)]
)
def test_sizes_of_fonts(value, expected):
    assert font_pixels(value, 10.0) == expected


@given(st.text(alphabet="0123456789.%-+()rgbhsla#, /emptx", max_size=30))
def test_no_text_stops_colours_and_lengths(text):
    colour(text)
    pixels(text, 16.0, 16.0)
    font_pixels(text, 16.0)


def style_of(document, dark=False):
    """The look of the element with the id "x"."""
    found = read(document)
    sheets = [text.value for text in found.texts
              if text.parent >= 0 and found.elements[text.parent].name == "style"]  # fmt: skip
    told = looks(found.elements, sheets, dark)
    assert told is not None
    return next(
        look for look, each in zip(told, found.elements, strict=True) if each.get("id") == "x"
    )


@pytest.mark.parametrize(
    ("document", "ink", "paper"),
    [
        pytest.param("<p id=x>", "#000000", "#ffffff", id="nothing said"),
        pytest.param("<p id=x style='color:red;background:#000'>", "#ff0000", "#000000", id="own"),
        pytest.param("<div style='color:red'><p id=x>", "#ff0000", "#ffffff", id="inherited"),
        pytest.param("<div bgcolor=navy><p id=x>", "#000000", "#000080", id="an old attribute"),
        pytest.param("<body text=red><font color=blue id=x>", "#0000ff", "#ffffff", id="font"),
        pytest.param("<style>p{color:red}</style><p id=x>", "#ff0000", "#ffffff", id="a sheet"),
        pytest.param("<style>p{color:red}</style><p id=x style='color:blue'>", "#0000ff",
                     "#ffffff", id="the element's own goes before"),
        pytest.param("<style>p{color:red!important}</style><p id=x style='color:blue'>",
                     "#ff0000", "#ffffff", id="important goes before that"),
        pytest.param("<style>#x{color:red}p{color:blue}</style><p id=x>", "#ff0000", "#ffffff",
                     id="the more specific"),
        pytest.param("<style>p{color:red}p{color:blue}</style><p id=x>", "#0000ff", "#ffffff",
                     id="the later"),
        pytest.param("<style>@media (max-width:9px){p{color:red}}</style><p id=x>", "#000000",
                     "#ffffff", id="a condition"),
        pytest.param("<style>@media screen{p{color:red}}</style><p id=x>", "#ff0000", "#ffffff",
                     id="a screen"),
        pytest.param("<a id=x href=y>", "#0000ee", "#ffffff", id="a link"),
        pytest.param("<p style='color:red'><a id=x href=y style='color:inherit'>", "#ff0000",
                     "#ffffff", id="a link that is told to inherit"),
        pytest.param("<p id=x style='color:rgba(0,0,0,.5)'>", "#808080", "#ffffff", id="half"),
        pytest.param("<td style='background:#fff url(a) no-repeat'><p id=x>", "#000000", "#ffffff",
                     id="a colour beside a picture"),
        pytest.param("<p id=x style='color:var(--x)'>", None, "#ffffff", id="unknown"),
    ],
)  # fmt: skip
def test_colours_of_texts(document, ink, paper):
    look = style_of(document)
    assert (look.ink and look.ink.hex, look.paper and look.paper.hex) == (ink, paper)


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        ("<p id=x>", True),
        ("<div style='display:none'><p id=x>", False),
        ("<p id=x hidden>", False),
        ("<p id=x style='visibility: HIDDEN'>", False),
        ("<p id=x style='opacity:0'>", False),
        ("<p id=x style='max-height:0px;overflow:hidden'>", False),
        ("<p id=x style='max-height:0'>", True),
        ("<title id=x>", False),
    ],
)
def test_what_is_shown(document, shown):
    assert style_of(document).shown is shown


@pytest.mark.parametrize(
    ("document", "size", "bold"),
    [
        ("<p id=x>", 16, False),
        ("<h1 id=x>", 32, True),
        ("<p style='font-size:20px'><b id=x style='font-size:.5em'>", 10, True),
        ("<p id=x style='font: 700 14px/1.5 Arial'>", 14, True),
        ("<p id=x style='font: italic 12pt \"Open Sans 20px\"'>", 16, False),
        ("<h2 id=x style='font-weight:normal'>", 24, False),
        ("<p id=x style='font-size:2vw'>", None, False),
        ("<font id=x size=7>", 48, False),
    ],
)
def test_sizes_and_weights(document, size, bold):
    look = style_of(document)
    assert (look.size, look.bold) == (size, bold)


def test_in_the_dark_only_what_is_said_is_known():
    document = (
        "<style>@media (prefers-color-scheme:dark){p{background:#111!important}}</style>"
        "<p id=x style='background:#fff'>"
    )
    look = style_of(document, dark=True)
    assert (look.ink, look.paper) == (None, Colour(17, 17, 17))
    assert style_of(document).paper == Colour(255, 255, 255)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("p", True),
        ("*", True),
        (".b", True),
        (".a.b", True),
        (".c", False),
        ("#x", True),
        ("p#x.a", True),
        ("div p", True),
        ("table p", False),
        ("div > p", False),
        ("td > p", True),
        ("div td > p", True),
        ("div > td p", False),
        ("[title]", True),
        ("[title=hi]", True),
        ("[title^='h']", True),
        ("[title$=x]", False),
        ("h1, p", True),
        ("p:hover", False),
        ("b + p", False),
        ("", False),
    ],
)
def test_selectors(selector, found):
    document = f"<style>{selector}{{color:red}}</style><div><tr><td><p id=x class='a b' title=hi>"
    assert (style_of(document).ink == Colour(255, 0, 0)) is found
    assert all(each.steps for each in selectors(selector))


def test_a_style_sheet_beyond_reading_is_given_up():
    found = read("<p class=a>" * 2000)
    hostile = ".a .a .a .a{color:red}" * 500
    assert [looks(found.elements, [hostile]) for _ in range(3)] == [None] * 3
