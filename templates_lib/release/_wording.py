"""One wording of a release, ready to be filled in, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import channels
from channels import Channel, Measurement, Output
from templates_lib.message import load_placeholders
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import Prepared, prepare

if TYPE_CHECKING:
    from templates_lib.release._bundle import Entry

_CHUNK = 1_000
"""Rows that are filled in at once."""

__all__ = ["Ready", "RenderedMessage", "Wording", "ready"]


@dataclass(frozen=True, eq=False)
class Ready:
    """A stored content, read: its channel, the locale it is written in, outputs, placeholders."""

    channel: Channel
    locale: str
    outputs: tuple[Output, ...]
    placeholders: Mapping[str, Placeholder]
    document: Mapping[str, Any]

    @cached_property
    def prepared(self) -> Prepared:
        """Its outputs as functions; a ``TemplateError`` when they do not fit the placeholders."""
        plain = self.channel.plain_typography
        return prepare(self.outputs, self.placeholders, self.locale, plain)


def ready(document: Mapping[str, Any], outputs: Iterable[Mapping[str, Any]]) -> Ready:
    """Return a stored content, read; ``UnknownChannelError`` where its channel is not known."""
    return Ready(
        channel=channels.get(document["channel"]),
        locale=document["locale"],
        outputs=tuple(Output(**output) for output in outputs),
        placeholders=load_placeholders(document["placeholders"]),
        document=document,
    )


@dataclass(frozen=True, eq=False)
class Wording:
    """What is said at one address, and how it was come by.

    ``entry`` is its receipt; ``requested_locale`` what was asked for; ``chain`` where was looked.
    """

    entry: Entry
    requested_locale: str
    chain: tuple[str, ...]
    content: Ready

    @property
    def locale(self) -> str:
        """The locale it is written in."""
        return self.entry.locale

    @property
    def fallback(self) -> bool:
        """Whether it is written in another locale than the one asked for."""
        return self.entry.locale != self.requested_locale

    def render(self, values: Mapping[str, object]) -> RenderedMessage:
        """Return the finished message for one reader; a ``TemplateError`` when it cannot be."""
        return RenderedMessage(self, self.content.prepared.fill(values))

    def render_many(
        self, rows: Iterable[Mapping[str, object]]
    ) -> Iterator[RenderedMessage | Exception]:
        """Yield for each row of values its message, or the error that names what is wrong with
        it (``Compiled.batch`` says which): one bad row stops no other."""
        remaining = iter(rows)
        while chunk := list(islice(remaining, _CHUNK)):
            for result in self.content.prepared.batch(chunk):
                yield result if isinstance(result, Exception) else RenderedMessage(self, result)


@dataclass(frozen=True, eq=False)
class RenderedMessage(Mapping[str, str]):
    """A finished message: the text of each output by its name, and the wording it came from."""

    wording: Wording
    outputs: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.outputs[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outputs)

    def __len__(self) -> int:
        return len(self.outputs)

    @property
    def locale(self) -> str:
        """The locale it is written in."""
        return self.wording.locale

    @property
    def fallback(self) -> bool:
        """Whether that is another locale than the one asked for."""
        return self.wording.fallback

    @cached_property
    def measurement(self) -> Measurement:
        """Its figures on its channel."""
        return self.wording.content.channel.measure_outputs(self.outputs)
