"""Who is mentioned: ``@name`` in a comment, for people who may see the text."""

import re
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.models import Variant

MOST = 20
"""Mentions of one comment."""
_NAME = re.compile(r"(?<![\w@.])@(\w[\w.+\-@]{0,149})")


def names_in(text: str) -> list[str]:
    """The names that *text* mentions, in order, each once; a full stop after one is not of it."""
    found = (name.rstrip(".-+@") for name in _NAME.findall(text))
    return list(dict.fromkeys(name for name in found if name))[:MOST]


def people_for(variant: Variant) -> QuerySet[Any]:
    """Everybody who may be mentioned: active people who may look at *variant*, by name."""
    policy = policy_registry.get_by_type(Variant)
    allowed: QuerySet[Any] = policy.users_with_any_permission_for_instance(ACTIONS, variant)
    return allowed.filter(is_active=True).distinct().order_by("username")


def mentioned(variant: Variant, text: str) -> tuple[list[Any], list[str]]:
    """The people whom *text* mentions, and the names that nobody here has. One query."""
    names = names_in(text)
    if not names:
        return [], []
    asked = Q()
    for name in names:
        asked |= Q(username__iexact=name)
    people = {
        person.get_username().casefold(): person for person in people_for(variant).filter(asked)
    }
    found = {name: people.get(name.casefold()) for name in names}
    known = list(dict.fromkeys(person for person in found.values() if person))
    return known, [name for name, person in found.items() if person is None]
