"""What is known of a variant before its texts are read: enough to leave most checks alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import channels
import locales
from channels import Blocks, Channel, Part, Text
from locales import Locale
from templates_lib.guide import Guide, SettingValue, StyleGuide

if TYPE_CHECKING:
    from templates_lib.checks._check import Setting

__all__ = [
    "Asked",
    "Circumstances",
    "has_blocks",
    "has_part",
    "with_addresses",
    "with_another",
    "with_any_terms",
    "with_costs",
    "with_index",
    "with_labels",
    "with_source",
    "with_source_and_terms",
    "with_terms",
]


class Asked(IntEnum):
    """When a check is asked about the variants of some circumstances."""

    NEVER = 0
    """There can be nothing to find."""

    WOKEN = 1
    """Where the texts hold what it waits for; always, where it waits for nothing."""

    ALWAYS = 2
    """Whatever the texts hold."""


@dataclass(frozen=True)
class Circumstances:
    """One answer holds for all variants of a locale and channel in messages of one purpose.

    ``source``: the locale of the source's text on this channel, where there is one. ``beside``:
    whether there is any text to compare with, of the source or of a channel before. ``indexed``:
    whether anything is known of other messages. ``facts`` and ``made_from``: whether the message
    declares facts, and the variant what it was made from.
    """

    guide: Guide
    style: StyleGuide
    tag: str
    channel_name: str
    purpose: str
    source: str
    beside: bool
    indexed: bool
    facts: bool
    made_from: bool

    @property
    def locale(self) -> Locale:
        return locales.get(self.tag)

    @property
    def channel(self) -> Channel:
        return channels.get(self.channel_name)

    def setting(self, setting: Setting) -> SettingValue:
        """What the brand chose in this locale, or everywhere, or what holds without a choice."""
        for settings in (self.style.settings, self.guide.settings):
            if setting.name in settings:
                return settings[setting.name]
        return setting.default


def has_part(channel: Channel, name: str) -> bool:
    """Whether texts of this name (``label``, ``alt``) may stand anywhere in the channel."""
    return name in _names(channel.name)


@lru_cache(maxsize=64)
def _names(channel: str) -> frozenset[str]:
    return frozenset(_all_names(channels.get(channel).parts))


def _all_names(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        yield part.name
        if isinstance(part, Blocks):
            for kind in part.types:
                yield from _all_names(kind.fields)


def has_blocks(channel: Channel) -> bool:
    """Whether the channel has lists of blocks, so that variants differ in what texts they have."""
    return any(isinstance(part, Blocks) for part in channel.parts)


def with_addresses(circumstances: Circumstances) -> bool:
    """For one about what a channel refuses: where it looks at addresses alone, and has none,
    there is nothing."""
    channel = circumstances.channel
    plain = type(channel).refusals is Channel.refusals and not has_blocks(channel)
    return not plain or any(isinstance(p, Text) and p.kind == "url" for p in channel.parts)


def with_source(circumstances: Circumstances) -> bool:
    """For a check that compares with the source's text."""
    return bool(circumstances.source)


def with_another(circumstances: Circumstances) -> bool:
    """For one that compares with the source's text or another channel's."""
    return circumstances.beside


def with_index(circumstances: Circumstances) -> bool:
    """For one that compares with the brand's other messages."""
    return circumstances.indexed


def with_terms(circumstances: Circumstances) -> bool:
    """For one that reads the terms of the style guide."""
    return bool(circumstances.style.terms)


def with_any_terms(circumstances: Circumstances) -> bool:
    """For one that reads those of the source's too."""
    return any(style.terms for style in circumstances.guide.locales.values())


def with_source_and_terms(circumstances: Circumstances) -> bool:
    """For one that looks for the source's terms."""
    return bool(circumstances.source) and with_any_terms(circumstances)


def with_costs(circumstances: Circumstances) -> bool:
    """For one about channels that are paid by the size of the message."""
    return circumstances.channel.costing is not None


def with_labels(circumstances: Circumstances) -> bool:
    """For one about the labels of buttons, against other texts."""
    return circumstances.beside and has_part(circumstances.channel, "label")
