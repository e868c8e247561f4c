"""What pages ask: which rows are in somebody's reach, and what of them may be read.

A new view asks here, or Wagtail's registry of policies, and never ``Model.objects`` for what it
shows to a person (`docs/decisions/0021-...`).
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from cms.models import Brand, Stage, Touchpoint, Variant
from cms.reach.areas import Reached, union
from cms.reach.holding import is_limited, reached
from cms.reach.policies import PLACES, policy_of

ACTIONS = ("view", "change", "add", "publish")
"""Any of these lets somebody look at a row."""
ANY = ("add", "change", "delete", "view")

_TEXT = ("change_variant", "add_variant", "publish_variant")


def brands_for(user: Any) -> QuerySet[Brand]:
    """The brands that *user* may look at, by name."""
    return policy_of(Brand).instances_user_has_any_permission_for(user, ACTIONS).order_by("name")


def variants_for(user: Any) -> QuerySet[Variant]:
    """The variants that *user* may look at; to change one is another question (`may`)."""
    return policy_of(Variant).instances_user_has_any_permission_for(user, ACTIONS)


def changeable(user: Any, model: type[Model] = Variant, action: str = "change") -> QuerySet[Any]:
    """The rows of *model* to which *user* may do *action*."""
    return policy_of(model).instances_user_has_permission_for(user, action)


def handled(user: Any) -> QuerySet[Variant]:
    """The variants that *user* may look at, without those that are only lent as a source."""
    return changeable(user) if is_limited(user) else variants_for(user)


def may(user: Any, action: str, row: Any) -> bool:
    """Whether *user* may do *action* ("change", "publish", or "waive_finding") to *row*."""
    policy = policy_of(type(row))
    if "_" not in action:
        return policy.user_has_permission_for_instance(user, action, row)
    return policy.place.holds(row, reached(user, action), reading=False)


def brands_where(user: Any, permission: str) -> QuerySet[Brand]:
    """The brands in all locales of which *user* has the permission, by its codename."""
    found = PLACES[Brand].q(reached(user, permission), reading=False)
    rows = Brand.objects.order_by("name")
    return rows.none() if found is None else rows.filter(found)


def _read(user: Any) -> tuple[Reached, Reached]:
    """Where *user* may read texts: with the source texts, and without."""
    return reached(user, "view_variant"), union(reached(user, name) for name in _TEXT)


def readable_locales(user: Any, brand: Brand, source: str = "") -> frozenset[str] | None:
    """The locales of *brand* whose texts *user* may read; None: every one.

    *source*: the source locale of the messages, the brand's own unless it is said.
    """
    if not is_limited(user):
        return None
    seen, handled = _read(user)
    one = seen.reads(brand.pk, source or brand.source_locale)
    other = handled.locales(brand.pk)
    return None if one is None or other is None else one | other


def writable_locales(user: Any, brand: Brand, permission: str = "change_variant") -> Any:
    """The locales of *brand* in which *user* has *permission*; None: every one."""
    return reached(user, permission).locales(brand.pk) if is_limited(user) else None


def only_in(tags: Iterable[str], locales: frozenset[str] | None) -> tuple[str, ...]:
    """*tags* without those that *locales* (None: all) leaves out."""
    return tuple(tag for tag in tags if locales is None or tag in locales)


def limited(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """*rows* without those that *user* may not look at; of a model without a brand, all."""
    if rows.model in _BELOW:
        if not is_limited(user):
            return rows
        brands = brands_for(user).order_by().values("pk")
        return rows.filter(**{f"{_BELOW[rows.model]}__brand__in": brands})
    if rows.model not in PLACES:
        return rows
    wanted = policy_of(rows.model).q_for(user, ANY)
    return rows.none() if wanted is None else rows.filter(wanted) if wanted else rows


_BELOW: dict[type[Model], str] = {Stage: "journey", Touchpoint: "stage__journey"}
"""Rows without a page of their own, and the way to the journey that they are of."""


# -- what was released ---------------------------------------------------------------------------


def release_brands(user: Any) -> QuerySet[Brand]:
    """The brands whose releases *user* may look at, by name."""
    wanted = PLACES[Brand].q(reached(user, "view_release"), reading=True)
    rows = Brand.objects.order_by("name")
    return rows.none() if wanted is None else rows.filter(wanted)


def released_locales(user: Any, brand: Brand) -> frozenset[str] | None:
    """The locales of *brand* whose released texts *user* may read; None: every one."""
    return reached(user, "view_release").reads(brand.pk, brand.source_locale)


def released(user: Any, path: str = "") -> Q:
    """The entries of the release log that *user* may read; *path* leads to the entry. A query
    where something is out of reach.
    """
    if reached(user, "view_release").is_everywhere:
        return Q()
    wanted = Q(pk__in=())
    for brand in release_brands(user):
        tags = released_locales(user, brand)
        within = Q(**{f"{path}brand_key": brand.key})
        if tags is not None:
            within &= Q(**{f"{path}locale__in": sorted(tags)})
        wanted |= within
    return wanted
