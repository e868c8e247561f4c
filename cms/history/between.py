"""What changed between two releases, asked of the entries between them alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from cms.history.paging import ADDRESS, after
from cms.models import Release, ReleaseEntry
from cms.queries import Brands
from cms.releases import address_of_entry
from templates_lib.message import Address

Kind = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True)
class Difference:
    """One address before and after: entries with their contents; None: nothing stood there."""

    address: Address
    brand_key: str
    before: ReleaseEntry | None
    after: ReleaseEntry | None

    @property
    def kind(self) -> Kind:
        """``added``, ``changed`` or ``withdrawn``."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "withdrawn"


@dataclass(frozen=True)
class Span:
    """From one release to another of an environment, either of which may be the later.

    Of one brand ("": of all), and for who may not read everything, of *brands* and *locales* alone.
    """

    first: int
    second: int
    environment: str
    brand: str = ""
    brands: Brands = None
    locales: frozenset[str] | None = None

    @property
    def low(self) -> int:
        return min(self.first, self.second)

    @property
    def high(self) -> int:
        return max(self.first, self.second)


@dataclass(frozen=True)
class ChangedChains:
    """A brand's own fallback chains before and after; None: none were told yet."""

    brand_key: str
    before: Any
    after: Any


def differences(
    span: Span, *, limit: int, place: Sequence[str | int] | None = None
) -> list[Difference]:
    """At most *limit* addresses that say something else, in order, after the address *place*.

    Two queries; contents come along, with who made each release.
    """
    rows = _changed(span)
    if place is not None:
        rows = rows.filter(after(place))
    found = list(rows.order_by(*ADDRESS).values_list("pk", "earlier")[:limit])
    entries = ReleaseEntry.objects.select_related("content", "release__user").in_bulk(
        [pk for pair in found for pk in pair if pk]
    )
    return [_difference(span, entries[later], entries.get(earlier)) for later, earlier in found]


def counted(span: Span) -> list[tuple[str, str, str, int]]:
    """(channel, locale, kind, how many) of every difference. One query."""
    kind = Case(
        When(then_digest="", then=Value("withdrawn" if span.first <= span.second else "added")),
        When(now_digest="", then=Value("added" if span.first <= span.second else "withdrawn")),
        default=Value("changed"),
        output_field=CharField(),
    )
    rows = _changed(span, now="now_digest", then="then_digest").order_by()
    return [
        (channel, locale, str(kind), count)
        for channel, locale, kind, count in rows.annotate(kind=kind)
        .values("channel", "locale", "kind")
        .annotate(count=Count("pk"))
        .order_by("channel", "locale", "kind")
        .values_list("channel", "locale", "kind", "count")
    ]


def chains(span: Span) -> list[ChangedChains]:
    """The brands whose fallback chains are others. One query."""
    told = Release.objects.filter(environment=span.environment, fallbacks__isnull=False)
    told = _of(told, span)
    earlier = told.filter(brand_key=OuterRef("brand_key"), number__lte=span.low)
    rows = (
        told.filter(number__gt=span.low, number__lte=span.high)
        .annotate(earlier=Subquery(earlier.order_by("-number").values("fallbacks")[:1]))
        .order_by("brand_key", "number")
        .values_list("brand_key", "earlier", "fallbacks")
    )
    last = {brand: (earlier, later) for brand, earlier, later in rows}
    turned = -1 if span.first > span.second else 1
    return [
        ChangedChains(brand, *pair[::turned])
        for brand, pair in last.items()
        if (pair[0] or {}) != (pair[1] or {})
    ]


def _changed(span: Span, *, now: str = "earlier_digest", then: str = "later_digest") -> Any:
    """The last entry of each address in *span* that says something else than before it.

    ``earlier`` is the entry before it; the digests are named *now* (before) and *then* (after).
    """
    entries = _of(ReleaseEntry.objects.filter(environment=span.environment), span)
    if span.locales is not None:
        entries = entries.filter(locale__in=span.locales)
    before = _at_address(span.low)
    return (
        entries.filter(release__gt=span.low, release__lte=span.high)
        .filter(release=Subquery(_at_address(span.high).values("release")[:1]))
        .annotate(
            earlier=Subquery(before.values("pk")[:1]),
            **{
                now: Coalesce(
                    Subquery(before.values("content_id")[:1]), Value(""), output_field=CharField()
                ),
                then: Coalesce(F("content_id"), Value(""), output_field=CharField()),
            },
        )
        .exclude(**{now: F(then)})
    )


def _at_address(release: int) -> QuerySet[ReleaseEntry]:
    """The entries of an outer row's address up to *release*, the last first."""
    same = {name: OuterRef(name) for name in ("environment", *ADDRESS)}
    return ReleaseEntry.objects.filter(**same, release__lte=release).order_by("-release_id")


def _of(rows: Any, span: Span) -> Any:
    whose = Q(brand_key=span.brand) if span.brand else Q()
    if span.brands is not None:
        whose &= Q(brand_key__in=span.brands)
    return rows.filter(whose)


def _difference(span: Span, later: ReleaseEntry, earlier: ReleaseEntry | None) -> Difference:
    pair = [row if row and row.content_id else None for row in (earlier, later)]
    if span.first > span.second:
        pair.reverse()
    return Difference(address_of_entry(later), later.brand_key, *pair)
