"""Where a release leads: rolling back to it, promoting it, holding it against what came since."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms import reach
from cms.environments import all_environments
from cms.models import Release


@dataclass(frozen=True)
class Move:
    """A button: its words and its address."""

    words: str
    url: str


def moves_from(release: Release, user: Any) -> tuple[Move, ...]:
    """What *user* may do from *release*."""
    return tuple(move for move in (_roll_back(release, user), _promote(release, user)) if move)


def next_environment(name: str) -> str:
    """Where *name* is promoted to; "" for the last, and for one that is no more."""
    known = all_environments()
    return known[known.index(name) + 1] if name in known[:-1] else ""


def _roll_back(release: Release, user: Any) -> Move | None:
    if (
        not reach.may(user, "roll_back_release", release)
        or release.environment not in all_environments()
    ):
        return None
    asked: dict[str, str | int] = {
        "brand": release.brand_key,
        "environment": release.environment,
        "release": release.number,
    }
    url = f"{reverse('releases:roll_back')}?{urlencode(asked)}"
    return Move(_("Roll back to here"), url)


def _promote(release: Release, user: Any) -> Move | None:
    target = next_environment(release.environment)
    if not target or not reach.may(user, "promote_release", release):
        return None
    asked: dict[str, str | int] = {
        "brand": release.brand_key,
        "source": release.environment,
        "target": target,
        "release": release.number,
    }
    url = f"{reverse('releases:promote')}?{urlencode(asked)}"
    return Move(_("Promote to %(target)s") % {"target": target}, url)
