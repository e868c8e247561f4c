"""The release log as its pages show it: entries with words, and texts as they were."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

import channels
from cms import reach
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.models import Release, ReleaseEntry, StoredContent


@dataclass(frozen=True)
class ShownText:
    """One text of a content, under its label."""

    label: str
    text: str


@dataclass(frozen=True)
class ShownEntry:
    """An entry with words for its address, and its variant's editor ("" when gone)."""

    entry: ReleaseEntry
    channel: str
    language: str
    url: str


def releases_for(user: Any) -> QuerySet[Release]:
    """The releases that *user* may look at, with who made each."""
    rows: QuerySet[Release] = reach.changeable(user, Release, "view")
    if reach.is_limited(user) and not reach.reached(user, "view_release").is_everywhere:
        # One that changed nothing they may read says nothing to them; one without entries is of
        # the brand: its fallback chains.
        own = ReleaseEntry.objects.filter(release=OuterRef("pk"))
        rows = rows.filter(Exists(own.filter(reach.released(user))) | Q(changes=0))
    return rows.select_related("user")


FIRST = 5
"""Entries of a release that the list shows."""


def first_entries(releases: list[Release], user: Any) -> dict[int, list[ReleaseEntry]]:
    """The first entries of each release that *user* may read, by its number. Two queries, each
    look-up by an index: a release may have 100,000 entries.
    """
    own = ReleaseEntry.objects.filter(environment=OuterRef("environment"), release=OuterRef("pk"))
    own = own.filter(reach.released(user))
    places = {
        f"entry_{place}": Subquery(own.order_by("pk").values("pk")[place : place + 1])
        for place in range(FIRST)
    }
    numbers = [release.number for release in releases]
    rows = Release.objects.filter(pk__in=numbers).annotate(**places)
    wanted = rows.order_by().values_list("pk", *places)
    found = {number: [pk for pk in keys if pk] for number, *keys in wanted}
    entries = ReleaseEntry.objects.in_bulk([pk for keys in found.values() for pk in keys])
    return {number: [entries[pk] for pk in found.get(number, [])] for number in numbers}


class ShownEntries:
    """Dresses *entries* for *user*; asks once which of their variants still exist."""

    def __init__(self, user: Any, entries: list[ReleaseEntry]) -> None:
        self.links = Links(user)
        wanted = {entry.variant_id for entry in entries if entry.variant_id}
        self.variants = set(variants_for(user).filter(pk__in=wanted).values_list("pk", flat=True))

    def brief(self, entry: ReleaseEntry) -> ShownEntry:
        url = self.links.variant(entry.variant_id) if entry.variant_id in self.variants else ""
        return ShownEntry(entry, channel_label(entry.channel), locale_name(entry.locale), url)


def texts_of(stored: StoredContent) -> tuple[ShownText, ...]:
    """Every text of *stored* that is not empty; its plain parts when no channel reads it now."""
    content = stored.document.get("content", {})
    channel = stored.document.get("channel", "")
    try:
        return shown_texts(channel, channels.get(channel).load(content))
    except (channels.UnknownChannelError, channels.ContentError):
        return tuple(ShownText(name, str(value)) for name, value in content.items())


def shown_texts(channel: str, content: channels.Content) -> tuple[ShownText, ...]:
    """Every text of *content* that is not empty."""
    parts = channels.get(channel).texts(content)
    return tuple(ShownText(_(part.label), part.text) for part in parts if part.text.strip())
