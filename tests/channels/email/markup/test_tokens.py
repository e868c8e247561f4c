"""HTML cut as the HTML Standard cuts it, with the place of everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email._markup._references import decoded, decoded_attribute
from channels.email._markup._tokens import tokens


def told(document):
    """(kind, name or text, attributes) of each token."""
    return [
        (token.kind, token.name or document[token.start : token.end],
         {name: each.value for name, each in token.tag.attributes.items()})
        for token in tokens(document)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param("a < b", [("text", "a < b", {})], id="a sign"),
        pytest.param("<P>x</P >", [("start", "p", {}), ("text", "x", {}), ("end", "p", {})],
                     id="capitals"),
        pytest.param("<a href=x>", [("start", "a", {"href": "x"})], id="no quotes"),
        pytest.param("<a href='x y' b>", [("start", "a", {"href": "x y", "b": ""})], id="quotes"),
        pytest.param('<a\n b = "c"\t/>', [("start", "a", {"b": "c"})], id="space"),
        pytest.param("<a b=1 B=2>", [("start", "a", {"b": "1"})], id="the first counts"),
        pytest.param("<a =b>", [("start", "a", {"=b": ""})], id="a sign in a name"),
        pytest.param("<a href=a/b/>", [("start", "a", {"href": "a/b/"})], id="slashes"),
        pytest.param("<a b=\u00a0c>", [("start", "a", {"b": "\u00a0c"})], id="no HTML space"),
        pytest.param("<a b='", [], id="cut off in a value"),
        pytest.param("x<a b", [("text", "x", {})], id="cut off in a tag"),
        pytest.param("<!--a--><!-->b<!--->", [("comment", "a", {}), ("comment", "", {}),
                     ("text", "b", {}), ("comment", "", {})], id="comments"),
        pytest.param("<!--a--!>b", [("comment", "a", {}), ("text", "b", {})], id="odd end"),
        pytest.param("<!--<p>", [("comment", "<p>", {})], id="never closed"),
        pytest.param("<!DocType html><?x?></ x>", [("doctype", "DocType html", {}),
                     ("comment", "x?", {}), ("comment", " x", {})], id="bogus"),
        pytest.param("<style>a<b</style>", [("start", "style", {}), ("text", "style", {}),
                     ("end", "style", {})], id="a style"),
        pytest.param("<title></titles></TITLE>", [("start", "title", {}), ("text", "title", {}),
                     ("end", "title", {})], id="a title"),
        pytest.param("<script><p>", [("start", "script", {}), ("text", "script", {})],
                     id="a script that never ends"),
    ],
)  # fmt: skip
def test_tokens(document, expected):
    assert told(document) == expected


@pytest.mark.parametrize(
    ("raw", "text", "attribute"),
    [
        ("a", "a", "a"),
        ("&amp;&lt;&#65;&#x42;", "&<AB", "&<AB"),
        ("?a=1&copy=2", "?a=1©=2", "?a=1&copy=2"),
        ("&copy2", "©2", "&copy2"),
        ("&copy", "©", "©"),
        ("&notit;", "¬it;", "&notit;"),
        ("&nothing_of_the_kind;", "¬hing_of_the_kind;", "&nothing_of_the_kind;"),
        ("&", "&", "&"),
        ("&#;&#x;", "&#;&#x;", "&#;&#x;"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_references(raw, text, attribute):
    assert decoded(raw) == text
    assert decoded_attribute(raw) == attribute


def test_places_lead_back_to_the_source():
    document = 'x<a href="?a&amp;b" id=c>y</a>'
    start = next(token for token in tokens(document) if token.kind == "start")
    href, identity = start.tag.attributes["href"], start.tag.attributes["id"]
    tag = document[start.start : start.end]
    assert tag == start.tag.raw == '<a href="?a&amp;b" id=c>'
    assert (tag[href.start : href.end], href.exact) == ("?a&amp;b", False)
    assert (tag[identity.start : identity.end], identity.exact) == ("c", True)


PIECES = st.sampled_from(["<", "</", ">", "a", "p ", "=", "'", '"', "<!--", "-->", "<!", "/", "\n"])


@given(st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_tokens_stand_in_the_order_of_the_source_and_in_it(document):
    end = 0
    for token in tokens(document):
        assert end <= token.start <= token.end <= len(document)
        end = token.end
        for attribute in token.tag.attributes.values():
            assert 0 < attribute.start <= attribute.end < token.end - token.start
