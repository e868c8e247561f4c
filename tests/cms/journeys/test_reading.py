"""The map from its rows: steps in order, messages with their states, gaps."""

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import DjangoAssertNumQueries

from cms.board.states import State
from cms.journeys.linking import link
from cms.journeys.reading import briefs, read_map
from cms.models import Brand, Journey, MessageTemplate, Touchpoint


def test_steps_stand_in_the_order_of_their_stages(journey: Journey, manager: User) -> None:
    read = read_map(journey, manager)
    assert [stage.name for stage in read.stages] == ["Awareness", "Purchase"]
    assert [step.name for step in read.steps] == ["Basket", "Checkout", "Thanks"]
    assert [step.emotion for step in read.steps] == [1, -2, None]


def test_a_message_shows_where_its_texts_stand(linked, live, draft, manager: User) -> None:
    live("en")
    draft("nb")
    read = read_map(linked.touchpoint.stage.journey, manager)
    (message,) = read.steps[1].messages
    (row,) = message.rows
    assert {chip.locale: chip.mark.state for chip in row.chips} == {
        "en": State.LIVE,
        "nb": State.DRAFT,
        "da": State.MISSING,
        "pl": State.MISSING,
        "nl": State.MISSING,
    }
    assert read.missing == {"da": 1, "pl": 1, "nl": 1}
    assert [step.name for step in read.silent] == ["Basket", "Thanks"]


def test_a_message_at_two_steps_is_missing_once(linked, live, journey, manager: User) -> None:
    live("en")
    link(Touchpoint.objects.get(key="thanks"), linked, manager)
    read = read_map(journey, manager)
    assert read.missing == {"nb": 1, "da": 1, "pl": 1, "nl": 1}
    assert [step.name for step in read.silent] == ["Basket"]
    assert [message.is_own for step in read.steps for message in step.messages] == [True, False]


def test_messages_without_a_step_are_named(
    journey: Journey, template: MessageTemplate, manager: User
) -> None:
    read = read_map(journey, manager)
    assert read.adrift == (("order.confirmed", "Order confirmed"),)
    assert read.adrift_count == 1


@pytest.mark.parametrize(
    ("allowed", "forbidden", "refused"),
    [
        ([], [], []),
        ([], ["sms"], ["sms"]),
        (["sms"], [], []),
        (["email"], [], ["sms"]),
        (["email", "sms"], ["sms"], ["sms"]),
    ],
)
def test_a_stage_says_which_channels(
    linked, live, journey, manager: User, allowed: list[str], forbidden: list[str], refused: list
) -> None:
    live("en")
    stage = linked.stage
    stage.allowed_channels, stage.forbidden_channels = allowed, forbidden
    stage.save()
    read = read_map(journey, manager)
    assert [row.channel for *_place, row in read.refused] == refused


def test_the_cost_does_not_grow_with_the_map(
    linked, live, journey, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live("en")
    read_map(journey, manager)  # content types and permissions are kept
    with django_assert_num_queries(7):
        read_map(journey, manager)
    for number in range(12):
        place = Touchpoint.objects.create(stage=linked.stage, key=f"s{number}", name=str(number))
        other = MessageTemplate.objects.create(
            key=f"m{number}", title="m", brand=journey.brand, stage=linked.stage, touchpoint=place
        )
        link(Touchpoint.objects.get(key="thanks"), other, manager)
    with django_assert_num_queries(7):
        assert len(read_map(journey, manager).steps) == 15


def test_a_list_counts_steps_and_messages(linked, journey, manager: User) -> None:
    (brief,) = briefs(manager)
    assert (brief.steps, brief.silent, brief.messages) == (3, 2, 1)
    assert brief.emotions == (1, -2, None)


def test_another_brands_messages_are_not_adrift(journey: Journey, manager: User) -> None:
    other = Brand.objects.create(key="other", name="Other")
    MessageTemplate.objects.create(key="theirs", title="Theirs", brand=other)
    assert read_map(journey, manager).adrift_count == 0
