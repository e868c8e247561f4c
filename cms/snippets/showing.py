"""What the pages of a snippet show: its uses, its changes, and what a change would release, each as
far as somebody may read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cms import reach
from cms.board.changes import Pair, ShownChange, ShownChanges
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.board.wording import Piece, word_diff
from cms.models import Brand, Snippet, SnippetChange
from cms.releases import Plan
from cms.snippets.actions import Place, places_of
from cms.snippets.uses import uses_of, using
from cms.snippets.values import brand_snippets

SHOWN = 50
"""Live texts that the page of a change shows word by word; the others are counted."""


@dataclass(frozen=True)
class UsedIn:
    """One variant that takes the snippet in. ``through``: other snippets that do so for it."""

    title: str
    key: str
    channel: str
    tag: str
    language: str
    who: str
    live: bool
    draft: bool
    through: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Found:
    """``beyond`` counts variants out of reach; ``snippets`` take it in themselves."""

    uses: tuple[UsedIn, ...]
    beyond: int
    live: int
    snippets: tuple[tuple[str, str], ...]


def used_in(snippet: Snippet, user: Any) -> Found:
    """Where *snippet* is used. A few queries, whatever the number."""
    snippets = brand_snippets(snippet.brand.key)
    keys = using([snippet.key], snippets)
    rows = list(uses_of(snippet.brand, keys))
    seen = set(
        variants_for(user).filter(template__brand=snippet.brand).values_list("pk", flat=True)
    )
    links = Links(user)
    shown = [_use(each, snippet, links) for each in rows if each.variant.pk in seen]
    others = Snippet.objects.filter(brand=snippet.brand, key__in=keys - {snippet.key})
    name = Snippet.snippet_viewset.get_url_name("uses")
    return Found(
        tuple(shown),
        len(rows) - len(shown),
        sum(each.live for each in shown),
        tuple((each.name, reverse(name, args=[each.pk])) for each in others.order_by("key")),
    )


def _use(use: Any, snippet: Snippet, links: Links) -> UsedIn:
    row = use.variant
    own = use.live | use.draft
    return UsedIn(
        title=row.template.title,
        key=row.template.key,
        channel=channel_label(row.channel),
        tag=row.locale,
        language=locale_name(row.locale),
        who=" · ".join(filter(None, (row.persona.name if row.persona else "", row.arm))),
        live=bool(use.live),
        draft=bool(use.draft),
        through=() if snippet.key in own else tuple(sorted(own)),
        url=links.variant(row.pk),
    )


@dataclass(frozen=True)
class ShownPlace:
    """What a change says of one locale and channel."""

    tag: str
    language: str
    channel: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ShownSnippetChange:
    """One change in words. ``beyond`` counts places that somebody may not read."""

    row: SnippetChange
    places: tuple[ShownPlace, ...]
    beyond: int
    url: str


def changes_of(snippet: Snippet, user: Any, *, only: int | None = None) -> list[ShownSnippetChange]:
    """The changes of *snippet*, the newest first, or *only* the one of that primary key."""
    rows = snippet.changes.select_related("proposed_by", "confirmed_by").order_by("-pk")
    if only is not None:
        rows = rows.filter(pk=only)
    tags = reach.readable_locales(user, snippet.brand)
    name = Snippet.snippet_viewset.get_url_name("change")
    found = []
    for row in rows[:SHOWN]:
        places = places_of(row)
        seen = [each for each in places if tags is None or each.locale in tags]
        url = reverse(name, args=[snippet.pk, row.pk])
        shown = tuple(_place(each) for each in seen)
        found.append(ShownSnippetChange(row, shown, len(places) - len(seen), url))
    return found


def _place(place: Place) -> ShownPlace:
    return ShownPlace(
        tag=place.locale,
        language=locale_name(place.locale),
        channel=channel_label(place.channel) if place.channel else "",
        pieces=word_diff(place.before or "", place.after or ""),
    )


@dataclass(frozen=True)
class Planned:
    """Live texts before and after, each with the figures that differ: the first of those in reach;
    the rest are counted.
    """

    changes: Sequence[tuple[ShownChange, tuple[str, ...]]]
    more: int
    beyond: int


def planned(plan: Plan, snippet: Snippet, user: Any) -> Planned:
    """What confirming would change, as far as *user* may read it."""
    brand: Brand = snippet.brand
    tags = reach.readable_locales(user, brand)
    seen = [each for each in plan.changes if tags is None or each.address.locale in tags]
    pairs = [
        Pair(
            each.address,
            brand.key,
            each.before.content if each.before else None,
            each.content,
            each.before,
        )
        for each in seen[:SHOWN]
    ]
    return Planned(
        [(each, _figures(each)) for each in ShownChanges(user, pairs).all()],
        len(seen) - len(pairs),
        len(plan.changes) - len(seen),
    )


def _figures(change: ShownChange) -> tuple[str, ...]:
    """The figures that are others after than before: “Segments: 1 → 2”."""
    if not (change.before and change.after):
        return ()
    both = zip(change.before.figures, change.after.figures, strict=False)
    return tuple(_figure(before, after) for before, after in both if before != after)


def _figure(before: str, after: str) -> str:
    label, _, value = after.partition(": ")
    return f"{before} → {value if before.startswith(f'{label}: ') else after}"
