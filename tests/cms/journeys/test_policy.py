"""The channels of a stage, as the guide has them and the editor shows them."""

import pytest
from django.contrib.auth.models import User

from cms.checking.deciding import Deciding
from cms.door import guide_document, to_guide
from cms.guard import judge
from cms.journeys.editing import set_policy
from cms.models import Journey, MessageTemplate, Stage, StyleGuide


def test_a_finding_says_which_stage_decided(linked, draft, stage, manager: User) -> None:
    row = draft("en")
    assert "channel_unwelcome" not in {each.check for each, _ in judge(row).findings}
    set_policy(stage, [], ["sms"], manager)
    (found,) = [each for each, _ in judge(row).findings if each.check == "channel_unwelcome"]
    decided = Deciding(stage.journey.brand, manager).by(found.rule)
    assert decided and decided.url.endswith(f"/journeys/{stage.journey_id}/")
    assert "Purchase" in decided.words


@pytest.mark.parametrize(
    ("kind", "has_messages", "decides"),
    [
        (Journey.Kind.CURRENT, False, "first"),
        (Journey.Kind.FUTURE, False, "first"),
        (Journey.Kind.FUTURE, True, "second"),
        (Journey.Kind.CURRENT, True, "second"),
    ],
)
def test_which_of_two_stages_of_one_key_decides(
    brand, stage, kind: str, has_messages: bool, decides: str
) -> None:
    stage.forbidden_channels = ["sms"]
    stage.save()
    other = Journey.objects.create(brand=brand, key="two", title="Two", kind=kind)
    second = Stage.objects.create(
        journey=other, key=stage.key, name="P", allowed_channels=["email"]
    )
    if has_messages:
        MessageTemplate.objects.create(key="m", title="m", brand=brand, stage=second)
    told = {"first": {"forbidden_channels": ["sms"]}, "second": {"allowed_channels": ["email"]}}
    assert guide_document(brand)["stages"] == {stage.key: told[decides]}
    assert to_guide(brand).document()["stages"] == {stage.key: told[decides]}


def test_a_stage_that_says_nothing_is_left_out(brand, stage) -> None:
    StyleGuide.objects.all().delete()
    assert guide_document(brand)["stages"] == {}
