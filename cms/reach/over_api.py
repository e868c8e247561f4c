"""How far the drafts that somebody's token may read or write reach.

What is published is opened by rights over the API alone (`cms.api.rights`). Drafts are the
editor's: there a group's rows narrow the rights that the same group gives.
"""

from collections import defaultdict
from dataclasses import replace

from django.contrib.auth.models import Permission

from cms.models import ApiGrant, Reach
from cms.reach.areas import EVERYWHERE, NOWHERE, Area, Reached, union


def drafts_reached(user: int, verb: str, codename: str) -> Reached:
    """Where the user with that key may *verb* drafts, as far as groups have rows; *codename* is the
    permission that stands for the verb everywhere. One query, and three more where one has.
    """
    rows: defaultdict[int, set[Area]] = defaultdict(set)
    for group, brand, key, locale, source in Reach.objects.filter(group__user=user).values_list(
        "group_id", "brand_id", "brand__key", "locale", "reads_source"
    ):
        rows[group].add(Area(brand, key or "", locale, source))
    if not rows:
        return EVERYWHERE
    permission = Permission.objects.filter(content_type__app_label="cms", codename=codename)
    if permission.filter(user=user).exists():
        return EVERYWHERE
    # A permission would hold in every brand: a group with rows gives none by it.
    freely = permission.filter(group__user=user, group__reaches=None).exists()
    grants = ApiGrant.objects.filter(group__user=user, verb=verb).values_list(
        "group_id", "brand_id", "brand__key"
    )
    found = (_narrowed(Area(brand, key or ""), rows.get(group)) for group, brand, key in grants)
    return union([EVERYWHERE if freely else NOWHERE, *found])


def _narrowed(granted: Area, rows: set[Area] | None) -> Reached:
    """*granted*, a brand or all of them, within *rows* (None: the group has none)."""
    if rows is None:
        return Reached(frozenset({granted}))
    within = (row for row in rows if granted.brand is None or row.has_brand(granted.brand))
    return Reached(frozenset(row if row.brand else _of(granted, row) for row in within))


def _of(granted: Area, row: Area) -> Area:
    """*row*, which is of all brands, in the brand that was granted."""
    return replace(row, brand=granted.brand, brand_key=granted.brand_key)
