"""The rows and cells of a table, as they are written: one row a line, cells between ``|``.

Rows are cut at each ``|`` that stands outside tags and branches; ``\\|`` is the sign itself.
Everything here works on protected text (``channels._tags.protect``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channels._tags import TOKEN
from channels.email._structure import items, step_of

__all__ = ["Row", "rows"]

_MARK = re.compile(rf"{TOKEN.pattern}|\\\||\|")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, protected; or, with ``control``, tags that stand between rows."""

    cells: tuple[str, ...]
    control: str = ""
    branched: bool = False


def rows(protected: str, tags: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a text; empty lines are none."""
    for chunk in items(protected, tags):
        if chunk.is_control:
            yield Row((), chunk.text)
        else:
            cells, branched = _cut(chunk.text, tags)
            yield Row(cells, branched=branched)


def _cut(line: str, tags: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return the cells of *line*, and whether a ``|`` in a branch parts none."""
    cells, depth, position, branched = [""], 0, 0, False
    for mark in _MARK.finditer(line):
        cells[-1] += line[position : mark.start()]
        position = mark.end()
        if mark[1] is not None:
            depth += step_of(tags[int(mark[1])]) or 0
            cells[-1] += mark[0]
        elif mark[0] == "|" and depth <= 0:
            cells.append("")
        else:
            branched |= mark[0] == "|"
            cells[-1] += "|"
    cells[-1] += line[position:]
    return tuple(cell.strip() for cell in cells), branched
