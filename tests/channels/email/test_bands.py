"""Sections and columns: surfaces, widths, levels of headings, and the legal footer."""

import re

import pytest

from channels import Look
from channels.email._bands import heading_levels
from tests.channels.email.mails import EMAIL, TEXT, column, columns, content, mail, section
from tests.channels.reading import elements, visible_text

SMALL = column({"type": "text", "text": "a"})


def widths(page):
    return re.findall(r"class=\"mj-outlook-group-fix mj-column-per-(\d+)\"", page)


@pytest.mark.parametrize(
    ("number", "ratio", "expected"),
    [
        (2, "even", ["50", "50"]),
        (2, "narrow_first", ["36", "64"]),
        (2, "wide_first", ["64", "36"]),
        (3, "even", ["35", "30", "35"]),
        (3, "narrow_first", ["24", "35", "41"]),
        (3, "wide_first", ["48", "24", "28"]),
        (1, "even", ["100"]),
        (4, "even", None),
    ],
)
def test_widths_add_up_to_the_whole(number, ratio, expected):
    page = mail(columns(*[SMALL] * number, ratio=ratio))["html"]
    found = widths(page)[1:-1]  # between the brand's name and its footer
    assert sum(map(int, found)) == 100 and len(found) == number
    assert expected is None or found == expected


@pytest.mark.parametrize(
    ("blocks", "classes"),
    [
        ([TEXT, TEXT], ["b-sheet"]),
        ([TEXT, section(TEXT), TEXT], ["b-sheet", "b-tint", "b-sheet"]),
        ([section(TEXT, background="accent")], ["b-accent"]),
        ([TEXT, section(TEXT, background="none")], ["b-sheet", "b-sheet"]),
        ([columns(SMALL, SMALL, background="tint")], ["b-tint"]),
        ([section(), columns(column(), column())], ["b-sheet"]),
        ([], ["b-sheet"]),
    ],
)
def test_each_band_stands_on_its_surface(blocks, classes):
    found = [a.get("class", "") for name, a in elements(mail(*blocks)["html"]) if name == "div"]
    assert [each for each in found if each in ("b-sheet", "b-tint", "b-accent")] == classes


def test_only_the_ends_of_the_sheet_are_round():
    page = mail(TEXT, section(TEXT), TEXT)["html"]
    found = re.findall(r'<div class="b-\w+" style="[^"]*border-radius:([^;]*);', page)
    assert found == ["10px 10px 0 0", "0 0 0 0", "0 0 10px 10px"]


def heading(text="x", **fields):
    return {"type": "heading", "text": text, **fields}


SMALL_HEADING = heading(size="small")


@pytest.mark.parametrize(
    ("blocks", "levels"),
    [
        ([heading(), heading(), heading()], [1, 2, 2]),
        ([heading(size="small"), heading(size="small"), heading(size="small")], [1, 2, 3]),
        ([heading(""), heading()], [1]),
        ([section(heading()), columns(column(heading()), column(SMALL_HEADING))], [1, 2, 3]),
        ([heading(), heading(size="small"), heading(size="large")], [1, 2, 2]),
        ([], []),
    ],
)  # fmt: skip
def test_there_is_one_first_heading_and_no_level_is_left_out(blocks, levels):
    assert list(heading_levels(content(*blocks).blocks("body")).values()) == levels
    assert re.findall(r"<h(\d)[ >]", mail(*blocks)["html"]) == [str(level) for level in levels]


LEGAL = {
    "type": "legal",
    "text": "Hvorfor du får denne",
    "unsubscribe_label": "Meld av {{ name }}",
    "unsubscribe_url": "https://a.no/{{ id }}",
}


def test_legal_text_at_the_end_stands_below_the_sheet():
    words = visible_text(mail(LEGAL, TEXT, LEGAL)["html"])
    assert words.count("Hvorfor du får denne") == 2
    page = mail(TEXT, LEGAL)["html"]
    assert page.rindex("b-sheet") < page.index("Hvorfor du får denne") < page.index("Storgata 1")


@pytest.mark.parametrize(
    ("url", "linked"), [("https://a.no/{{ id }}", True), ("javascript:x", False), ("", False)]
)
def test_the_unsubscribe_link(url, linked):
    outputs = mail({**LEGAL, "unsubscribe_url": url})
    found = [a["href"] for name, a in elements(outputs["html"]) if name == "a"]
    assert found == [url] * linked
    assert (f"Meld av {{{{ name }}}}:\n{url}\n\n" in outputs["text"]) == linked
    refused = [each.path for each in EMAIL.refusals(content({**LEGAL, "unsubscribe_url": url}))]
    assert refused == ["body.0.unsubscribe_url"] * (url.startswith("java"))


def test_plain_text_of_sections_and_columns_is_in_reading_order():
    blocks = [
        section(heading("En"), {"type": "button", "label": "Se", "url": "https://a.no"}),
        columns(column({"type": "text", "text": "To"}), column({"type": "list", "items": "Tre"})),
    ]
    assert mail(*blocks, look=Look())["text"] == "En\n\nSe:\nhttps://a.no\n\nTo\n\n- Tre\n"


@pytest.mark.parametrize(
    ("locale", "align", "side"),
    [("nb", "start", "left"), ("nb", "end", "right"), ("nb", "center", "center"),
     ("ar", "start", "right"), ("ar", "end", "left"), ("ar", "center", "center")],
)  # fmt: skip
def test_sides_follow_the_writing(locale, align, side):
    button = {"type": "button", "label": "Se", "url": "https://a.no", "align": align}
    assert f'<td align="{side}" vertical-align="middle"' in mail(button, locale=locale)["html"]


@pytest.mark.parametrize(("size", "pixels"), [("small", 12), ("medium", 24), ("large", 48)])
def test_spaces(size, pixels):
    assert f"height:{pixels}px" in mail({"type": "spacer", "size": size})["html"]
