"""The release log as its pages show it: entries with words, and texts as they were."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

import channels
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
    """An entry with words for its address, its variant's editor ("" when gone) and its texts."""

    entry: ReleaseEntry
    channel: str
    language: str
    url: str
    texts: tuple[ShownText, ...] = ()


def releases_for(user: Any) -> QuerySet[Release]:
    """The releases that *user* may look at, with who made each."""
    policy = policy_registry.get_by_type(Release)
    rows: QuerySet[Release] = policy.instances_user_has_permission_for(user, "view")
    return rows.select_related("user")


class ShownEntries:
    """Dresses *entries* for *user*; asks once which of their variants still exist."""

    def __init__(self, user: Any, entries: list[ReleaseEntry]) -> None:
        self.links = Links(user)
        wanted = {entry.variant_id for entry in entries if entry.variant_id}
        self.variants = set(variants_for(user).filter(pk__in=wanted).values_list("pk", flat=True))

    def brief(self, entry: ReleaseEntry, texts: tuple[ShownText, ...] = ()) -> ShownEntry:
        url = self.links.variant(entry.variant_id) if entry.variant_id in self.variants else ""
        return ShownEntry(
            entry, channel_label(entry.channel), locale_name(entry.locale), url, texts
        )

    def whole(self, entry: ReleaseEntry) -> ShownEntry:
        """With its texts as they were."""
        return self.brief(entry, texts_of(entry.content) if entry.content else ())


def texts_of(stored: StoredContent) -> tuple[ShownText, ...]:
    """Every text of *stored* that is not empty; its plain parts when no channel reads it now."""
    content = stored.document.get("content", {})
    try:
        channel = channels.get(stored.document.get("channel", ""))
        parts = channel.texts(channel.load(content))
        return tuple(ShownText(_(part.label), part.text) for part in parts if part.text.strip())
    except (channels.UnknownChannelError, channels.ContentError):
        return tuple(ShownText(name, str(value)) for name, value in content.items())
