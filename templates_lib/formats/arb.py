"""Application Resource Bundle, as Flutter has it: texts, and ``@key`` beside each with its facts.

A plural is ICU's inside the text (``{n, plural, one{…} other{…}}``) and stays part of it.
"""

from __future__ import annotations

import json as stdlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from templates_lib.formats._format import Found
from templates_lib.formats._values import Catalogue, Unit
from templates_lib.formats.json import Json, require_json

__all__ = ["FORMAT"]


class Arb(Json):
    name = "arb"
    label = "ARB"
    endings = (".arb",)
    carries = frozenset({"notes"})

    def scan(self, text: str) -> Iterator[Found]:
        root = require_json(text)
        for each in super().scan(text):
            key = each.unit.key
            if not key.startswith("@"):
                facts = root.get(f"@{key}")
                note = facts.get("description") if isinstance(facts, dict) else None
                notes = (note,) if isinstance(note, str) and note else ()
                yield replace(each, unit=replace(each.unit, notes=notes))

    def head(self, catalogue: Catalogue, text: str) -> Catalogue:
        locale = require_json(text).get("@@locale")
        return replace(catalogue, locale=locale if isinstance(locale, str) else "")

    def extend(self, text: str, units: Any, catalogue: Catalogue) -> str:
        if not text and catalogue.locale:
            text = stdlib.dumps({"@@locale": catalogue.locale}, indent=2) + "\n"
        return super().extend(text, units, catalogue)

    def put(self, root: dict[str, Any], unit: Unit, is_nested: bool) -> None:
        super().put(root, unit, False)
        if unit.notes:
            root.setdefault(f"@{unit.key}", {})["description"] = "\n".join(unit.notes)


FORMAT = Arb()
