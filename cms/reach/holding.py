"""What somebody holds: each permission with the areas in which their groups give it.

A user's permissions are the union, over their groups, of what the group may *where that group*
reaches: the permission of one group is never exercised where only another one reaches. Asked once
for a user object, which lives as long as a request.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission

from cms.models import Reach
from cms.reach.areas import EVERYWHERE, NOWHERE, Area, Reached, union

_CACHE = "_cms_reach"


@dataclass(frozen=True)
class Held:
    """``groups``: where each of the user's groups with rows reaches; ``given``: which of all
    their groups give a permission of this app (None: given to the user alone).
    """

    groups: Mapping[int, Reached]
    given: Mapping[str, frozenset[int | None]]

    @property
    def is_limited(self) -> bool:
        return bool(self.groups)

    def by_groups(self, groups: Collection[int | None]) -> Reached:
        """Where those of *groups* reach that are the user's."""
        return union(
            self.groups.get(group, EVERYWHERE) if group else EVERYWHERE for group in groups
        )


_UNLIMITED = Held({}, {})


def held(user: Any) -> Held:
    """What *user* holds. One query, and two more where a group of theirs has rows."""
    found = getattr(user, _CACHE, None)
    if found is None:
        found = _read(user)
        setattr(user, _CACHE, found)
    assert isinstance(found, Held)
    return found


def is_limited(user: Any) -> bool:
    """Whether anything is out of reach for *user*; nobody (None) is the system itself."""
    return user is not None and held(user).is_limited


def reached(user: Any, permission: str) -> Reached:
    """Where *user* has the *permission* of this app with that codename: ``change_variant``."""
    if not user.has_perm(f"cms.{permission}"):
        return NOWHERE
    found = held(user)
    if not found.is_limited:
        return EVERYWHERE
    return found.by_groups(found.given.get(permission, frozenset()))


def reached_by_groups(user: Any, groups: Collection[int]) -> Reached:
    """Where *user* reaches as a member of some of *groups*."""
    if user.is_superuser:
        return EVERYWHERE
    found = held(user)
    if not found.is_limited:
        return EVERYWHERE
    mine = set(user.groups.values_list("pk", flat=True))
    return found.by_groups(mine.intersection(groups))


def _read(user: Any) -> Held:
    if user.is_superuser or not user.is_authenticated:
        return _UNLIMITED
    groups: defaultdict[int, set[Area]] = defaultdict(set)
    rows = Reach.objects.filter(group__user=user).values_list(
        "group_id", "brand_id", "brand__key", "locale", "reads_source"
    )
    for group, brand, key, locale, reads_source in rows:
        groups[group].add(Area(brand, key or "", locale, reads_source))
    if not groups:
        return _UNLIMITED
    return Held({pk: Reached(frozenset(areas)) for pk, areas in groups.items()}, _given(user))


def _given(user: Any) -> dict[str, frozenset[int | None]]:
    of_cms = Permission.objects.filter(content_type__app_label="cms")
    given: defaultdict[str, set[int | None]] = defaultdict(set)
    for name, group in of_cms.filter(group__user=user).values_list("codename", "group"):
        given[name].add(group)
    for name in of_cms.filter(user=user).values_list("codename", flat=True):
        given[name].add(None)
    return {name: frozenset(groups) for name, groups in given.items()}
