"""A format of XML that is edited as a tree: unchanged, a file stays as it is to the byte."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from lxml import etree

from templates_lib.formats._format import Format
from templates_lib.formats._values import Catalogue, Unit
from templates_lib.formats._xml import parse, written

__all__ = ["TreeFormat"]


class TreeFormat(Format):
    """Reads units; writes by changing those elements of the original whose text is another."""

    @abstractmethod
    def blank(self, catalogue: Catalogue) -> etree._Element:
        """The root of an empty file."""

    @abstractmethod
    def change(self, root: etree._Element, units: Iterable[Unit], catalogue: Catalogue) -> None:
        """Give *units*, those that are new or read otherwise, their texts in *root*."""

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        here = self.read(original).units if original is not None else ()
        before = {unit.id: (unit.target, unit.state) for unit in here}
        changed = [u for u in catalogue.units if before.get(u.id) != (u.target, u.state)]
        if original is not None and not changed:
            return original
        root = parse(original) if original is not None else self.blank(catalogue)
        self.change(root, changed, catalogue)
        return written(root, original)
