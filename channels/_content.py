"""The content of a variant: all its parts, as one frozen value."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from channels._frozen import Frozen
from channels._parts import Text

__all__ = ["Block", "Content", "PartValue", "TextPart"]


@dataclass(frozen=True)
class Block:
    """One block of a content: its type, all its fields, its id ("" when it has none).

    ``defaults`` are what its type gives a field that is not written; a document leaves them
    out, so that a channel which gains a field changes no document and no digest.
    """

    type: str
    fields: Mapping[str, str | bool]
    id: str = ""
    defaults: Mapping[str, str | bool] = field(default=Frozen({}), compare=False, repr=False)

    def __getitem__(self, name: str) -> str | bool:
        return self.fields[name]

    def text(self, name: str) -> str:
        """Return the text or choice called *name*; KeyError, also for a flag."""
        value = self.fields[name]
        if not isinstance(value, str):
            raise KeyError(name)
        return value

    def document(self) -> dict[str, str | bool]:
        """Return the block as JSON holds it: flat, without what is at its default."""
        told = {
            name: value
            for name, value in self.fields.items()
            if name not in self.defaults or value != self.defaults[name]
        }
        return {"type": self.type, **({"id": self.id} if self.id else {}), **told}

    def __hash__(self) -> int:
        return hash((self.type, self.id, tuple(self.fields.items())))


PartValue = str | bool | tuple[Block, ...]


@dataclass(frozen=True)
class Content:
    """All parts of a variant on one channel; made by ``Channel.load``.

    ``parts`` has every part that the channel declares, "" and () where nothing was written.
    """

    channel: str
    parts: Mapping[str, PartValue]

    def __getitem__(self, name: str) -> PartValue:
        return self.parts[name]

    def __hash__(self) -> int:
        return hash(self.digest)

    def text(self, name: str) -> str:
        """Return the text part called *name*; KeyError when there is no such text."""
        value = self.parts[name]
        if not isinstance(value, str):
            raise KeyError(name)
        return value

    def blocks(self, name: str) -> tuple[Block, ...]:
        """Return the blocks of the part called *name*; KeyError when there are none such."""
        value = self.parts[name]
        if not isinstance(value, tuple):
            raise KeyError(name)
        return value

    def document(self) -> dict[str, Any]:
        """Return the content as JSON holds it in a message document."""
        return {
            name: [block.document() for block in value] if isinstance(value, tuple) else value
            for name, value in self.parts.items()
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the canonical JSON: what is said, whatever the blocks' ids.

        Empty parts are left out, so that a channel which gains an optional part does not
        change the digest of everything ever published.
        """
        canonical = json.dumps(
            {"channel": self.channel, "parts": _told(self.parts)},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def replace(self, path: str, text: str) -> "Content":
        """Return this content with the text at *path* ("body", "body.0.label") changed.

        KeyError when there is no text at that path.
        """
        name, _, rest = path.partition(".")
        value = self.parts[name]
        if isinstance(value, tuple):
            return self._with(name, _replaced(value, path, rest, text))
        if rest or not isinstance(value, str):
            raise KeyError(path)
        return self._with(name, text)

    def _with(self, name: str, value: PartValue) -> "Content":
        return Content(self.channel, Frozen({**self.parts, name: value}))


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text of a content with its address in it: "body", or "body.0.label".

    ``block`` is the label of the block it stands in, "" for a part of its own.
    """

    path: str
    label: str
    text: str
    spec: Text
    block: str = ""


def _told(parts: Mapping[str, PartValue]) -> dict[str, Any]:
    """Return what *parts* say: no ids, no part that is empty."""
    return {
        name: [replace(block, id="").document() for block in value]
        if isinstance(value, tuple)
        else value
        for name, value in parts.items()
        if value not in ("", False, ())
    }


def _replaced(blocks: tuple[Block, ...], path: str, rest: str, text: str) -> tuple[Block, ...]:
    number, _, name = rest.partition(".")
    if not number.isdecimal() or int(number) >= len(blocks):
        raise KeyError(path)
    index = int(number)
    block = blocks[index]
    if not isinstance(block.fields.get(name), str):
        raise KeyError(path)
    changed = replace(block, fields=Frozen({**block.fields, name: text}))
    return (*blocks[:index], changed, *blocks[index + 1 :])
