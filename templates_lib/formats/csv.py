"""CSV with a head (RFC 4180); commas, semicolons or tabs are found out.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and loses it when
it is read (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv as stdlib
import io
import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.formats._encoding import Decoded, decode
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format
from templates_lib.formats._table import NO_HEAD, Table, rows_of
from templates_lib.formats._values import Catalogue

__all__ = ["FORMAT", "bare", "guarded"]

NOT_CSV = gettext_noop("No CSV: %(reason)s.")

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MOST = 1_000_000
"""Characters of one cell."""


def guarded(cell: str) -> str:
    """*cell* so that no spreadsheet computes it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """*cell* without that guard."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class Csv(Format):
    name = "csv"
    label = "CSV"
    endings = (".csv", ".tsv")
    carries = frozenset(
        {"source", "notes", "limit", "state", "references", "plural", "meta", "locales"}
    )

    def read(self, data: bytes) -> Catalogue:
        text = decode(data).text
        rows = _rows(text, _delimiter(text))
        return Table(_head(rows)).catalogue((n, [bare(c) for c in row]) for n, row in rows)

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        if original is None:
            return Decoded("").encode(_written(rows_of(catalogue), ",", "\r\n"))
        before = {unit.id: unit for unit in self.read(original).units}
        changed = [u for u in catalogue.units if u.id not in before
                   or (before[u.id].target, before[u.id].state) != (u.target, u.state)]  # fmt: skip
        if not changed:
            return original
        here = decode(original)
        delimiter = _delimiter(here.text)
        numbered = list(_rows(here.text, delimiter))
        table = Table([bare(cell) for cell in numbered[0][1]])
        at = {line: index for index, (line, _) in enumerate(numbered)}
        rows = [list(row) for _, row in numbered]
        for unit in changed:
            if unit.id in before:
                row = rows[at[before[unit.id].line]]
                row += [""] * (len(table.head) - len(row))
                row[table.cell(unit)] = guarded(unit.target or "")
                if table.state is not None:
                    row[table.state] = unit.state.value
            else:
                new = dict(zip(*_two(unit), strict=True))
                rows.append([guarded(new.get(name, "")) for name in table.head])
        end = "\r\n" if "\r\n" in here.text else "\n"
        return here.encode(_raw(rows, delimiter, end))


def _two(unit: object) -> list[list[str]]:
    return list(rows_of(Catalogue((unit,))))  # type: ignore[arg-type]


def _head(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    for _, row in rows:
        return [bare(cell) for cell in row]
    raise FormatError(NO_HEAD, line=1)


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    stdlib.field_size_limit(_MOST)
    reader = stdlib.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except stdlib.Error as error:
        raise FormatError(NOT_CSV, line=line, reason=error) from None


def _written(rows: Iterator[list[str]], delimiter: str, end: str) -> str:
    return _raw(([guarded(cell) for cell in row] for row in rows), delimiter, end)


def _raw(rows: object, delimiter: str, end: str) -> str:
    out = io.StringIO(newline="")
    stdlib.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


FORMAT = Csv()
