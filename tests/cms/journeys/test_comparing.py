"""The future against today."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.journeys import starting
from cms.journeys.comparing import ADDED, CHANGED, REMOVED, SAME, kind_of, pairs
from cms.journeys.lanes import LANES
from cms.journeys.reading import read_map
from cms.models import Journey, MessageTemplate, StepMessage, Touchpoint


@pytest.fixture
def future(linked: MessageTemplate, journey: Journey, manager: User) -> Journey:
    return starting.copy_as_future(journey, "Better", manager)


def kinds(today: Journey, future: Journey, user: User) -> list[tuple[str, str]]:
    found = pairs(read_map(today, user), read_map(future, user))
    return [(pair.step.key, kind_of(pair, LANES)) for pair in found]


def test_a_copy_is_the_same_and_leaves_the_messages(future, journey, manager: User) -> None:
    assert (future.kind, future.compares_to) == (Journey.Kind.FUTURE, journey)
    assert {kind for _key, kind in kinds(journey, future, manager)} == {SAME}
    template = MessageTemplate.objects.get()
    assert template.touchpoint.stage.journey == journey
    assert StepMessage.objects.get().touchpoint.stage.journey == future
    assert future.stages.count() == journey.stages.count()


def test_what_became_of_each_step(future, journey, stage, manager: User) -> None:
    own = Touchpoint.objects.filter(stage__journey=future)
    own.filter(key="checkout").delete()
    own.filter(key="thanks").update(emotion=2)
    later = future.stages.get(key="purchase")
    Touchpoint.objects.create(stage=later, key="care", name="Care", sort_order=9)
    assert kinds(journey, future, manager) == [
        ("basket", SAME),
        ("checkout", REMOVED),
        ("thanks", CHANGED),
        ("care", ADDED),
    ]


def test_a_step_that_is_gone_before_all_others_comes_first(future, journey, manager: User) -> None:
    Touchpoint.objects.filter(stage__journey=future, key="basket").delete()
    assert kinds(journey, future, manager)[0] == ("basket", REMOVED)


def test_the_page_says_it_in_words(client: Client, future, manager: User) -> None:
    client.force_login(manager)
    Touchpoint.objects.filter(stage__journey=future, key="thanks").update(emotion=2)
    page = client.get(reverse("journeys:compare", args=[future.pk])).content.decode()
    assert "1 changed" in page
    assert page.count("j-curve__path--other") == 2  # the curve, and its key
    today = reverse("journeys:compare", args=[future.compares_to_id])
    assert client.get(today).status_code == 404


def test_who_may_not_add_copies_nothing(client: Client, copywriter: User, journey) -> None:
    client.force_login(copywriter)
    client.post(reverse("journeys:copy", args=[journey.pk]))
    assert Journey.objects.count() == 1
