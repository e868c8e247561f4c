"""Units as the rows of a table with a head, and back: what CSV and spreadsheets share.

The columns are known by name, ours and those others use. A column called for a locale holds the
texts of that locale, and there may be many. Columns nobody knows are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import locales
from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import once
from templates_lib.formats._values import Catalogue, State, Unit

__all__ = ["Table", "rows_of"]

NO_HEAD = gettext_noop("The first row must name the columns: at least “key” and “target”.")
NO_NUMBER = gettext_noop("“%(value)s” in the column “%(column)s” is no number.")
MORE_CELLS = gettext_noop("The row has more cells than the first row.")

_NAMES = {
    "key": "key id identifier name context_key string_id",
    "source": "source source_text original msgid",
    "target": "target translation text value target_text msgstr",
    "category": "category plural quantity",
    "context": "context msgctxt",
    "notes": "notes note comment comments description",
    "limit": "limit max_length maxlength max_width maxwidth",
    "state": "state status",
    "references": "references reference",
    "locale": "locale language lang",
}
_COLUMN = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split()}
_META = "budskap:"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,4}){0,2}")


class Table:
    """The head of a table: which column holds what."""

    def __init__(self, head: Sequence[str]) -> None:
        self.head = [str(cell).strip() for cell in head]
        self.columns: dict[str, int] = {}
        self.locales: dict[str, int] = {}
        self.meta: dict[str, int] = {}
        for index, cell in enumerate(self.head):
            name = re.sub(r"[\s-]+", "_", cell.lower())
            if cell.startswith(_META):
                self.meta[cell.removeprefix(_META)] = index
            elif name in _COLUMN:
                self.columns.setdefault(_COLUMN[name], index)
            elif _TAG.fullmatch(cell) and _is_locale(cell):
                self.locales[cell] = index
        if "key" not in self.columns and "source" in self.columns:
            self.columns["key"] = self.columns["source"]
        if "key" not in self.columns or not ("target" in self.columns or self.locales):
            raise FormatError(NO_HEAD, line=1)

    def catalogue(self, rows: Iterator[tuple[int, Sequence[str]]]) -> Catalogue:
        """The catalogue in *rows*, which are numbered lines without the head."""
        return Catalogue(once(unit for line, row in rows for unit in self.units(line, row)))

    def units(self, line: int, row: Sequence[str]) -> Iterator[Unit]:
        """The units of one row: one, or one a locale; none of a row without a key."""
        if len(row) > len(self.head) and any(row[len(self.head) :]):
            raise FormatError(MORE_CELLS, line=line)
        for cell in row:
            require_text(cell, line)
        get = self._getter(row)
        key = get("key")
        if not key:
            return
        state = get("state")
        unit = Unit(
            key=key,
            source=get("source"),
            category=get("category"),
            context=get("context"),
            notes=tuple(filter(None, get("notes").split("\n"))),
            references=tuple(get("references").split()),
            limit=_number(get("limit"), "limit", line),
            meta={n: row[at] for n, at in self.meta.items() if at < len(row) and row[at]},
            locale=get("locale"),
            line=line,
        )
        if "target" in self.columns:
            text = get("target")
            known = State(state) if text and state in set(State) else State.UNKNOWN
            yield replace(unit, target=text or None, state=known)
            return
        for locale, at in self.locales.items():
            yield replace(unit, locale=locale, target=(row[at] if at < len(row) else "") or None)

    def cell(self, unit: Unit) -> int:
        """The column that *unit*'s text stands in."""
        return self.columns["target"] if "target" in self.columns else self.locales[unit.locale]

    @cached_property
    def state(self) -> int | None:
        """The column of states, where there is one."""
        return self.columns.get("state")

    def _getter(self, row: Sequence[str]) -> _Get:
        return _Get(self.columns, row)


class _Get:
    def __init__(self, columns: Mapping[str, int], row: Sequence[str]) -> None:
        self.columns, self.row = columns, row

    def __call__(self, name: str) -> str:
        at = self.columns.get(name)
        return self.row[at] if at is not None and at < len(self.row) else ""


def rows_of(catalogue: Catalogue) -> Iterator[list[str]]:
    """The head, then a row a unit: key, source and target, and what any unit has besides."""
    units = catalogue.units
    optional = {
        "category": [unit.category for unit in units],
        "context": [unit.context for unit in units],
        "locale": [unit.locale for unit in units],
        "state": [unit.state.value for unit in units],
        "limit": ["" if unit.limit is None else str(unit.limit) for unit in units],
        "notes": ["\n".join(unit.notes) for unit in units],
        "references": [" ".join(unit.references) for unit in units],
    }
    used = {name: cells for name, cells in optional.items() if any(cells)}
    meta = list(dict.fromkeys(name for unit in units for name in unit.meta))
    yield ["key", "source", "target", *used, *(_META + name for name in meta)]
    for index, unit in enumerate(units):
        more = [cells[index] for cells in used.values()]
        more += [unit.meta.get(name, "") for name in meta]
        yield [unit.key, unit.source, unit.target or "", *more]


def _is_locale(cell: str) -> bool:
    try:
        locales.normalise(cell)
    except locales.UnknownLocaleError:
        return False
    return True


def _number(value: str, column: str, line: int) -> int | None:
    bare = value.strip().removesuffix(".0")
    if not bare:
        return None
    if not bare.isdecimal() or len(bare) > 8:
        raise FormatError(NO_NUMBER, line=line, value=value[:20], column=column)
    return int(bare)
