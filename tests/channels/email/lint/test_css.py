"""What clients lack of CSS: found where it does harm, and nowhere else."""

import pytest

from channels.email._lint import lint


def told(html, rule="css_unsupported"):
    return [
        (str(each.params["feature"]), each.gravity) for each in lint({"html": html}, only=[rule])
    ]


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("display: flex", [("display: flex", "warning")]),
        ("DISPLAY: Inline-Flex", [("display: inline-flex", "warning")]),
        ("display: -webkit-box", []),
        ("display: block; display: flex", []),
        ("display: flex; display: flex", [("display: flex", "warning")]),
        ("gap: 8px", [("gap", "info")]),
        ("width: calc(50% - 8px)", [("calc()", "warning")]),
        ("width: 50%; width: calc(50% - 8px)", []),
        ("height: 50%; width: calc(50% - 8px)", [("calc()", "warning")]),
        ("font-size: 1.2rem", [("rem", "warning")]),
        ("font-size: 19px; font-size: 1.2rem", []),
        ("color: oklch(40% 0.2 30)", [("oklch()", "warning")]),
        ("color: #444; color: oklch(40% 0.2 30)", []),
        ("background-color: #fff; background: linear-gradient(red, blue)", []),
        ("background: repeating-linear-gradient(red, blue)",
         [("repeating-linear-gradient()", "info")]),
        ("box-shadow: 0 0 4px #000", [("box-shadow", "info")]),
        ("box-shadow: none", []),
        ("position: absolute", [("position", "warning")]),
        ("position: static", []),
        ("float: left", [("float", "info")]),
        ("visibility: hidden", []),
        ("width: fit-content", [("fit-content", "warning")]),
        ("content: 'calc(1px) 2rem'", []),
        ("background: url(calc.rem)", []),
        ("max-width: 600px; overflow: hidden; cursor: auto; word-break: break-word", []),
        ("unheard-of: 1px", []),
    ],
)  # fmt: skip
def test_styles(style, found):
    assert told(f'<p style="{style}">Hi</p>') == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<style>p{display:grid}</style><p>", [("display: grid", "warning")],
                     id="rule"),
        pytest.param("<style>.x{display:grid}</style><p>", [], id="selects nothing"),
        pytest.param("<style>.x:hover{display:grid}</style><p class=x>",
                     [("display: grid", "warning")], id="with a pseudo-class"),
        pytest.param("<style>@media (min-width:9px){p{position:fixed}}</style><p>",
                     [("position", "info")], id="under a condition"),
        pytest.param("<style>@media (min-width:9px){p{display:grid}}</style><p>", [],
                     id="Outlook, which lacks it, never comes there"),
        pytest.param("<style>@supports (display:grid){p{display:grid}}</style><p>", [],
                     id="for those who can"),
        pytest.param("<style>@import url(https://a.example/f.css);</style><p>",
                     [("@import", "info")], id="import"),
        pytest.param("<style>@font-face{font-family:X;src:url(x)}</style><p>",
                     [("@font-face", "info")], id="a font"),
        pytest.param("<style>p{color:red;& b{color:blue}}</style><p><b>",
                     [("CSS nesting", "warning")], id="nesting"),
        pytest.param("<style>p:nth-child(2){color:red}</style><p>",
                     [(":nth-child", "info")], id="a pseudo-class"),
        pytest.param("<style>:root{--x:red}p{color:var(--x)}</style><p>",
                     [("var()", "warning")], id="a variable"),
        pytest.param("<!--[if mso]><p style='display:flex'><![endif]-->", [], id="in a comment"),
        pytest.param("<!--[if !mso]><!--><p style='display:flex'><!--<![endif]-->",
                     [("display: flex", "info")], id="kept from Outlook, which alone lacks it"),
        pytest.param("<div style='display:none'><p style='position:fixed'></div>", [], id="hidden"),
    ],
)  # fmt: skip
def test_sheets_and_conditions(html, found):
    assert told(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p style='margin:-4px'>", ["margin"]),
        ("<p style='margin:0 0 -0.5em'>", ["margin"]),
        ("<p style='margin:-0px'>", []),
        ("<p style='margin:calc(1px - 2px)'>", []),
        ("<p style='margin-top:10px'>", []),
        ("<td style='padding:8px'>", []),
        ("<div style='padding:8px'>", ["padding"]),
        ("<div style='padding:0'>", []),
        ("<a style='padding:8px;mso-padding-alt:0'>", []),
        ("<p style='text-align:start'>", ["text-align"]),
        ("<p style='text-align:left'>", []),
        ("<td style='border:10px solid'>", ["border"]),
        ("<td style='border:8px solid'>", []),
        ("<p style='background:url(a),url(b)'>", ["background"]),
        ("<p style='background:rgba(0,0,0,.5)'>", []),
        ("<style>@media (max-height:9px){p{color:red}}</style><p>", ["@media"]),
        ("<style>@media (max-width:9px){div{padding:8px}}</style><div>", []),
    ],
)
def test_parts_of_features(html, found):
    assert [feature for feature, _ in told(html, "css_partly_supported")] == found


def test_the_place_is_that_of_the_declaration():
    html = '<td>\n<p style="color: red; display: flex; margin: 0">Hi</p>'
    (advice,) = lint({"html": html}, only=["css_unsupported"])
    assert html[advice.start : advice.end] == "display: flex"
    assert (advice.line, advice.column) == (2, 23)
    html = "<style>\na { color: red }\np { display: flex }</style><p>"
    (advice,) = lint({"html": html}, only=["css_unsupported"])
    assert (html[advice.start : advice.end], advice.line) == ("display: flex", 3)
    html = "<p style='font-family: &quot;A&quot;; display: flex'>"
    (advice,) = lint({"html": html}, only=["css_unsupported"])
    assert html[advice.start : advice.end] == "font-family: &quot;A&quot;; display: flex"
