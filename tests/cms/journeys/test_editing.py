"""The verbs: what each changes, and what it refuses."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from cms.errors import Refused
from cms.journeys import editing, history, linking
from cms.journeys.editing import Overtaken
from cms.journeys.lanes import lane
from cms.models import Brand, Journey, MessageTemplate, StepMessage, Touchpoint


def write(step: Touchpoint, name: str, value: str, was: str, user: User) -> Touchpoint:
    found = lane(name)
    assert found
    return editing.write(step, found, value, was, user)


@pytest.mark.parametrize(
    ("name", "value", "stands"),
    [
        ("goal", "To be sure.", "To be sure."),
        ("goal", "  two\r\nlines ", "two\nlines"),
        ("name", "Pay", "Pay"),
        ("emotion", "2", 2),
        ("emotion", "", None),
        ("day", "0", Decimal("0")),
        ("day", "0,5", Decimal("0.5")),
        ("day", "9999.99", Decimal("9999.99")),
        ("evidence", "assumption", "assumption"),
        ("kpis", "=1+1", "=1+1"),
    ],
)
def test_a_lane_is_written(step, manager: User, name: str, value: str, stands: object) -> None:
    was = editing.raw(step, name)
    write(step, name, value, was, manager)
    step.refresh_from_db()
    assert getattr(step, name) == stands


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", " "),
        ("name", "x" * 101),
        ("goal", "x" * 1001),
        ("emotion", "3"),
        ("emotion", "-3"),
        ("emotion", "glad"),
        ("day", "-1"),
        ("day", "10000"),
        ("day", "NaN"),
        ("evidence", "hearsay"),
    ],
)
def test_what_a_lane_does_not_take(step, manager: User, name: str, value: str) -> None:
    before = getattr(step, name)
    with pytest.raises(ValidationError):
        write(step, name, value, editing.raw(step, name), manager)
    step.refresh_from_db()
    assert getattr(step, name) == before


def test_nobody_is_overwritten_unseen(step, manager: User, copywriter: User) -> None:
    write(step, "goal", "Theirs", "", copywriter)
    with pytest.raises(Overtaken) as refused:
        write(step, "goal", "Mine", "", manager)
    assert (refused.value.now, refused.value.who) == ("Theirs", copywriter)
    assert refused.value.when
    write(step, "goal", "Mine", "Theirs", manager)  # seen, and written over
    step.refresh_from_db()
    assert step.goal == "Mine"


def test_two_lanes_of_one_step_are_no_conflict(step, manager: User, copywriter: User) -> None:
    write(step, "goal", "Theirs", "", copywriter)
    write(step, "pains", "Mine", "", manager)
    step.refresh_from_db()
    assert (step.goal, step.pains) == ("Theirs", "Mine")


def test_the_same_text_twice_is_no_conflict(step, manager: User, copywriter: User) -> None:
    write(step, "goal", "Same", "", copywriter)
    write(step, "goal", "Same", "", manager)
    assert ModelLogEntry.objects.filter(action=history.ACTION).count() == 1


def keys(journey: Journey) -> list[tuple[str, str]]:
    rows = Touchpoint.objects.filter(stage__journey=journey)
    return list(rows.order_by("stage__sort_order", "sort_order").values_list("stage__key", "key"))


def test_steps_move_and_cross_into_the_next_stage(journey, manager: User) -> None:
    def move(key: str, to_left: bool) -> bool:
        return editing.move_step(Touchpoint.objects.get(key=key), to_left, manager)

    assert move("thanks", True)
    assert [key for _stage, key in keys(journey)] == ["basket", "thanks", "checkout"]
    assert move("basket", True)
    assert keys(journey)[0] == ("awareness", "basket")
    assert not move("basket", True), "it stands at the very beginning"
    assert move("basket", False)
    assert keys(journey)[0] == ("purchase", "basket")
    assert not move("checkout", False), "it stands at the very end"


def test_messages_go_along_to_another_stage(linked, journey, manager: User) -> None:
    step = linked.touchpoint
    editing.move_step(step, True, manager)
    editing.move_step(Touchpoint.objects.get(pk=step.pk), True, manager)
    linked.refresh_from_db()
    assert linked.stage.key == "awareness"
    linked.full_clean()


def test_a_step_with_messages_stays(linked, manager: User) -> None:
    with pytest.raises(Refused, match=r"order\.confirmed"):
        editing.remove_step(linked.touchpoint, manager)
    linking.unlink(linked.touchpoint, linked, manager)
    editing.remove_step(Touchpoint.objects.get(key="checkout"), manager)
    assert not Touchpoint.objects.filter(key="checkout").exists()
    linked.refresh_from_db()
    assert linked.stage, "the message keeps its stage"


@pytest.mark.parametrize(
    ("name", "key"),
    [("Pay", "pay"), ("Checkout", "checkout-2"), ("Łódź", "odz"), ("結帳", "step"), ("a_b", "a-b")],
)
def test_a_new_step_has_a_key_of_its_own(
    stage, journey, manager: User, name: str, key: str
) -> None:
    step = editing.add_step(stage, name, manager)
    assert (step.key, step.sort_order) == (key, 3)


def test_a_map_has_an_end(stage, journey, manager: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "STEPS", 4)
    editing.add_step(stage, "The fourth", manager)
    with pytest.raises(Refused, match="at most 4"):
        editing.add_step(stage, "The fifth", manager)


# -- messages --------------------------------------------------------------------------------------


def test_a_message_without_a_step_gets_this_one(step, template, manager: User) -> None:
    linking.link(step, template, manager)
    template.refresh_from_db()
    assert template.touchpoint == step
    assert not StepMessage.objects.exists()


def test_a_message_with_a_step_is_linked_besides(linked, manager: User) -> None:
    thanks = Touchpoint.objects.get(key="thanks")
    linking.link(thanks, linked, manager)
    linking.link(thanks, linked, manager)
    linked.refresh_from_db()
    assert linked.touchpoint.key == "checkout"
    assert StepMessage.objects.count() == 1
    linking.unlink(thanks, linked, manager)
    assert not StepMessage.objects.exists()


def test_a_future_state_takes_no_message_for_its_own(step, template, manager: User) -> None:
    Journey.objects.update(kind=Journey.Kind.FUTURE)
    linking.link(step, template, manager)
    template.refresh_from_db()
    assert template.touchpoint is None
    assert StepMessage.objects.count() == 1


def test_another_brands_message_is_refused(step, manager: User) -> None:
    other = Brand.objects.create(key="other", name="Other")
    theirs = MessageTemplate.objects.create(key="theirs", title="Theirs", brand=other)
    with pytest.raises(Refused):
        linking.link(step, theirs, manager)


def test_a_stage_refuses_a_channel_that_is_none(stage, manager: User) -> None:
    with pytest.raises(ValidationError):
        editing.set_policy(stage, [], ["telegraph"], manager)
    stage.refresh_from_db()
    assert stage.forbidden_channels == []
