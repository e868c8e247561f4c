"""How much of each brand waits for a writer, counted as the board counts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from cms import reach
from cms.board.reading import brands_for, channels_of, locales_of, variants_for
from cms.board.states import NEEDS_WORK, State, with_state
from cms.models import Brand, MessageTemplate, Variant

Covered = Mapping[tuple[str, str], int]
"""(channel, locale) -> message templates that have a text there."""


@dataclass(frozen=True)
class BrandGaps:
    """Texts of *brand* that wait for a writer, by state."""

    brand: Brand
    templates: int
    counts: Mapping[State, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def gaps_by_brand(user: Any) -> list[BrandGaps]:
    """The gaps of every brand that *user* may look at. Four queries."""
    variants = variants_for(user).order_by()
    brands = brands_for(user)
    seen = {brand.pk: reach.readable_locales(user, brand) for brand in brands}
    covered, standing, templates = _covered(variants), _standing(variants), _templates()
    return [
        BrandGaps(
            brand,
            templates.get(brand.pk, 0),
            {
                **{state: standing[brand.pk][state] for state in NEEDS_WORK},
                State.MISSING: missing(
                    brand, covered[brand.pk], templates.get(brand.pk, 0), seen[brand.pk]
                ),
            },
        )
        for brand in brands
    ]


def missing(
    brand: Brand, covered: Covered, templates: int, seen: frozenset[str] | None = None
) -> int:
    """Empty cells of *brand*'s board of *templates* lines, in the locales *seen* (None: all)."""
    used = frozenset(covered)
    columns = len(channels_of(used)) * len(reach.only_in(locales_of(brand, used), seen))
    return templates * columns - sum(covered.values())


def _covered(variants: QuerySet[Variant]) -> defaultdict[int, dict[tuple[str, str], int]]:
    found: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    rows = variants.values_list("template__brand", "channel", "locale")
    for brand, channel, locale, number in rows.annotate(number=Count("template", distinct=True)):
        found[brand][channel, locale] = number
    return found


def _standing(variants: QuerySet[Variant]) -> defaultdict[int, defaultdict[State, int]]:
    found: defaultdict[int, defaultdict[State, int]] = defaultdict(lambda: defaultdict(int))
    rows = with_state(variants).values_list("template__brand", "state")
    for brand, state, number in rows.annotate(number=Count("pk")):
        found[brand][State(state)] = number
    return found


def _templates() -> dict[int, int]:
    rows = MessageTemplate.objects.order_by().values_list("brand")
    return dict(rows.annotate(number=Count("pk")))
