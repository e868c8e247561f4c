"""The reach of a group: changed as a whole, and logged."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction
from wagtail.log_actions import log

from cms.models import Brand, Reach

MOST_TOLD = 20


@dataclass(frozen=True, order=True)
class Row:
    """One brand by its key ("": all) in one locale ("": all)."""

    brand: str = ""
    locale: str = ""
    reads_source: bool = True


def rows_of(group: Group) -> dict[Row, Reach]:
    """The rows of *group* by what they say. One query."""
    if group.pk is None:
        return {}
    rows = group.reaches.select_related("brand").order_by("brand__name", "locale", "pk")
    return {
        Row(row.brand.key if row.brand else "", row.locale, row.reads_source): row for row in rows
    }


@transaction.atomic
def set_rows(group: Group, wanted: Iterable[Row]) -> bool:
    """Give *group* the reach *wanted* and no other; whether that changed anything.

    Written row by row, so that whoever listens to changes of rights hears of each. The user of the
    log is the one of Wagtail's active log context.
    """
    Group.objects.select_for_update().get(pk=group.pk)  # two who save at once do so in turn
    now, wanted = rows_of(group), set(wanted)
    gone, new = now.keys() - wanted, wanted - now.keys()
    for row in gone:
        now[row].delete()
    brands = {brand.key: brand for brand in Brand.objects.filter(key__in={r.brand for r in new})}
    for row in new:
        brand = brands[row.brand] if row.brand else None
        group.reaches.create(brand=brand, locale=row.locale, reads_source=row.reads_source)
    if gone or new:
        log(group, "cms.reach", data={"now": [asdict(row) for row in sorted(wanted)]})
    return bool(gone or new)


def wider(group: Group) -> list[tuple[str, str]]:
    """(user name, group) of members of *group* who are in a group without rows too, whose
    permissions over our things hold everywhere for them.
    """
    if group.pk is None:
        return []
    through = User.groups.through.objects
    rows = through.filter(
        user__in=through.filter(group=group).values("user"),
        group__reaches=None,
        group__permissions__content_type__app_label="cms",
    ).exclude(group=group)
    found = rows.order_by("user__username", "group__name").values_list(
        "user__username", "group__name"
    )
    return list(found.distinct()[:MOST_TOLD])
