"""A journey of two stages and three steps, with one message at the second step."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cms.models import Journey, MessageTemplate, Stage, Touchpoint


@pytest.fixture
def journey(stage: Stage) -> Journey:
    """“The shop”: an empty stage before the one of every other test."""
    Stage.objects.create(journey=stage.journey, key="awareness", name="Awareness", sort_order=-1)
    stage.sort_order = 0
    stage.save()
    for place, (key, emotion) in enumerate((("basket", 1), ("checkout", -2), ("thanks", None))):
        Touchpoint.objects.create(
            stage=stage, sort_order=place, key=key, name=key.capitalize(), emotion=emotion
        )
    return stage.journey


@pytest.fixture
def step(journey: Journey) -> Touchpoint:
    return Touchpoint.objects.get(key="checkout")


@pytest.fixture
def linked(step: Touchpoint, template: MessageTemplate) -> MessageTemplate:
    """“Order confirmed”, whose own step is the checkout."""
    template.touchpoint = step
    template.save()
    return template


@pytest.fixture
def admin(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client
