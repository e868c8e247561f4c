"""The rights of a group over the API: changed as a whole, and logged."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.log_actions import log

from cms.api.rights import Grant
from cms.models import ApiGrant, Brand

ANYWHERE = frozenset({ApiGrant.Verb.DRAFT, ApiGrant.Verb.PUSH, ApiGrant.Verb.CHECK})
"""Verbs that no environment narrows: drafts and texts that are checked stand in none."""


def grants_of(group: Group) -> dict[Grant, ApiGrant]:
    """The rows of *group* by what they grant. One query."""
    if group.pk is None:
        return {}
    rows = group.api_grants.select_related("brand").order_by("brand__name", "environment", "pk")
    return {_as_value(row): row for row in rows}


@transaction.atomic
def set_grants(group: Group, wanted: Iterable[Grant]) -> bool:
    """Give *group* the rights *wanted* and no others; whether that changed any.

    Written row by row, so that whoever listens to changes of rights hears of each. The user of the
    log is the one of Wagtail's active log context.
    """
    Group.objects.select_for_update().get(pk=group.pk)  # two who save at once do so in turn
    now, wanted = grants_of(group), set(wanted)
    gone, new = now.keys() - wanted, wanted - now.keys()
    for grant in gone:
        now[grant].delete()
    brands = {brand.key: brand for brand in Brand.objects.filter(key__in={g.brand for g in new})}
    for grant in new:
        brand = brands[grant.brand] if grant.brand else None
        group.api_grants.create(verb=grant.verb, brand=brand, environment=grant.environment)
    if gone or new:
        log(group, "cms.api_grants", data={"added": _told(new), "removed": _told(gone)})
    return bool(gone or new)


def _as_value(row: ApiGrant) -> Grant:
    return Grant(row.verb, row.brand.key if row.brand else "", row.environment)


def _told(grants: Iterable[Grant]) -> list[dict[str, str]]:
    return [
        {"verb": str(each.verb), "brand": each.brand, "environment": each.environment}
        for each in sorted(grants, key=lambda each: (each.brand, each.environment, each.verb))
    ]
