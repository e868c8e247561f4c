"""Tables of order lines: cells, loops, totals, for readers and for screen readers."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._tags import protect, restore
from channels.email._cells import rows
from tests.channels.email.mails import EMAIL, mail
from tests.channels.reading import elements, visible_text

HEADINGS = ("Vare", "Antall", "Pris")
LOOP = "{% for line in lines %}\n{{ line.title }} | {{ line.n }} | {{ line.price }}\n{% endfor %}"
LINES = [
    {"title": "Lampe & <b>", "n": 1, "price": "99 kr"},
    {"title": "Pære", "n": 2, "price": "5"},
]


def table(written=LOOP, total="", headings=HEADINGS):
    columns = [{"type": "column", "heading": each, "align": "end"} for each in headings]
    return {"type": "table", "columns": columns, "rows": written, "total": total}


def cut(written):
    protected, tags = protect(written)
    return [
        row.control or [restore(cell, tags) for cell in row.cells]
        for row in rows(protected, tags)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a | b|c", [["a", "b", "c"]]),
        ("a\n\n b \n", [["a"], ["b"]]),
        ("a | | b", [["a", "", "b"]]),
        (r"a \| b | c", [["a | b", "c"]]),
        ('{{ a | money("|") }} | {{ b }}', [['{{ a | money("|") }}', "{{ b }}"]]),
        ("{% if a %}x | y{% endif %} | b", [["{% if a %}x | y{% endif %}", "b"]]),
        ("", []),
    ],
)
def test_cells(written, expected):
    assert cut(written) == expected


@given(st.text("a|\\ \n{}", max_size=30))
def test_no_letter_is_lost(written):
    found = "".join("".join(cells) for cells in cut(written))
    assert found.count("a") == written.count("a")


def test_it_is_a_table_with_headings_for_its_columns():
    found = list(elements(mail(table("a | b | c"))["html"]))
    heads = [attributes for name, attributes in found if name == "th"]
    assert [head["scope"] for head in heads] == ["col"] * 3
    plain = [a for name, a in found if name == "table" and a.get("role") != "presentation"]
    assert [each["class"] for each in plain] == ["b-data"]


def test_a_loop_stands_round_its_rows():
    page = (
        jinja2.Environment(autoescape=True).from_string(mail(table())["html"]).render(lines=LINES)
    )
    found = [name for name, _ in elements(page)]
    assert found.count("th") == 3
    assert page.count('<tr><td align="right"') == 2
    assert "Lampe & <b>" in visible_text(page)


@pytest.mark.parametrize(
    ("total", "spans"),
    [("Sum | 3 | 10", []), ("Sum | 10", ["2"]), ("Alt er betalt", ["3"]), ("", [])],
)
def test_the_first_cell_of_a_short_row_is_wide(total, spans):
    page = mail(table("a | b | c", total))["html"]
    cells = [attributes for name, attributes in elements(page) if name == "td"]
    assert [cell["colspan"] for cell in cells if "colspan" in cell] == spans


def test_plain_text_has_a_line_for_each_row():
    text = mail(table(total="Sum | {{ total }}"))["text"]
    shown = jinja2.Template(text, keep_trailing_newline=True).render(lines=LINES, total="104 kr")
    assert shown.startswith(
        "Lampe & <b>: Antall 1, Pris 99 kr\nPære: Antall 2, Pris 5\nSum: 104 kr\n\n"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [("a | b", "a: b\n"), ("a", "a\n"), ("a | ", "a\n"), ("a | b | c", "a: b, c\n")],
)
def test_lines_of_plain_text(written, expected):
    assert mail(table(written, headings=("A", "B")))["text"].startswith(expected)


def test_without_headings_a_draft_is_still_shown():
    page = mail(table("a | b\nc", headings=()))["html"]
    assert not [name for name, _ in elements(page) if name == "th"]
    assert "a" in visible_text(page) and 'colspan="2"' in page


def test_nothing_written_shows_nothing():
    outputs = mail(table(""))
    assert 'b-data"' not in outputs["html"]
    assert outputs["text"].startswith("----")


@pytest.mark.parametrize(
    ("block", "paths"),
    [
        pytest.param(table("a | b | c"), [], id="as many cells as columns"),
        pytest.param(table("a | b | c | d"), ["body.0.rows"], id="a cell too many"),
        pytest.param(table("a", "b | c | d | e"), ["body.0.total"], id="in a total"),
        pytest.param(table("{% if x %}a | b{% endif %}"), ["body.0.rows"], id="in a branch"),
        pytest.param(table("a | b | c | d", headings=()), [], id="no columns to pass"),
        pytest.param(table("{% if x %}\na | b\n{% endif %}"), [], id="a branch round a row"),
    ],
)
def test_what_stands_in_no_column_is_refused_by_name(block, paths):
    assert [problem.path for problem in EMAIL.refusals(EMAIL.load({"body": [block]}))] == paths
    inner = {"type": "section", "blocks": [block]}
    found = [problem.path for problem in EMAIL.refusals(EMAIL.load({"body": [inner]}))]
    assert found == [path.replace("body.0", "body.0.blocks.0") for path in paths]


@pytest.mark.parametrize(("align", "whole"), [("start", False), ("center", True), ("end", True)])
def test_a_price_is_not_broken_in_two(align, whole):
    block = {"type": "table", "columns": [{"type": "column", "align": align}], "rows": "12,95"}
    cells = [attributes for name, attributes in elements(mail(block)["html"]) if name == "td"]
    (cell,) = (cell for cell in cells if "border-bottom" in cell.get("style", ""))
    assert ("word-break:normal" in cell["style"]) == whole
