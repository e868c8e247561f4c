"""The tree of a mail: parents, ends, what is never closed, what Outlook does not see."""

import pytest

from channels.email._markup import read


def outline(document):
    """Each element with the names above it."""
    found = read(document).elements

    def path(element):
        above = path(found[element.parent]) if element.parent >= 0 else ""
        return f"{above}/{element.name}"

    return [path(element) for element in found]


@pytest.mark.parametrize(
    ("document", "paths"),
    [
        pytest.param("<p><b>x</b></p><i>", ["/p", "/p/b", "/i"], id="closed"),
        pytest.param("<p>a<p>b<div>c", ["/p", "/p", "/div"], id="paragraphs end by themselves"),
        pytest.param("<ul><li>a<li>b</ul>", ["/ul", "/ul/li", "/ul/li"], id="items"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c</table><p>",
                     ["/table", "/table/tr", "/table/tr/td", "/table/tr/td", "/table/tr",
                      "/table/tr/td", "/p"], id="cells"),
        pytest.param("<img><br/><p>", ["/img", "/br", "/p"], id="elements without content"),
        pytest.param("<div/><p>", ["/div", "/div/p"], id="a slash closes nothing"),
        pytest.param("<svg><path/><g/></svg>", ["/svg", "/svg/path", "/svg/g"], id="but in SVG"),
        pytest.param("<a><b></a>c</b><a>", ["/a", "/a/b", "/a"], id="crossed"),
        pytest.param("<div><table><td></div><p>", ["/div", "/div/table", "/div/table/td",
                     "/div/table/td/p"], id="no end tag crosses a cell"),
        pytest.param("<table><td><b></table><p>", ["/table", "/table/td", "/table/td/b", "/p"],
                     id="but that of the table"),
        pytest.param("<a>x<a>y", ["/a", "/a"], id="no link in a link"),
    ],
)  # fmt: skip
def test_outline(document, paths):
    assert outline(document) == paths


@pytest.mark.parametrize(
    ("document", "strays"),
    [
        ("<p>a<br><img></p>", []),
        ("<p><b>x", [("unclosed", "b")]),
        ("x</b></p></br>", [("unopened", "b"), ("unopened", "p")]),
        ("<td><div></td>", [("unclosed", "div")]),
        ("<html><body><p>", []),
    ],
)
def test_strays(document, strays):
    assert [(each.kind, each.name) for each in read(document).strays] == strays


def test_texts_know_their_element_and_place():
    document = "a<p>b &amp; c</p><style>d &amp;</style>"
    read_document = read(document)
    told = [(text.value, document[text.start : text.end], text.parent)
            for text in read_document.texts]  # fmt: skip
    assert told == [("a", "a", -1), ("b & c", "b &amp; c", 0), ("d &amp;", "d &amp;", 1)]


def test_every_element_knows_where_it_ends():
    document = "<div>a<p>b<p>c</div>"
    found = read(document)
    inner = [
        document[each.end : stop] for each, stop in zip(found.elements, found.stops, strict=True)
    ]
    assert inner == ["a<p>b<p>c", "b", "c"]


@pytest.mark.parametrize(
    ("document", "seen"),
    [
        pytest.param("<p>", [True], id="everybody"),
        pytest.param("<!--[if !mso]><!--><p><!--<![endif]--><b>", [False, True], id="revealed"),
        pytest.param("<![if !mso]><p><![endif]><b>", [False, True], id="the old way"),
        pytest.param("<!--[if !mso]><!-- --><p><!-- <![endif]--><b>", [False, True], id="spaced"),
        pytest.param("<!--[if mso]><p><![endif]--><b>", [True], id="a comment for others"),
        pytest.param(
            "<!--[if !mso]><!--><p><!--[if mso]>x<![endif]--><b><!--<![endif]--><i>",
            [False, False, True],
            id="one in the other",
        ),
        pytest.param("<!--[if mso]><!--><p><!--<![endif]-->", [True], id="Outlook and all"),
    ],
)
def test_what_outlook_sees(document, seen):
    assert [element.in_outlook for element in read(document).elements] == seen


@pytest.mark.parametrize("piece", ["<b>", "<table><td>", "</td>", "<a>", "<p><div>", "<svg/>"])
def test_no_depth_ends_the_process(piece):
    found = read(piece * 20_000)
    assert len(found.stops) == len(found.elements)
