"""The shape of a format, and the two kinds: text that is edited in place, and the rest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from locales.words import gettext_noop
from templates_lib.formats._encoding import Decoded, decode
from templates_lib.formats._errors import FormatError
from templates_lib.formats._limits import MAX_KEY, require_few, require_fit
from templates_lib.formats._values import Catalogue, Unit, UnitId

__all__ = ["Format", "Found", "TextFormat", "changed", "once", "require_bytes", "spliced"]

TWICE = gettext_noop("“%(key)s” stands in the file twice.")
LONG_KEY = gettext_noop("A key is longer than %(limit)s characters: %(key)s….")
NO_PLURAL = gettext_noop("This format has no plurals: “%(key)s” cannot be written.")


class Format(ABC):
    """One way to write texts in a file.

    ``carries`` names what it holds besides keys and texts: ``source notes limit state references
    plural meta locales``. ``endings`` are those of file names, the usual one first.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]
    carries: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def read(self, data: bytes) -> Catalogue:
        """The catalogue in *data*; `FormatError` and nothing else is raised."""

    @abstractmethod
    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        """*catalogue* as bytes; what is not changed of *original* stays as it is written there.

        Raises `FormatError` for what the format cannot hold.
        """


@dataclass(frozen=True, slots=True)
class Found:
    """A unit and where its text stands: ``start:end`` is what `TextFormat.encode` makes."""

    unit: Unit
    start: int
    end: int


class TextFormat(Format):
    """A format of plain text: a changed unit is written over its span, all else is untouched."""

    fallback: ClassVar[str] = ""

    @abstractmethod
    def scan(self, text: str) -> Iterator[Found]:
        """Every unit of *text* with its span, in order."""

    @abstractmethod
    def encode(self, value: str, raw: str) -> str:
        """*value* as it stands in the file, in the manner of *raw* where there is any."""

    @abstractmethod
    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        """*text*, which may be empty, with further *units*."""

    def head(self, catalogue: Catalogue, text: str) -> Catalogue:
        """*catalogue* with what *text* says beside its units."""
        return catalogue

    def encoding_of(self, data: bytes) -> str:
        """How *data* is read when it is no UTF-8; "" refuses it."""
        return self.fallback

    def read(self, data: bytes) -> Catalogue:
        text = decode(data, self.encoding_of(data)).text
        return self.head(Catalogue(once(found.unit for found in self.scan(text))), text)

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        here = Decoded("")
        if original is not None:
            here = decode(original, self.encoding_of(original))
        found = {each.unit.id: each for each in self.scan(here.text)} if here.text else {}
        text = spliced(
            here.text,
            (
                (at.start, at.end, self.encode(unit.target or "", here.text[at.start : at.end]))
                for unit, at in changed(catalogue, found)
            ),
        )
        if new := [unit for unit in catalogue.units if unit.id not in found]:
            text = self.extend(text, new, catalogue)
        return here.encode(text)


def changed(catalogue: Catalogue, found: dict[UnitId, Found]) -> Iterator[tuple[Unit, Found]]:
    """The units whose text differs from what was *found*, by their place in the file."""
    pairs = (
        (unit, at)
        for unit in catalogue.units
        if (at := found.get(unit.id)) is not None and unit.target != at.unit.target
    )
    yield from sorted(pairs, key=lambda pair: pair[1].start)


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """*text* with each span of *changes*, in order, replaced."""
    pieces, position = [], 0
    for start, end, new in changes:
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def once(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """*units*, each of which stands once and has a key of a sane length; else `FormatError`."""
    seen: dict[UnitId, Unit] = {}
    for unit in units:
        if len(unit.key) > MAX_KEY:
            raise FormatError(LONG_KEY, line=unit.line, limit=MAX_KEY, key=unit.key[:40])
        if unit.id in seen:
            raise FormatError(TWICE, line=unit.line, key=_named(unit))
        seen[unit.id] = unit
        require_few(len(seen))
    return tuple(seen.values())


def _named(unit: Unit) -> str:
    return f"{unit.key[:100]}[{unit.category}]" if unit.category else unit.key[:100]


def require_bytes(data: bytes) -> bytes:
    """*data* of a size that is read."""
    require_fit(len(data))
    return data
