"""The content of a variant: all its parts, as one frozen value."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from channels._frozen import Frozen
from channels._lazy import lazy
from channels._parts import Text

__all__ = ["Block", "Content", "PartValue", "TextPart"]


@dataclass(frozen=True)
class Block:
    """One block of a content: its type, all its fields, its id ("" when it has none).

    ``defaults`` are what its type gives a field that is not written; a document leaves them
    out, so that a channel which gains a field changes no document and no digest.
    """

    type: str
    fields: Mapping[str, "PartValue"]
    id: str = ""
    defaults: Mapping[str, "PartValue"] = field(default=Frozen({}), compare=False, repr=False)

    def __getitem__(self, name: str) -> "PartValue":
        return self.fields[name]

    def text(self, name: str) -> str:
        """Return the text or choice called *name*; KeyError, also for a flag."""
        value = self.fields[name]
        if not isinstance(value, str):
            raise KeyError(name)
        return value

    def blocks(self, name: str) -> tuple["Block", ...]:
        """Return the blocks in the field called *name*; KeyError when it holds none such."""
        value = self.fields[name]
        if not isinstance(value, tuple):
            raise KeyError(name)
        return value

    def document(self) -> dict[str, Any]:
        """Return the block as JSON holds it, without what is at its default."""
        told = {
            name: _plain(value)
            for name, value in self.fields.items()
            if name not in self.defaults or value != self.defaults[name]
        }
        return {"type": self.type, **({"id": self.id} if self.id else {}), **told}

    def anonymous(self) -> "Block":
        """Return this block without its id and those of the blocks in it."""
        fields = {name: _anonymous(value) for name, value in self.fields.items()}
        return replace(self, id="", fields=Frozen(fields))

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
    read: dict[str, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What its channel has read out of it, kept: it never changes."""

    def __getitem__(self, name: str) -> PartValue:
        return self.parts[name]

    def __hash__(self) -> int:
        found: int | None = self.read.get("hash")
        if found is None:
            said = frozenset((name, _hashed(value)) for name, value in self.parts.items())
            found = self.read["hash"] = hash((self.channel, said))
        return found

    def __reduce__(self) -> tuple[type["Content"], tuple[str, Mapping[str, PartValue]]]:
        return Content, (self.channel, self.parts)  # another process hashes otherwise

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
        return {name: _plain(value) for name, value in self.parts.items()}

    @lazy
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
        """Return this content with the text at *path* changed: "body", "body.0.label",
        "cards.1.buttons.0.label".

        KeyError when there is no text at that path.
        """
        return Content(self.channel, _replaced(self.parts, path, path, text))


class TextPart(NamedTuple):
    """A text of a content with its address in it: "body", "body.0.label" or
    "cards.1.buttons.0.label".

    ``block`` is the label of the block it stands in, "" for a part of its own.
    """

    path: str
    label: str
    text: str
    spec: Text
    block: str = ""


def _plain(value: PartValue) -> Any:
    return [block.document() for block in value] if isinstance(value, tuple) else value


def _hashed(value: PartValue) -> int:
    """Return a hash of *value* that is the same whatever the blocks' ids."""
    if not isinstance(value, tuple):
        return hash(value)
    return hash(
        tuple(
            (block.type, frozenset((name, _hashed(each)) for name, each in block.fields.items()))
            for block in value
        )
    )


def _anonymous(value: PartValue) -> PartValue:
    if not isinstance(value, tuple):
        return value
    return tuple(block.anonymous() for block in value)


def _told(parts: Mapping[str, PartValue]) -> dict[str, Any]:
    """Return what *parts* say: no ids, no part that is empty."""
    return {
        name: _plain(_anonymous(value))
        for name, value in parts.items()
        if value not in ("", False, ())
    }


def _replaced(
    holder: Mapping[str, PartValue], rest: str, path: str, text: str
) -> Mapping[str, PartValue]:
    """Return *holder*, the parts or the fields of a block, with the text at *rest* changed."""
    name, _, rest = rest.partition(".")
    value = holder.get(name)
    if isinstance(value, tuple):
        number, _, rest = rest.partition(".")
        if not number.isdecimal() or int(number) >= len(value):
            raise KeyError(path)
        block = value[int(number)]
        changed = replace(block, fields=_replaced(block.fields, rest, path, text))
        new: PartValue = (*value[: int(number)], changed, *value[int(number) + 1 :])
    elif rest or not isinstance(value, str):
        raise KeyError(path)
    else:
        new = text
    return Frozen({**holder, name: new})
