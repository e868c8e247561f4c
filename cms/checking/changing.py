"""Verbs: a brand's choices for checks. Each is logged, with what was before."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from cms.models import Brand, StyleGuide

ACTION = "cms.check_settings"


def set_weights(brand: Brand, weights: Mapping[str, str], user: Any) -> None:
    """Say how much the findings of checks weigh for *brand*."""
    _set(brand, brand, "checks", dict(weights), user)


def set_choices(owner: Brand | StyleGuide, choices: Mapping[str, Any], user: Any) -> None:
    """Say what checks ask of a brand, everywhere or in the locale of one style guide."""
    brand = owner if isinstance(owner, Brand) else owner.brand
    _set(brand, owner, "settings", dict(choices), user)


def _set(brand: Brand, owner: Any, field: str, value: dict[str, Any], user: Any) -> None:
    before = getattr(owner, field)
    if before == value:
        return
    with transaction.atomic():
        setattr(owner, field, value)
        owner.save(update_fields=[field])
        changed = {
            name: [before.get(name), value.get(name)]
            for name in sorted({*before, *value})
            if before.get(name) != value.get(name)
        }
        where = getattr(owner, "locale", "")
        log(instance=brand, action=ACTION, user=user, data={"changed": changed, "locale": where})
