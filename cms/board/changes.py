"""Changes of texts as the pages of releases show them: words, figures and receipts, both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

import channels
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.board.release_words import KINDS
from cms.board.wording import ComparedText, compared
from cms.history.rendered import SAMPLES, rendered
from cms.models import ReleaseEntry, StoredContent
from templates_lib.language import TemplateError
from templates_lib.message import Address


@dataclass(frozen=True)
class Side:
    """A content before or after, and what readers of it get: a frame for each set of samples."""

    digest: str
    entry: ReleaseEntry | None
    figures: tuple[str, ...]

    @property
    def frames(self) -> tuple[tuple[str, str], ...]:
        """(name of the samples, address of the drawn message)."""
        page = reverse("releases:drawn", args=[self.digest])
        return tuple((name, f"{page}?samples={name}") for name in SAMPLES)


@dataclass(frozen=True)
class ShownChange:
    """One address with its words before and after."""

    address: Address
    brand_key: str
    kind: str
    channel: str
    language: str
    url: str
    before: Side | None
    after: Side | None
    texts: tuple[ComparedText, ...]

    @property
    def kind_words(self) -> str:
        return str(KINDS[self.kind])

    @property
    def sides(self) -> tuple[tuple[str, Side], ...]:
        """(heading, side) of those that there are."""
        both = ((_("Before"), self.before), (_("After"), self.after))
        return tuple((heading, side) for heading, side in both if side)

    @property
    def receipt(self) -> ReleaseEntry | None:
        """The entry that says who let it."""
        side = self.after or self.before
        return side.entry if side else None


@dataclass(frozen=True)
class Pair:
    """What is known of one address: contents, and the entries that hold them."""

    address: Address
    brand_key: str
    before: StoredContent | None
    after: StoredContent | None
    before_entry: ReleaseEntry | None = None
    after_entry: ReleaseEntry | None = None

    @property
    def kind(self) -> str:
        """``added``, ``changed`` or ``withdrawn``."""
        if self.after is None:
            return "withdrawn"
        return "changed" if self.before else "added"


class ShownChanges:
    """Dresses *pairs* for *user*; asks once which of their variants still exist."""

    def __init__(self, user: Any, pairs: Iterable[Pair]) -> None:
        self.pairs = list(pairs)
        self.links = Links(user)
        wanted = {pk for pair in self.pairs if (pk := _variant(pair))}
        self.variants = set(variants_for(user).filter(pk__in=wanted).values_list("pk", flat=True))

    def all(self) -> list[ShownChange]:
        """Each pair with words and figures."""
        return [self._shown(pair) for pair in self.pairs]

    def _shown(self, pair: Pair) -> ShownChange:
        variant = _variant(pair)
        return ShownChange(
            address=pair.address,
            brand_key=pair.brand_key,
            kind=pair.kind,
            channel=channel_label(pair.address.channel),
            language=locale_name(pair.address.locale),
            url=self.links.variant(variant) if variant and variant in self.variants else "",
            before=_side(pair.before, pair.before_entry),
            after=_side(pair.after, pair.after_entry),
            texts=compared(pair.before, pair.after),
        )


def _variant(pair: Pair) -> int | None:
    entry = pair.after_entry or pair.before_entry
    return entry.variant_id if entry else None


def _side(stored: StoredContent | None, entry: ReleaseEntry | None) -> Side | None:
    return Side(stored.digest, entry, _figures(stored)) if stored else None


def _figures(stored: StoredContent) -> tuple[str, ...]:
    """“Segments: 1–2” for each figure that has a limit, shortest to longest; none where it
    cannot be rendered.
    """
    try:
        least, most = (rendered(stored, samples).measurement.metrics for samples in SAMPLES)
    except (TemplateError, channels.UnknownChannelError, channels.ContentError, KeyError):
        return ()  # a document of an earlier shape has fewer names
    found = {metric.name: metric.value for metric in least}
    return tuple(
        f"{_(metric.label)}: {_range(found.get(metric.name), metric.value)}"
        for metric in most
        if metric.limit is not None or metric.unit == "segments"
    )


def _range(least: Any, most: Any) -> str:
    return str(most) if least in (None, most) else f"{least}–{most}"


def counted_by_place(counts: Iterable[tuple[str, str, str, int]]) -> list[Mapping[str, Any]]:
    """(channel, locale, kind, count) as rows for a table: a place, and how many of each kind."""
    rows: dict[tuple[str, str], dict[str, int]] = {}
    for channel, locale, kind, count in counts:
        rows.setdefault((channel, locale), dict.fromkeys(KINDS, 0))[kind] += count
    return [
        {"channel": channel_label(channel), "tag": locale, "language": locale_name(locale), **found}
        for (channel, locale), found in rows.items()
    ]
