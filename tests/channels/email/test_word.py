"""What Word would make of a mail."""

import re

import pytest

from channels.email._word import as_word
from tests.channels.email.mails import TOGETHER, mail


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<!--[if mso | IE]><td><![endif]-->a", "<td>a", id="read by Word and IE"),
        pytest.param("<!--[if mso]><td><![endif]-->a", "<td>a", id="read by Word"),
        pytest.param("<!--[if !mso]><!--><b>x</b><!--<![endif]-->a", "a", id="read by others"),
        pytest.param(
            '<div style="border-radius:8px;max-width:600px;color:#123456">',
            '<div style="color:#123456">',
            id="no round corners, no greatest width",
        ),
        pytest.param('<a style="padding:4px;color:#111">', '<a style="color:#111">', id="a link"),
        pytest.param('<td style="padding:4px">', '<td style="padding:4px">', id="a cell"),
        pytest.param(
            '<td style="mso-padding-alt:4px 8px">', '<td style="padding:4px 8px">', id="a button"
        ),
        pytest.param('<div style="display:none">', '<div style="display:none">', id="hidden"),
        pytest.param('<div style="display:inline-block">', '<div style="">', id="no columns"),
        pytest.param(
            '<td style="font-family:Inter, Georgia">',
            '<td style="font-family:Georgia">',
            id="the next font",
        ),
        pytest.param(
            '<td style="font:700 15px/1.4 Inter, Roboto">',
            '<td style="font:700 15px/1.4 Times New Roman">',
            id="no font that Windows has",
        ),
        pytest.param(
            "<style>a { color: #111 } @media (x) { a { e: f } b { c: d } } b { e: f }</style>",
            "<style>a { color: #111 }  b { e: f }</style>",
            id="no media queries",
        ),
        pytest.param("<p>border-radius: 8px</p>", "<p>border-radius: 8px</p>", id="words"),
    ],
)
def test_as_word(html, expected):
    assert as_word(html) == expected


def test_a_whole_mail():
    page = as_word(mail(*TOGETHER)["html"])
    assert "<!--[if" not in page and "@media" not in page
    assert not re.search(r'style="[^"]*(border-radius|max-width)', page)
    assert page.count("<table") == page.count("</table>")
    assert page.count("<td") == page.count("</td>")


def test_columns_stand_in_cells_that_are_as_wide():
    columns = [{"type": "column", "blocks": [{"type": "text", "text": "a"}]}] * 2
    page = as_word(mail({"type": "columns", "columns": columns, "ratio": "wide_first"})["html"])
    assert re.findall(r"<td style=\"vertical-align:top;width:(\d+)px", page)[1:3] == ["384", "216"]
