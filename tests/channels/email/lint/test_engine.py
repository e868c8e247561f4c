"""What becomes of a rule's faults: one advice for the same words, with its place."""

import pytest

from channels.email._limits import HTML_BYTES
from channels.email._lint import lint


def only(rule, html="", **outputs):
    return lint({"html": html, **outputs}, only=[rule])


def test_the_same_is_told_once_with_its_first_place_and_how_often():
    html = "<p>\n <b>x</p>\n<b>y\n<i>z"
    found = only("tag_unbalanced", html)
    assert [(each.message, each.line, each.column, each.count) for each in found] == [
        ("<b> is never closed.", 2, 2, 2),
        ("<i> is never closed.", 4, 1, 1),
    ]
    assert [html[each.start : each.end] for each in found] == ["<b>", "<i>"]


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        ("", 1, 1),
        ("ab", 1, 3),
        ("\n", 2, 1),
        ("\r\n", 2, 1),
        ("\r", 2, 1),
        ("\r\r\n\n x", 4, 3),
        ("\u2028", 1, 2),
        ("👩‍👧", 1, 4),
    ],
    ids=ascii,
)
def test_lines_end_as_in_html_and_columns_are_code_points(before, line, column):
    (advice,) = only("link_empty", f'{before}<a href="">x</a>')
    start = len(before) + len('<a href="')
    assert (advice.line, advice.column, advice.start) == (line, column + len('<a href="'), start)


def test_advice_stands_in_the_order_of_outputs_and_places():
    mail = {
        "subject": "RE: {{ a }}!!",
        "preheader": "{{ b }}",
        "html": '<a href="#">{{ c }}</a><a href="http://a.no">x</a>',
        "text": "<br>{{ d }}",
    }
    found = [(each.output, each.start) for each in lint(mail, "en")]
    order = ["subject", "preheader", "html", "text"]
    assert found == sorted(found, key=lambda pair: (order.index(pair[0]), pair[1]))
    assert {output for output, _ in found} == set(order)


def test_an_advice_names_its_clients():
    (advice,) = only("css_unsupported", '<p style="color: var(--x)">Hi</p>')
    assert "gmail.desktop-webmail" in advice.clients
    assert "Gmail" in advice.message and "apple-mail.ios" not in advice.clients
    assert advice.source == "caniemail.com, css-variables"


@pytest.mark.parametrize(("size", "read"), [(5 * HTML_BYTES, True), (5 * HTML_BYTES + 1, False)])
def test_beyond_all_measure_only_the_size_is_told(size, read):
    link = '<a href="#">x</a>'
    found = {each.rule: each.message for each in lint({"html": link + "x" * (size - len(link))})}
    assert ("link_empty" in found) is read
    assert ("nothing else" in found["html_too_large"]) is not read


def test_the_place_of_html_that_is_too_large_is_where_gmail_cuts():
    (advice,) = only("html_too_large", "ø" * (HTML_BYTES // 2) + "zzz")
    assert (advice.start, advice.end) == (HTML_BYTES // 2, HTML_BYTES // 2 + 3)
    (advice,) = only("html_too_large", "x" + "ø" * (HTML_BYTES // 2))
    assert advice.start == HTML_BYTES // 2, "the letter that is cut in two is lost"
