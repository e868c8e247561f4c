"""A brand with a signature, and people who may change it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from cms import roles
from cms.models import Brand, Snippet, SnippetChange, SnippetText
from cms.releases import Plan
from cms.snippets import actions
from cms.snippets.actions import Place

MARK = '{% include "signature" %}'
SIGNATURE = {"en": "Yours, Fjellheim", "nb": "Hilsen Fjellheim", "da": "Hilsen Fjellheim"}

Make = Callable[..., Snippet]
Change = Callable[..., SnippetChange]


@pytest.fixture
def make(brand: Brand) -> Make:
    """``make("signature", en="…", nb__sms="…")``: a snippet with these texts."""

    def write(key: str, **texts: str) -> Snippet:
        snippet = Snippet.objects.create(brand=brand, key=key, name=key.title())
        for place, text in texts.items():
            locale, _, channel = place.partition("__")
            SnippetText.objects.create(snippet=snippet, locale=locale, channel=channel, text=text)
        return snippet

    return write


@pytest.fixture
def signature(make: Make) -> Snippet:
    return make("signature", **SIGNATURE)


@pytest.fixture
def propose(manager: User) -> Change:
    """``propose(snippet, nb="…")``: that change of it, proposed by the brand manager."""

    def write(snippet: Snippet, user: Any = None, **texts: str | None) -> SnippetChange:
        now = actions.texts_of(snippet)
        places = []
        for place, text in texts.items():
            locale, _, channel = place.partition("__")
            places.append(Place(locale, channel, now.get((locale, channel)), text))
        return actions.propose(snippet, places, user or manager)

    return write


@pytest.fixture
def other_manager(db: None) -> User:
    user = User.objects.create_user("eva", password="a long password")
    user.groups.add(Group.objects.get(name=roles.BRAND_MANAGER))
    return user


def plan_of(change: SnippetChange) -> Plan:
    return actions.plan_change(change)


def stamp_of(change: SnippetChange) -> str:
    return actions.stamp(plan_of(change))
