"""What a channel declares: its parts, as pure data.

The editor builds its form from this and from nothing else, so every word here is a msgid
(``gettext_noop``) and every limit says where it comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from channels._frozen import Frozen
from channels._urls import LINK_SCHEMES

__all__ = ["BlockType", "Blocks", "Choice", "Field", "Flag", "Part", "Text", "default_of"]

TextKind = Literal["copy", "url", "token"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the message.

    ``kind``: "copy" is wording and "url" an address, both templates; "token" is a technical
    name, taken as it stands. ``max_length`` is a hard limit of the channel and ``advised`` a
    soft one, both in characters, both explained by ``source``. A "url" begins with one of
    ``schemes``, or with a tag. ``plain_typography``: it is sent by a channel that pays for fine
    typography, whatever the channel it stands in.
    """

    name: str
    label: str
    help: str = ""
    required: bool = False
    multiline: bool = False
    kind: TextKind = "copy"
    max_length: int | None = None
    advised: int | None = None
    translatable: bool = True
    source: str = ""
    schemes: tuple[str, ...] = LINK_SCHEMES
    plain_typography: bool = False

    @property
    def is_template(self) -> bool:
        """Whether tags in this text mean something."""
        return self.kind != "token"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values: ``choices`` are pairs (value, label)."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    default: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    name: str
    label: str
    default: bool = False
    help: str = ""


Field = Text | Choice | Flag


@dataclass(frozen=True, slots=True)
class BlockType:
    """A kind of block: its fields lie in the document beside ``type`` and ``id``.

    A field may be a list of blocks again: the buttons of a card, the columns of a section.
    """

    name: str
    label: str
    icon: str
    fields: tuple["Part", ...] = ()
    help: str = ""

    @property
    def defaults(self) -> Mapping[str, str | bool | tuple[()]]:
        """What each field is when nothing is written."""
        return Frozen({field.name: default_of(field) for field in self.fields})

    def field(self, name: str) -> "Part":
        """Return the field called *name*; KeyError."""
        return _named(self.fields, name)


@dataclass(frozen=True, slots=True)
class Blocks:
    """An ordered list of blocks; ``min_num`` and ``max_num`` count them."""

    name: str
    label: str
    types: tuple[BlockType, ...]
    required: bool = False
    min_num: int = 0
    max_num: int | None = None
    help: str = ""
    source: str = ""

    def type(self, name: str) -> BlockType:
        """Return the block type called *name*; KeyError."""
        for block_type in self.types:
            if block_type.name == name:
                return block_type
        raise KeyError(name)


Part = Text | Choice | Flag | Blocks


def default_of(field: Part) -> str | bool | tuple[()]:
    """Return what *field* is when nothing is written."""
    if isinstance(field, Blocks):
        return ()
    return "" if isinstance(field, Text) else field.default


def _named(fields: tuple[Part, ...], name: str) -> Part:
    for field in fields:
        if field.name == name:
            return field
    raise KeyError(name)
