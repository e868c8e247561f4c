"""A loaded release: finding a wording in it, and rendering it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

from templates_lib.release._choosing import arm_number, chain
from templates_lib.release._errors import BundleError, NothingPublished
from templates_lib.release._format import digest_of
from templates_lib.release._wording import Ready, RenderedMessage, Wording, ready

__all__ = ["Bundle", "Entry"]

_KEPT = 1_024
"""Wordings kept ready: most are a few KB, a mail about 150."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a release says at one address, and its receipt: who approved it, which waivers."""

    key: str
    channel: str
    locale: str
    digest: str
    brand: str = ""
    persona: str = ""
    arm: str = ""
    release: int = 0
    approved_by: str = ""
    approved_at: str = ""
    waivers: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, eq=False)
class Bundle:
    """One release, in memory: a value that can be pickled and shared by threads.

    ``lines`` holds each content's line by its digest; it is read when it is first needed.
    ``fallbacks`` are each brand's own locale chains.
    """

    release: int
    made_at: str
    fallbacks: Mapping[str, Mapping[str, Sequence[str]]]
    entries: tuple[Entry, ...]
    lines: Mapping[str, bytes] = field(repr=False)

    def __len__(self) -> int:
        return len(self.entries)

    def __reduce__(self) -> tuple[type[Bundle], tuple[Any, ...]]:
        return Bundle, (self.release, self.made_at, self.fallbacks, self.entries, self.lines)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the message templates that something is published of, sorted."""
        return tuple(sorted({entry.key for entry in self.entries}))

    def find(
        self,
        key: str,
        channel: str,
        locale: str,
        *,
        persona: str = "",
        recipient: str = "",
        strict: bool = False,
    ) -> Wording:
        """Return the wording for a reader of *locale*.

        The nearest locale of the brand's chain, which is said in the answer; with ``strict``
        that locale and no other. Within it the *persona*'s own wording or else the common one,
        and of several A/B arms the one that *recipient*, the sender's own id of the reader,
        falls on: always the same; without one the first. ``NothingPublished`` says what there is
        instead, ``locales.UnknownLocaleError`` that no such locale is known.
        """
        there = self._shelf(key, channel)
        steps = chain(locale, self.fallbacks.get(there[0].brand, {}))
        for step in steps[:1] if strict else steps:
            for wanted in dict.fromkeys([persona, ""]):
                arms = [e for e in there if (e.locale, e.persona) == (step, wanted)]
                if arms:
                    entry = arms[arm_number(key, recipient, len(arms)) if recipient else 0]
                    return Wording(entry, steps[0], steps, self._ready(entry.digest))
        looked = steps[0] if strict else ", ".join(steps)
        found = tuple(sorted({entry.locale for entry in there}))
        raise NothingPublished(f"{key} has no {channel} in {looked}", found)

    def render(
        self,
        key: str,
        channel: str,
        locale: str,
        values: Mapping[str, object],
        *,
        persona: str = "",
        recipient: str = "",
        strict: bool = False,
    ) -> RenderedMessage:
        """Return one finished message: ``find`` and ``Wording.render`` in one call."""
        found = self.find(key, channel, locale, persona=persona, recipient=recipient, strict=strict)
        return found.render(values)

    def verify(self) -> None:
        """Read every content and check its digest; ``BundleError`` names the first wrong one."""
        for digest in self.lines:
            self._ready(digest)

    def _shelf(self, key: str, channel: str) -> tuple[Entry, ...]:
        """Everything at one key and channel, its arms in the order of their names."""
        channels_of = self._index.get(key)
        if channels_of is None:
            near = tuple(get_close_matches(str(key)[:100], self.keys, n=3))
            raise NothingPublished(f"release {self.release} has no {key}", near)
        if channel not in channels_of:
            raise NothingPublished(f"{key} has no {channel}", tuple(sorted(channels_of)))
        return channels_of[channel]

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        found: dict[str, dict[str, tuple[Entry, ...]]] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.arm):
            at_key = found.setdefault(entry.key, {})
            at_key[entry.channel] = (*at_key.get(entry.channel, ()), entry)
        return found

    @cached_property
    def _ready(self) -> Callable[[str], Ready]:
        return lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, digest: str) -> Ready:
        place, stored = f"content {digest[:12]}", json.loads(self.lines[digest])
        if digest_of(stored["document"]) != digest:
            raise BundleError(place, "was changed: its digest is another")
        try:
            return ready(stored["document"], stored["outputs"])
        except (KeyError, TypeError, ValueError, LookupError) as error:
            raise BundleError(place, f"cannot be read here: {error}") from error
