"""What was said: everything that stood at a moment, or at any time of a day, with its receipts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cms.history.paging import ADDRESS, after
from cms.models import Release, ReleaseEntry
from cms.queries import Brands

ORDER = (*ADDRESS, "-release_id")
"""By address, and of one address the latest first: the order of the index `entry_history`."""


@dataclass(frozen=True)
class Period:
    """From *start* until just before *end*; None: only that moment."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class Asked:
    """Whose words, and where; empty means any. *brands* and *locales*: all that the asker
    may read."""

    environment: str
    brand: str = ""
    channel: str = ""
    locale: str = ""
    key: str = ""
    persona: str | None = None
    brands: Brands = None
    locales: frozenset[str] | None = None


@dataclass(frozen=True)
class Receipt:
    """An entry with its content and release, and the release that ended it, None for none yet."""

    entry: ReleaseEntry
    until: Release | None


@dataclass(frozen=True)
class Numbers:
    """The releases that a period spans: the newest when it began, and the newest within it."""

    first: int
    last: int


def day(which: date) -> Period:
    """The whole of a day in the present time zone."""
    return Period(_midnight(which), _midnight(which + timedelta(1)))


def numbers(period: Period) -> Numbers:
    """The releases that *period* spans; 0 before the first. At most two queries.

    Releases are written one after the other, so later ones have greater numbers.
    """
    first = _newest(Q(created_at__lte=period.start))
    return Numbers(first, _newest(Q(created_at__lt=period.end)) if period.end else first)


def receipts(
    asked: Asked, span: Numbers, *, limit: int, place: Sequence[str | int] | None = None
) -> list[Receipt]:
    """At most *limit* texts that stood in *span*, after *place*. Two queries."""
    rows = _stood(_asked_for(asked), span)
    if place is not None:
        rows = rows.filter(after(place, ORDER))
    found = list(
        rows.select_related("content", "release__user")
        .annotate(ended=Subquery(_later().values("release")[:1]))
        .order_by(*ORDER)[:limit]
    )
    ends = Release.objects.in_bulk([row.ended for row in found if row.ended])
    return [Receipt(row, ends.get(row.ended)) for row in found]


def of_digest(asked: Asked, digest: str, *, limit: int) -> list[Receipt]:
    """At most *limit* times that the content with *digest* went out, the latest first. Two
    queries.
    """
    rows = _asked_for(replace(asked, channel="", locale="", key="", persona=None))
    found = list(
        rows.filter(content=digest)
        .select_related("content", "release__user")
        .annotate(ended=Subquery(_later().values("release")[:1]))
        .order_by("-release_id", "pk")[:limit]
    )
    ends = Release.objects.in_bulk([row.ended for row in found if row.ended])
    return [Receipt(row, ends.get(row.ended)) for row in found]


def place_of(receipt: Receipt) -> tuple[str | int, ...]:
    """Where *receipt* stands in the order, for the page after it."""
    return tuple(getattr(receipt.entry, name.removeprefix("-")) for name in ORDER)


def _midnight(which: date) -> datetime:
    try:
        return timezone.make_aware(datetime.combine(which, time.min)).astimezone(UTC)
    except OverflowError:  # the first day of all, in a time zone that is ahead
        return datetime.min.replace(tzinfo=UTC)


def _newest(when: Q) -> int:
    found = Release.objects.filter(when).order_by("-number").values_list("number", flat=True)
    return found.first() or 0


def _asked_for(asked: Asked) -> QuerySet[ReleaseEntry]:
    wanted = {
        "brand_key": asked.brand,
        "channel": asked.channel,
        "locale": asked.locale,
        "key": asked.key,
    }
    rows = ReleaseEntry.objects.filter(environment=asked.environment, content__isnull=False)
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if asked.persona is not None:
        rows = rows.filter(persona=asked.persona)
    if asked.locales is not None:
        rows = rows.filter(locale__in=asked.locales)
    return rows if asked.brands is None else rows.filter(brand_key__in=asked.brands)


def _stood(rows: QuerySet[ReleaseEntry], span: Numbers) -> QuerySet[ReleaseEntry]:
    """Those of *rows* that stood when the span began, or went out within it."""
    same = {name: OuterRef(name) for name in ("environment", *ADDRESS)}
    last = ReleaseEntry.objects.filter(**same, release__lte=span.first).order_by("-release_id")
    standing = Q(release=Subquery(last.values("release")[:1]))
    if span.last == span.first:
        return rows.filter(standing, release__lte=span.first)
    within = Q(release__gt=span.first, release__lte=span.last)
    return rows.filter(standing | within, release__lte=span.last)


def _later() -> QuerySet[ReleaseEntry]:
    """The entries of an outer row's address that came after it, the next first."""
    same = {name: OuterRef(name) for name in ("environment", *ADDRESS)}
    return ReleaseEntry.objects.filter(**same, release__gt=OuterRef("release")).order_by(
        "release_id"
    )
