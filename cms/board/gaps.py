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
    locales: Mapping[str, Mapping[State, int]]
    """The same of each locale, in the brand's own order."""

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
        _of_brand(
            brand,
            templates.get(brand.pk, 0),
            covered[brand.pk],
            standing[brand.pk],
            seen[brand.pk],
        )
        for brand in brands
    ]


Standing = Mapping[tuple[str, State], int]
"""(locale, state) -> texts."""


def _of_brand(
    brand: Brand,
    templates: int,
    covered: Covered,
    standing: Standing,
    seen: frozenset[str] | None,
) -> BrandGaps:
    """The gaps of *brand* in the locales *seen* (None: all)."""
    used = frozenset(covered)
    width = len(channels_of(used))
    by_locale = {}
    for tag in reach.only_in(locales_of(brand, used), seen):
        written = sum(number for (_, locale), number in covered.items() if locale == tag)
        own = {state: standing.get((tag, state), 0) for state in NEEDS_WORK}
        by_locale[tag] = {**own, State.MISSING: templates * width - written}
    counts = {state: sum(found[state] for found in by_locale.values()) for state in NEEDS_WORK}
    return BrandGaps(brand, templates, counts, by_locale)


def _covered(variants: QuerySet[Variant]) -> defaultdict[int, dict[tuple[str, str], int]]:
    found: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    rows = variants.values_list("template__brand", "channel", "locale")
    for brand, channel, locale, number in rows.annotate(number=Count("template", distinct=True)):
        found[brand][channel, locale] = number
    return found


def _standing(variants: QuerySet[Variant]) -> defaultdict[int, dict[tuple[str, State], int]]:
    found: defaultdict[int, dict[tuple[str, State], int]] = defaultdict(dict)
    rows = with_state(variants).values_list("template__brand", "locale", "state")
    for brand, locale, state, number in rows.annotate(number=Count("pk")):
        found[brand][locale, State(state)] = number
    return found


def _templates() -> dict[int, int]:
    rows = MessageTemplate.objects.order_by().values_list("brand")
    return dict(rows.annotate(number=Count("pk")))
