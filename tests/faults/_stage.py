"""The stage: a small brand in two environments, its people, a token and a webhook."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

TEMPLATES = 8
SIGNATURE = "signature"
MARK = f'{{% include "{SIGNATURE}" %}}'
BODY = "Hi {{{{ first_name }}}}, your order of {{{{ total | money }}}} is confirmed. {word} regards"


@dataclass(frozen=True)
class Stage:
    """What every process of a trial must know. Variants and the snippet are primary keys."""

    brand: int
    user: int
    snippet: int
    variants: tuple[int, ...]
    token: str


def set_up(receiver: str) -> Stage:
    """Make the brand; its webhook calls *receiver*, an address on this machine."""
    from django.contrib.auth.models import Group, User
    from wagtail.models import APIToken

    from cms import roles
    from cms.models import Brand, Endpoint
    from cms.webhooks.actions import give_secret

    brand = Brand.objects.create(
        key="fjellheim", name="Fjellheim", locales=["en"], four_eyes=False, sms_sender="Fjellheim"
    )
    user = User.objects.create_user("ola", password="a long password")
    user.groups.add(Group.objects.get(name=roles.BRAND_MANAGER))
    robot = User.objects.create_user("robot")
    robot.groups.add(Group.objects.get(name=roles.AUTOMATION))
    endpoint = Endpoint(name="receiver", url=receiver)
    give_secret(endpoint, user)
    endpoint.save()
    return Stage(
        brand=brand.pk,
        user=user.pk,
        snippet=_snippet(brand),
        variants=tuple(_variant(brand, number, user) for number in range(TEMPLATES)),
        token=APIToken.create_token(user=robot, name="reader")[1],
    )


def _snippet(brand: Any) -> int:
    from cms.models import Snippet, SnippetText

    snippet = Snippet.objects.create(brand=brand, key=SIGNATURE, name="Signature")
    SnippetText.objects.create(snippet=snippet, locale="en", text=some_signature())
    return int(snippet.pk)


def _variant(brand: Any, number: int, user: Any) -> int:
    from cms import actions
    from cms.models import DeclaredPlaceholder, MessageTemplate

    template = MessageTemplate.objects.create(
        key=f"order.{number}", title=f"Order {number}", brand=brand, source_locale="en"
    )
    DeclaredPlaceholder.objects.create(
        template=template, name="first_name", type="name", max_length=40, samples=["Kari"]
    )
    DeclaredPlaceholder.objects.create(
        template=template,
        name="total",
        type="money",
        options={"currency": "NOK"},
        samples=["1299.50"],
    )
    variant = actions.start_variant(template, "sms", "en", {"body": some_words()}, user)
    variant.get_latest_revision().publish(user=user)
    return int(variant.pk)


def some_words() -> str:
    """A body that no other publishing has; every other one takes in the snippet."""
    body = BODY.format(word=_word())
    return f"{body} {MARK}" if random.random() < 0.5 else body


def some_signature() -> str:
    """A text of the snippet that it has at no other time."""
    return f"Yours, {_word()} of Fjellheim"


def _word() -> str:
    letters = "bcdfghjklmnprstvz"
    return "".join(random.choice(letters) + random.choice("aeiou") for _ in range(5)).capitalize()
