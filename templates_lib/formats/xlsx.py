"""A spreadsheet (Office Open XML) with a head in the first row of its first sheet.

What is packed is measured before it is unpacked. A formula is refused by its cell: it would be
somebody's program, and what it says is not in the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from locales.words import gettext_noop
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format
from templates_lib.formats._limits import MAX_BYTES, require_fit
from templates_lib.formats._table import NO_HEAD, Table, rows_of
from templates_lib.formats._values import Catalogue
from templates_lib.formats._xml import NO_DTD

__all__ = ["FORMAT"]

NOT_XLSX = gettext_noop("No spreadsheet in the form .xlsx: %(reason)s.")
FORMULA = gettext_noop("Cell %(cell)s holds a formula. Write the text itself.")
TOO_LONG = gettext_noop("A cell holds at most %(limit)s characters: “%(key)s…”.")
NOT_IN_CELL = gettext_noop("“%(text)s…” holds a character that no cell can hold.")

_MOST_FILES = 2000
_MOST = 32_767


class Xlsx(Format):
    name = "xlsx"
    label = "Excel"
    endings = (".xlsx",)
    carries = frozenset(
        {"source", "notes", "limit", "state", "references", "plural", "meta", "locales"}
    )

    def read(self, data: bytes) -> Catalogue:
        rows = _rows(_opened(data, read_only=True))
        head = next(rows, None)
        if head is None:
            raise FormatError(NO_HEAD, line=1)
        return Table(head[1]).catalogue(rows)

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        if original is None:
            return _written(catalogue)
        before = {unit.id: unit for unit in self.read(original).units}
        changed = [u for u in catalogue.units if u.id not in before
                   or (before[u.id].target, before[u.id].state) != (u.target, u.state)]  # fmt: skip
        if not changed:
            return original
        book = _opened(original, read_only=False)
        sheet = book.worksheets[0]
        table = Table([_text(cell) for cell in sheet[1]])
        for unit in changed:
            if unit.id in before:
                line = before[unit.id].line
                _put(sheet.cell(line, table.cell(unit) + 1), unit.target or "")
                if table.state is not None:
                    _put(sheet.cell(line, table.state + 1), unit.state.value)
            else:
                head, row = rows_of(Catalogue((unit,)))
                new = dict(zip(head, row, strict=True))
                line = sheet.max_row + 1
                for index, name in enumerate(table.head, start=1):
                    _put(sheet.cell(line, index), new.get(name, ""))
        return _saved(book)


def _opened(data: bytes, *, read_only: bool) -> Any:
    require_fit(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            every = packed.infolist()
            if len(every) > _MOST_FILES:
                raise FormatError(NOT_XLSX, reason=f"{len(every)} files")
            require_fit(sum(each.file_size for each in every))
            for each in every:
                _require_plain(packed, each)
        return load_workbook(io.BytesIO(data), read_only=read_only)
    except FormatError:
        raise
    except Exception as error:  # openpyxl raises whatever its pieces do
        raise FormatError(NOT_XLSX, reason=type(error).__name__) from None


def _require_plain(packed: zipfile.ZipFile, each: zipfile.ZipInfo) -> None:
    """No document type in a part of XML, and no more in it than it says."""
    with packed.open(each) as part:
        head = part.read(4096)
        if b"<!DOCTYPE" in head.upper() or b"<!ENTITY" in head.upper():
            raise FormatError(NO_DTD)
        left = MAX_BYTES
        while head:
            left -= len(head)
            if left < 0:
                require_fit(MAX_BYTES + 1)
            head = part.read(1 << 20)


def _rows(book: Any) -> Iterator[tuple[int, list[str]]]:
    if not book.worksheets:
        return
    try:
        for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
            cells = [_text(cell) for cell in row]
            if any(cells):
                yield number, cells
    except FormatError:
        raise
    except Exception as error:
        raise FormatError(NOT_XLSX, reason=type(error).__name__) from None


def _text(cell: Any) -> str:
    value = cell.value
    if cell.data_type == "f":
        raise FormatError(FORMULA, cell=f"{get_column_letter(cell.column)}{cell.row}")
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _put(cell: Any, text: str) -> Any:
    if len(text) > _MOST:
        raise FormatError(TOO_LONG, limit=_MOST, key=text[:40])
    if ILLEGAL_CHARACTERS_RE.search(text) or "\r" in text:
        raise FormatError(NOT_IN_CELL, text=text[:40].encode("ascii", "backslashreplace").decode())
    cell.value = text or None
    if text:
        cell.data_type = "s"  # else "=1" would be computed
        if text[0] in "=+-@":
            cell.quotePrefix = True
    return cell


def _written(catalogue: Catalogue) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("texts")
    for column, width in zip("ABC", (40, 70, 70), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "B2"
    for row in rows_of(catalogue):
        sheet.append([_put(WriteOnlyCell(sheet), text) for text in row])
    return _saved(book)


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMAT = Xlsx()
