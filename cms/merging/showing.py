"""An export as a page shows it: lists laid flat, refusals in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.models import ReleaseEntry
from templates_lib import merge
from templates_lib.merge import Export, Variable

KINDS: Mapping[str, Any] = {
    "text": gettext_lazy("text"),
    "count": gettext_lazy("whole number"),
    "flag": gettext_lazy("yes or no"),
    "category": gettext_lazy("form of a plural"),
    "list": gettext_lazy("list"),
}


@dataclass(frozen=True)
class Row:
    """One value that must be sent."""

    name: str
    kind: str
    native: bool
    source: str
    rule: str
    samples: tuple[str, ...]


def rows(export: Export) -> list[Row]:
    """Every value of the contract, the fields of a list below it."""
    return list(_rows(merge.worked(export.contract).variables, "", ()))


def _rows(variables: tuple[Variable, ...], prefix: str, given: tuple[object, ...]) -> Iterator[Row]:
    for each in variables:
        samples = given and tuple(_field(one, each.name) for one in given)
        if not prefix:
            samples = tuple(sample.gives for sample in each.samples)
        shown = () if each.fields else tuple(_shown(one) for one in samples)
        yield Row(
            f"{prefix}{each.name}",
            str(KINDS[each.kind]),
            each.native,
            each.source,
            each.rule,
            tuple(dict.fromkeys(shown)),
        )
        yield from _rows(each.fields, f"{prefix}{each.name}[].", samples)


def _field(items: object, name: str) -> object:
    """The field of the first item of a list; nothing of an empty one."""
    first = items[0] if isinstance(items, list) and items else {}
    return first.get(name, "") if isinstance(first, Mapping) else ""


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def refusals(export: Export) -> list[dict[str, Any]]:
    """What is refused, in the reader's language."""
    return [
        {"told": _(each.msgid) % dict(each.params), "part": each.part, "words": each.words}
        | {"line": each.line, "column": each.column}
        for each in export.refusals
    ]


def file_of(export: Export, entry: ReleaseEntry) -> tuple[str, str]:
    """The name and the text of the file that is downloaded."""
    found = merge.document(export)
    assert entry.content is not None
    whole = {**found, "release": entry.release_id, "digest": entry.content.digest}
    name = f"{entry.key}.{entry.channel}.{entry.locale}.{export.target}.json"
    return name, json.dumps(whole, ensure_ascii=False, indent=1)
