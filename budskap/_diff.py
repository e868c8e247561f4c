"""What two sides say otherwise: releases, folders and files, text by text, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from budskap._bundles import Bundle

__all__ = ["Difference", "Side", "compare", "of_bundle", "of_documents"]

_UNSAID = {"type", "id"}  # a block's kind is in its label; its id is nobody's text


@dataclass(frozen=True)
class Side:
    """One side: its name, every address with its lines. ``keys`` it speaks of; None: of all."""

    name: str
    texts: Mapping[str, tuple[str, ...]]
    keys: frozenset[str] | None = None


@dataclass(frozen=True)
class Difference:
    """An address that two sides say otherwise; no lines: one side has nothing there."""

    address: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    text: str

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


def of_bundle(bundle: Bundle, name: str) -> Side:
    """Everything in a release."""
    return Side(
        name, {entry.address: _lines(entry.document["content"]) for entry in bundle.entries}
    )


def of_documents(documents: Iterable[Mapping[str, Any]], name: str, *, whole: bool) -> Side:
    """Everything in some message documents; not *whole*: of their keys alone."""
    texts, keys = {}, set()
    for document in documents:
        key = str(document.get("key", ""))
        keys.add(key)
        for variant in document.get("variants", ()):
            places = [str(variant.get(n, "")) for n in ("channel", "locale", "persona", "arm")]
            while len(places) > 2 and not places[-1]:
                places.pop()
            texts["/".join([key, *places])] = _lines(variant.get("content", {}))
    return Side(name, texts, None if whole else frozenset(keys))


def compare(before: Side, after: Side) -> tuple[Difference, ...]:
    """What *after* says otherwise than *before*, by address; of keys that both speak of."""
    addresses = sorted(
        address
        for address in {*before.texts, *after.texts}
        if _speaks_of(before, address) and _speaks_of(after, address)
    )
    return tuple(
        Difference(address, old, new, _unified(address, before.name, after.name, old, new))
        for address in addresses
        if (old := before.texts.get(address, ())) != (new := after.texts.get(address, ()))
    )


def _speaks_of(side: Side, address: str) -> bool:
    return side.keys is None or address.partition("/")[0] in side.keys


def _unified(
    address: str, before: str, after: str, old: tuple[str, ...], new: tuple[str, ...]
) -> str:
    lines = difflib.unified_diff(
        old, new, f"{address}  {before}", f"{address}  {after}", n=2, lineterm=""
    )
    return "".join(f"{line}\n" for line in lines)


def _lines(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The texts of a content, each line with the part that it stands in before it."""
    return tuple(
        f"{label}: {line}" for label, text in _texts(content, "") for line in text.split("\n")
    )


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        named = str(value.get("type", ""))
        here = f"{path}({named})" if named and path else path
        for name, each in value.items():
            if name not in _UNSAID:
                yield from _texts(each, f"{here}.{name}" if here else str(name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, f"{path}[{index}]")
    elif value not in ("", None):
        yield path, value if isinstance(value, str) else str(value).lower()
