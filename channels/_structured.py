"""Channels whose finished message is a structure: cards, buttons, titles, and no layout of ours.

Their outputs are the content itself, laid flat: one output for each text, choice, flag and
type of block, named by its path ("cards.0.buttons.1.label"). So a finished message travels as
plain texts like any other, and is put together again to be measured, shown or handed over.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from channels._channel import Channel
from channels._content import Block, Content, PartValue
from channels._frozen import Frozen
from channels._look import Look
from channels._measure import Measurement
from channels._output import Escape, Output
from channels._parts import Blocks, Flag, Part, Text, default_of
from channels._scene import Scene
from channels._tags import literal
from locales.words import gettext_noop

__all__ = ["StructuredChannel", "flatten", "gather"]

_TRUE = "true"


class StructuredChannel(Channel):
    """A channel that writes ``measure_content`` and ``draw`` over a finished content."""

    # How values enter wording of several lines, and of one.
    copy_escape: ClassVar[Escape] = "text"
    line_escape: ClassVar[Escape] = "line"

    @abstractmethod
    def measure_content(self, content: Content) -> Measurement:
        """Return the figures of *content*, finished or as it was written."""

    @abstractmethod
    def draw(self, content: Content, scene: Scene) -> str:
        """Return a whole HTML document that shows a finished *content* in *scene*."""

    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        """Return the content laid flat, every text as it was written."""
        return tuple(flatten(self.parts, content.parts, self.copy_escape, self.line_escape))

    def gather(self, outputs: Mapping[str, str]) -> Content:
        """Return the finished content whose texts *outputs* are: the inverse of ``assemble``."""
        return Content(self.name, gather(self.parts, outputs))

    def measure_outputs(self, outputs: Mapping[str, str]) -> Measurement:
        """Return the figures of finished *outputs*."""
        return self.measure_content(self.gather(outputs))

    def preview(self, outputs: Mapping[str, str], scene: Scene) -> str:
        """Return the HTML document that shows finished *outputs* in *scene*."""
        return self.draw(self.gather(outputs), scene)


def flatten(
    parts: Sequence[Part],
    values: Mapping[str, PartValue],
    copy_escape: Escape = "text",
    line_escape: Escape = "line",
    prefix: str = "",
) -> Iterator[Output]:
    """Yield an output for each text, choice, flag and type of block in *values*."""
    for part in parts:
        name, value = f"{prefix}{part.name}", values[part.name]
        if isinstance(part, Blocks):
            assert isinstance(value, tuple)
            for index, block in enumerate(value):
                kind, inner = part.type(block.type), f"{name}.{index}."
                yield Output(f"{inner}type", gettext_noop("Kind"), kind.name)
                yield from flatten(kind.fields, block.fields, copy_escape, line_escape, inner)
        elif isinstance(part, Text):
            assert isinstance(value, str)
            multiline = part.multiline and part.kind == "copy"
            template = value if part.is_template else literal(value)
            yield Output(
                name,
                part.label,
                template if multiline else template.strip(),
                copy_escape if multiline else line_escape if part.kind == "copy" else "line",
            )
        else:
            yield Output(name, part.label, _TRUE if value is True else str(value or ""))


def gather(
    parts: Sequence[Part], outputs: Mapping[str, str], prefix: str = ""
) -> Mapping[str, PartValue]:
    """Return the values that *outputs* are flat; what is not there is at its default."""
    return Frozen({part.name: _value(part, outputs, f"{prefix}{part.name}") for part in parts})


def _value(part: Part, outputs: Mapping[str, str], name: str) -> PartValue:
    if isinstance(part, Blocks):
        return tuple(_blocks(part, outputs, name))
    if isinstance(part, Flag):
        return outputs[name] == _TRUE if name in outputs else part.default
    return outputs.get(name, default_of(part))


def _blocks(part: Blocks, outputs: Mapping[str, str], name: str) -> Iterator[Block]:
    index = 0
    while (written := outputs.get(f"{name}.{index}.type")) is not None:
        kind = part.type(written)
        fields = gather(kind.fields, outputs, f"{name}.{index}.")
        yield Block(kind.name, fields, "", kind.defaults)
        index += 1
