"""What a check sees: one message with all its variants.

Family    the message and the brand's guide
Member    one variant, with its locale, style guide and the variants to compare it with
Passage   one text of a variant: its template, its wordings as plain text, its facts
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

import channels
import locales
from channels._lazy import lazy
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._heads import heads, torn
from templates_lib.checks._index import Index
from templates_lib.checks._passage import Passage
from templates_lib.guide import Guide, SettingValue, StyleGuide
from templates_lib.language import Use
from templates_lib.message import Address, Message, Variant, write_placeholder

if TYPE_CHECKING:
    from templates_lib.checks._check import Setting

__all__ = ["Family", "Member", "Passage"]

_Made = TypeVar("_Made")
_NOTHING = object()

_undecided = lru_cache(maxsize=64)(StyleGuide)
"""The style guide of a locale about which the brand says nothing."""


@dataclass(frozen=True, eq=False, init=False)
class Member:
    """One variant among its family."""

    family: Family
    variant: Variant

    def __init__(self, family: Family, variant: Variant) -> None:
        vars(self).update(family=family, variant=variant)  # half the time of a frozen class's own

    @property
    def address(self) -> Address:
        return self.variant.address

    @lazy
    def locale(self) -> locales.Locale:
        return locales.get(self.variant.locale)

    @lazy
    def channel(self) -> channels.Channel:
        return channels.get(self.variant.channel)

    @lazy
    def style(self) -> StyleGuide:
        """The brand's style guide for this locale, or the nearest one it inherits from."""
        styles = self.family.guide.locales
        tag: str | None = self.variant.locale
        while tag is not None:
            if tag in styles:
                return styles[tag]
            tag = locales.get(tag).parent
        return _undecided(self.variant.locale)

    def setting(self, setting: Setting) -> SettingValue:
        """What the brand chose in this locale, or everywhere, or what holds without a choice."""
        for settings in (self.style.settings, self.family.guide.settings):
            if setting.name in settings:
                return settings[setting.name]
        return setting.default

    @lazy
    def lineage(self) -> frozenset[str]:
        """The locale's tag and those it inherits from: ``de-AT``, ``de``."""
        tags, tag = [], self.locale.tag
        while tag:
            tags.append(tag)
            tag = locales.get(tag).parent or ""
        return frozenset(tags)

    @lazy
    def written(self) -> str:
        """All its texts, tags included, a line feed between them."""
        return "\n".join([passage.text for passage in self.passages])

    @lazy
    def characters(self) -> frozenset[str]:
        """Every character of its texts, tags included."""
        found = frozenset(self.written)
        return (
            found if len(self.passages) == 1 else frozenset("".join(p.text for p in self.passages))
        )

    @lazy
    def characters_beside(self) -> frozenset[str]:
        """Those of its texts and of the texts that it is compared with."""
        return self.characters.union(*(each.characters for each in self.together[1:]))

    @lazy
    def together(self) -> tuple[Member, ...]:
        """Itself, and the variants that it is compared with."""
        lead = self.reference
        return (self, *((lead,) if lead else ()), *self.earlier_channels)

    @lazy
    def heads(self) -> frozenset[str]:
        """The runs of letters and digits in its texts, in small letters."""
        return heads(self.written)

    @lazy
    def small(self) -> str:
        """Its texts in small letters, composed."""
        low = self.written.lower()
        return low if low.isascii() else unicodedata.normalize("NFC", low)

    @lazy
    def torn(self) -> bool:
        """Whether a word may stand in its texts in two pieces."""
        return torn(self.written)

    @lazy
    def circumstances(self) -> Circumstances:
        """What is known before its texts are read."""
        return Circumstances(self.family.guide, self.style, *self.circumstances_key)

    @lazy
    def circumstances_key(self) -> tuple[str, str, str, str, bool, bool, bool, bool]:
        """The same but for what the guide says."""
        variant, family = self.variant, self.family
        source, reference = self.source, self.reference
        return (
            variant.locale,
            variant.channel,
            family.message.purpose,
            source.variant.locale if source else "",
            reference is not None or bool(self.earlier_channels),
            bool(family.index),
            bool(family.message.facts),
            variant.made_from is not None,
        )

    @lazy
    def copy(self) -> tuple[Passage, ...]:
        """The texts that readers read: no addresses."""
        return tuple([passage for passage in self.passages if passage.spec.kind == "copy"])

    @lazy
    def passages(self) -> tuple[Passage, ...]:
        """The texts that are templates, in the order of the channel's parts."""
        texts = self.channel.texts(self.variant.content)
        return tuple([Passage(self, part.path, part.spec, part.text) for part in texts])

    @lazy
    def uses(self) -> tuple[Use, ...]:
        """Where placeholders are used in all its texts."""
        return tuple(use for passage in self.passages for use in passage.uses)

    @lazy
    def readable(self) -> bool:
        """Whether every text is a template: half a variant is not compared with another."""
        return not any(passage.error for passage in self.passages)

    @lazy
    def source(self) -> Member | None:
        """The same channel in the source locale; ``None`` for itself and where there is none."""
        lead = self.reference
        return lead if lead and lead.variant.locale == self.family.message.source_locale else None

    @lazy
    def reference(self) -> Member | None:
        """What facts are compared with: the source or, without one, the channel's first locale."""
        same = self.family.locales_of(self)
        if len(same) == 1:
            return None
        source = self.family.message.source_locale
        lead = same[0]
        for each in same:
            if each.variant.locale == source:
                lead = each
                break
        return None if lead is self else lead

    @lazy
    def earlier_channels(self) -> tuple[Member, ...]:
        """The same locale on the channels that come before this one in the message."""
        same = self.family.channels_of(self)
        return tuple(same[: same.index(self)]) if same[0] is not self else ()

    def passage(self, path: str) -> Passage | None:
        """The text at ``path``; else the first of the same part; else the first there is."""
        for each in self.passages:
            if each.path == path:
                return each
        group = path.partition(".")[0]
        found = sorted(self.passages, key=lambda each: (each.path != path, each.group != group))
        return found[0] if found else None


class Family:
    """One message with all its variants, the brand's guide, and what else the brand says."""

    def __init__(self, message: Message, guide: Guide, index: Index) -> None:
        self.message = message
        self.guide = guide
        self.index = index
        self.members = tuple(Member(self, variant) for variant in message.variants)
        self._made: dict[Hashable, object] = {}

    @lazy
    def _by_channel(self) -> dict[_Key, list[Member]]:
        groups: dict[_Key, list[Member]] = {}
        for member in self.members:
            one = member.variant
            groups.setdefault((one.channel, one.persona, one.arm), []).append(member)
        return groups

    @lazy
    def _by_locale(self) -> dict[_Key, list[Member]]:
        groups: dict[_Key, list[Member]] = {}
        for member in self.members:
            one = member.variant
            groups.setdefault((one.locale, one.persona, one.arm), []).append(member)
        return groups

    def weight(self, check: str) -> str:
        """What the brand says of a check: a severity, "off", or nothing."""
        return self.guide.checks.get(check, "")

    def dismiss(self) -> None:
        """Let go of all that is known, when nobody will ask again.

        A family, its variants and their texts hold each other. Let go of, they are freed at once;
        else the garbage collector would look for them, among all objects of the process.
        """
        for member in self.members:
            vars(member).clear()
        vars(self).clear()

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What ``make`` gives, made once for the whole family."""
        found = self._made.get(key, _NOTHING)
        if found is _NOTHING:
            found = self._made[key] = make()
        return cast(_Made, found)

    @lazy
    def names(self) -> frozenset[str]:
        """The placeholders that the message declares, or that its texts use."""
        used = (use.name for member in self.members for use in member.uses)
        return frozenset((*self.message.placeholders, *used))

    @lazy
    def contract(self) -> str:
        """The declared placeholders as one text: equal when they say the same."""
        if not self.message.placeholders:
            return ""
        declared = {name: write_placeholder(p) for name, p in self.message.placeholders.items()}
        return json.dumps(declared, default=str)

    def locales_of(self, member: Member) -> Sequence[Member]:
        """All locales of the member's channel, persona and arm, in the message's order."""
        one = member.variant
        return self._by_channel[one.channel, one.persona, one.arm]

    def channels_of(self, member: Member) -> Sequence[Member]:
        """All channels of the member's locale, persona and arm, in the message's order."""
        one = member.variant
        return self._by_locale[one.locale, one.persona, one.arm]


_Key = tuple[str, ...]
