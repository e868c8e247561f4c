"""Which wording a call gets: locale by the brand's chain, then persona, then the A/B arm.

The locale weighs more than the persona: nobody gets another language for a persona's sake. What was
chosen is always said in the answer, and nothing outside the chain is ever taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import channels
import locales
from cms import queries
from cms.api.names import may_be_key, nearest
from cms.api.problems import Fault, Refusal, shown
from cms.api.reading import Reading, release_number, unknown_release, unknown_template
from cms.api.schemas.content import WordingQuery
from cms.models import Brand, ReleaseEntry
from templates_lib.release import arm_number


@dataclass(frozen=True)
class Chosen:
    """A wording, and how it was come by."""

    entry: ReleaseEntry
    requested_locale: str
    chain: tuple[str, ...]

    @property
    def fallback(self) -> bool:
        """Whether it is written in another locale than the one asked for."""
        return self.entry.locale != self.requested_locale


class Shelf:
    """What is published under one key and channel, as far as some locales look. One query.

    *tags* are the canonical locales that will be asked for, *reading* is whose brands and which
    environment. Every refusal is raised by `choose`.
    """

    def __init__(
        self, key: str, channel: str, tags: Sequence[str], query: WordingQuery, reading: Reading
    ) -> None:
        self.key, self.channel, self.query, self.reading = key, channel, query, reading
        self.release = release_number(query.release)
        if not may_be_key(key):
            raise unknown_template(key, reading)
        looked_at = {step for tag in tags for step in locales.fallback_chain(tag)}
        self.entries = (
            queries.wordings(
                key,
                channel,
                looked_at,
                reading.environment,
                persona=query.persona or "",
                release=self.release,
            )
            if channel in channels.CHANNELS
            else []
        )
        if self.entries:
            reading.require_brand(key, self.entries[0].brand_key)
        self._refuse_what_holds_for_all()

    @cached_property
    def newest(self) -> int:
        """The newest release of all when this was read."""
        return self.entries[0].newest if self.entries else queries.newest_release()

    def choose(self, tag: str, recipient: str | None) -> Chosen:
        """The wording in *tag* or the next of its chain; `Refusal` says what there is instead."""
        chain = self._chain(tag)
        for step in chain[:1] if self.query.strict else chain:
            for persona in dict.fromkeys([self.query.persona or "", ""]):
                arms = [e for e in self.entries if (e.locale, e.persona) == (step, persona)]
                if arms:
                    return Chosen(self._arm(arms, recipient), tag, chain)
        raise self._no_wording(tag, chain)

    def _chain(self, tag: str) -> tuple[str, ...]:
        own = self.entries[0].chains if self.entries else None
        return Brand(fallbacks=own or {}).chain(tag)

    def _arm(self, found: Sequence[ReleaseEntry], recipient: str | None) -> ReleaseEntry:
        """The first arm by name, or the one that a stable hash of key and recipient falls on."""
        arms = sorted(found, key=lambda entry: entry.arm)
        return arms[arm_number(self.key, recipient, len(arms)) if recipient else 0]

    def _refuse_what_holds_for_all(self) -> None:
        """Raise what no locale could mend: release, key, channel or persona that are not there."""
        release, persona = self.release, self.query.persona
        if release is not None and release > self.newest:
            raise unknown_release(release, self.newest)
        if self.entries:
            if not self.entries[0].persona_known:
                fault = Fault(parameter="persona", detail="is no persona of this brand")
                detail = f"{shown(persona)} is no persona of this brand."
                raise Refusal("unknown-name", detail, errors=[fault])
        elif not self._published:
            raise unknown_template(self.key, self.reading)
        elif self.channel not in self._channels:
            raise self._unknown_channel()

    @cached_property
    def _published(self) -> list[tuple[str, str, str]]:
        there = queries.published_at(self.key, self.reading.environment, self.release)
        if there:
            brand = queries.brand_of(self.key, self.reading.environment)
            self.reading.require_brand(self.key, brand)
        return there

    @property
    def _channels(self) -> list[str]:
        return sorted({channel for channel, _, _ in self._published})

    def _unknown_channel(self) -> Refusal:
        return Refusal(
            "unknown-channel",
            f"{shown(self.channel)} is no channel that {self.key} is published in.",
            suggestions=nearest(self.channel, self._channels),
            available=self._channels,
        )

    def _no_wording(self, tag: str, chain: tuple[str, ...]) -> Refusal:
        there = [
            f"{locale} (persona {persona})" if persona else locale
            for channel, locale, persona in self._published
            if channel == self.channel
        ]
        chain_words = ", ".join(chain)
        looked = "and strict=1 takes no other" if self.query.strict else f"looked in {chain_words}"
        return Refusal(
            "no-wording",
            f"{self.key} has no {self.channel} in {tag} ({looked}); it is published in "
            f"{', '.join(there)}.",
            available=there,
        )
