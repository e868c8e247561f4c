"""A small brand to test with, and the three kinds of people who use it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from cms import actions, roles
from cms.models import (
    Brand,
    DeclaredPlaceholder,
    Journey,
    MessageTemplate,
    Stage,
    StyleGuide,
    Variant,
)


@pytest.fixture
def brand(db: None) -> Brand:
    """A brand of five locales with an opinion about one Norwegian word."""
    brand = Brand.objects.create(
        key="fjellheim",
        name="Fjellheim",
        source_locale="en",
        locales=["en", "nb", "da", "pl", "nl"],
        domains=["fjellheim.example"],
        sms_sender="Fjellheim",
    )
    guide = StyleGuide(brand=brand, locale="nb", address_form="informal")
    guide.terms.create(
        concept="order", approved="bestilling", forbidden="ordre: ordren, ordrer, ordrene"
    )
    guide.save()
    return brand


@pytest.fixture
def stage(brand: Brand) -> Stage:
    journey = Journey.objects.create(brand=brand, key="shop", title="The shop")
    return Stage.objects.create(journey=journey, key="purchase", name="Purchase")


@pytest.fixture
def template(brand: Brand, stage: Stage) -> MessageTemplate:
    """“Your order is confirmed”, with a name and a total."""
    template = MessageTemplate.objects.create(
        key="order.confirmed", title="Order confirmed", brand=brand, stage=stage, source_locale="en"
    )
    DeclaredPlaceholder.objects.create(
        template=template,
        name="first_name",
        type="name",
        max_length=40,
        samples=["Kari", "Bartłomiej"],
    )
    DeclaredPlaceholder.objects.create(
        template=template,
        name="total",
        type="money",
        options={"currency": "NOK"},
        samples=["1299.50"],
    )
    return template


def _user(name: str, role: str) -> User:
    user = User.objects.create_user(name, password="a long password")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def copywriter(db: None) -> User:
    return _user("kari", roles.COPYWRITER)


@pytest.fixture
def manager(db: None) -> User:
    return _user("ola", roles.BRAND_MANAGER)


@pytest.fixture
def automation(db: None) -> User:
    return _user("robot", roles.AUTOMATION)


WORDING = {
    "en": "Hi {{ first_name }}, your order of {{ total | money }} is confirmed.",
    "nb": "Hei {{ first_name }}, bestillingen din på {{ total | money }} er bekreftet.",
    "da": "Hej {{ first_name }}, din bestilling på {{ total | money }} er bekræftet.",
    "pl": "Cześć {{ first_name }}, zamówienie na {{ total | money }} jest potwierdzone.",
    "nl": "Hoi {{ first_name }}, je bestelling van {{ total | money }} is bevestigd.",
}
LOST = {"nb": "Hei, bestillingen din på {{ total | money }} er bekreftet."}  # a placeholder is lost

Draft = Callable[..., Variant]


@pytest.fixture
def draft(template: MessageTemplate, copywriter: User) -> Draft:
    """``draft("nb")`` writes a clean SMS draft; ``draft("nb", body=…)`` another."""

    def write(locale: str, body: str | None = None, channel: str = "sms", **more: Any) -> Variant:
        content = {"body": WORDING[locale] if body is None else body}
        return actions.start_variant(template, channel, locale, content, copywriter, **more)

    return write


@pytest.fixture
def live(draft: Draft, manager: User) -> Draft:
    """The same, published by the brand manager."""

    def write(locale: str, body: str | None = None, **more: Any) -> Variant:
        variant = draft(locale, body, **more)
        variant.get_latest_revision().publish(user=manager)
        variant.refresh_from_db()
        return variant

    return write


@pytest.fixture
def faulty(live: Draft, draft: Draft) -> Variant:
    """A Norwegian draft with an unwaived error: its live English source names the customer, it
    does not.
    """
    live("en")
    return draft("nb", LOST["nb"])
