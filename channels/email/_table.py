"""A table of order lines, as HTML and as plain text.

A row with fewer cells than the table has columns has a wide first one, as a total needs it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from channels._content import Block
from channels._problem import Problem
from channels._reading import problem
from channels._tags import protect, restore
from channels.email._cells import Row, rows
from channels.email._inline import as_html, as_text
from channels.email._setting import Setting
from locales.words import gettext_noop

__all__ = ["table_html", "table_problems", "table_text"]

_TOO_MANY = gettext_noop("a row has %(actual)s cells, and the table %(limit)s columns")
_IN_BRANCH = gettext_noop("a | between {%% if %%} and {%% endif %%} on one line parts no cells")


# Size in pixels and weight of the text in each part of a table.
_FONTS = {"head": (13, 600), "rows": (15, 400), "total": (15, 700)}


class _Place(NamedTuple):
    """Where a cell stands: its column where one is declared, its number, how many it spans."""

    column: Block | None
    number: int
    span: int = 1


def table_html(block: Block, setting: Setting) -> str:
    """Return the table in HTML, "" where nothing is in it."""
    head = "".join(
        _cell(_inline(column.text("heading"), setting), _Place(column, number), setting, "head")
        for number, column in enumerate(block.blocks("columns"))
    )
    body = _body(block, "rows", setting) + _body(block, "total", setting)
    if not body:
        return ""
    above = f"<thead><tr>{head}</tr></thead>" if head else ""
    style = 'style="width:100%;border-collapse:collapse;border-spacing:0"'
    frame = f'<table class="b-data" width="100%" cellpadding="0" cellspacing="0" border="0" {style}'
    return f"{frame}>{above}<tbody>{body}</tbody></table>"


def table_text(block: Block) -> str:
    """Return the table as plain text: a line for each row, ``title: price``."""
    headings = [_plain(column.text("heading").strip()) for column in block.blocks("columns")]
    lines = "".join(_lines(block, part, headings) for part in ("rows", "total"))
    return f"{lines}\n" if lines else ""


def table_problems(block: Block, path: str) -> Iterator[Problem]:
    """Yield what a table at *path* cannot hold: each text with too many cells in a row, or
    with cells that only a branch parts."""
    most = len(block.blocks("columns"))
    for part in ("rows", "total"):
        protected, tags = protect(block.text(part))
        written = list(rows(protected, tags))
        cells = max((len(row.cells) for row in written), default=0)
        if most and cells > most:
            yield problem(f"{path}.{part}", _TOO_MANY, actual=cells, limit=most)
        if any(row.branched for row in written):
            yield problem(f"{path}.{part}", _IN_BRANCH)


def _body(block: Block, part: str, setting: Setting) -> str:
    protected, tags = protect(block.text(part))
    columns = block.blocks("columns") or (None,) * _widest(block)
    made = (_row(row, tags, columns, setting, part) for row in rows(protected, tags))
    return restore("".join(made), tags)


def _row(
    row: Row, tags: Sequence[str], columns: Sequence[Block | None], setting: Setting, part: str
) -> str:
    if row.control:
        return row.control
    cells = row.cells[: len(columns)]
    wide = len(columns) - len(cells) + 1
    places = (0, *range(wide, len(columns)))  # the number of the column where each cell begins
    made = (
        _cell(
            as_html(cell, tags, setting.surface.link),
            _Place(columns[place], place, wide if place == 0 else 1),
            setting,
            part,
        )
        for cell, place in zip(cells, places, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>\n"


def _cell(copy: str, place: _Place, setting: Setting, part: str) -> str:
    on, head = setting.surface, part == "head"
    align = setting.side(place.column.text("align")) if place.column else setting.start
    size, weight = _FONTS[part]
    edge = f"{2 if head else 1}px solid {on.rule}"
    gap = f"padding-{setting.start}:12px;" if place.number else ""
    # Long words break on a phone; a price, which stands where lines end, stays whole.
    whole = "" if align == setting.start else "word-break:normal;"
    style = (
        f"padding:10px 0;{gap}{whole}border-bottom:{edge};text-align:{align};vertical-align:top;"
        f"font:{weight} {size}px/1.4 {setting.font};"  # Word hands no font down to a cell
        f"color:{on.quiet if head else on.text}"
    )
    wide = f' colspan="{place.span}"' if place.span > 1 else ""
    name, scope = ("th", ' scope="col"') if head else ("td", "")
    return f'<{name}{scope}{wide} align="{align}" style="{style}">{copy}</{name}>'


def _lines(block: Block, part: str, headings: Sequence[str]) -> str:
    protected, tags = protect(block.text(part))
    return "".join(
        restore(row.control, tags) if row.control else _line(row, tags, headings)
        for row in rows(protected, tags)
    )


def _line(row: Row, tags: Sequence[str], headings: Sequence[str]) -> str:
    """Return ``first: last``, or ``first: Heading second, Heading third`` of a wider row."""
    first, *others = (restore(as_text(cell, tags), tags) for cell in row.cells)
    named = len(others) > 1 and len(row.cells) == len(headings)
    names = headings[1:] if named else [""] * len(others)
    told = [f"{name} {cell}".strip() for name, cell in zip(names, others, strict=True) if cell]
    return f"{first}: {', '.join(told)}\n" if told else f"{first}\n"


def _widest(block: Block) -> int:
    texts = (protect(block.text(part)) for part in ("rows", "total"))
    return max((len(row.cells) for text in texts for row in rows(*text)), default=0)


def _inline(template: str, setting: Setting) -> str:
    protected, tags = protect(template.strip())
    return restore(as_html(protected, tags, setting.surface.link), tags)


def _plain(template: str) -> str:
    protected, tags = protect(template)
    return restore(as_text(protected, tags), tags)
