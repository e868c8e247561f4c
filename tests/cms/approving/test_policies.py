"""Policies: which texts they cover, the steps in order, and what an edit takes back."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from cms import actions, roles
from cms.approving.actions import approve_seen
from cms.errors import PublishRefused, Refused
from cms.models import Approval, ApprovalPolicy, ApprovalStep, Brand, Variant
from cms.models.review import Kind
from tests.cms.approving.conftest import WORDS


@pytest.fixture
def translators(db: None) -> Group:
    group = Group.objects.create(name="Translators")
    group.permissions.set(
        Permission.objects.filter(codename__in=("access_admin", "view_variant", "change_variant"))
    )
    return group


@pytest.fixture
def translator(translators: Group) -> User:
    user = User.objects.create_user("tora", password="a long password")
    user.groups.add(translators)
    return user


@pytest.fixture
def managers(db: None) -> Group:
    return Group.objects.get(name=roles.BRAND_MANAGER)


@pytest.fixture
def policy(brand: Brand, translators: Group, managers: Group) -> ApprovalPolicy:
    """Translations pass the translators, then the brand."""
    policy = ApprovalPolicy(brand=brand, title="Translations")
    policy.steps.add(ApprovalStep(kind=Kind.TRANSLATION, group=translators, sort_order=0))
    policy.steps.add(ApprovalStep(kind=Kind.BRAND, group=managers, sort_order=1))
    policy.save()
    return policy


def fresh(variant: Variant) -> Variant:
    return Variant.objects.get(pk=variant.pk)


def step_of(variant: Variant) -> str:
    """The step that waits; "" where none does."""
    state = fresh(variant).current_workflow_task_state
    return state.task.name if state else ""


TRANSLATION, BRAND = "translation: Translators", "brand: Brand manager"


# -- which texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "covers"),
    [
        ({}, True),
        ({"purposes": ["transactional"]}, True),
        ({"purposes": ["marketing"]}, False),
        ({"stages": ["purchase"]}, True),
        ({"stages": ["loyalty"]}, False),
        ({"channels": ["sms", "email"]}, True),
        ({"channels": ["email"]}, False),
        ({"locales": ["nb"]}, True),
        ({"locales": ["da"]}, False),
        ({"locales": ["nb"], "channels": ["email"]}, False),
    ],
)
def test_conditions_hold_together(
    policy: ApprovalPolicy, draft: Any, conditions: dict[str, list[str]], covers: bool
) -> None:
    for name, value in conditions.items():
        setattr(policy, name, value)
    policy.save()
    assert (draft("nb").get_workflow() == policy.workflow) is covers


def test_the_first_policy_that_covers_a_text_decides(
    policy: ApprovalPolicy, brand: Brand, managers: Group, draft: Any
) -> None:
    first = ApprovalPolicy(brand=brand, title="Danish", locales=["da"], sort_order=1)
    first.steps.add(ApprovalStep(kind=Kind.BRAND, group=managers))
    first.save()
    assert draft("da").get_workflow() == first.workflow
    assert draft("nb").get_workflow() == policy.workflow


def test_another_brand_and_no_policy_keep_the_usual_workflow(draft: Any, brand: Brand) -> None:
    other = Brand.objects.create(key="other", name="Other")
    ApprovalPolicy.objects.create(brand=other, title="Theirs", needs_approval=False)
    assert draft("nb").get_workflow().name == roles.WORKFLOW


def test_the_source_passes_the_translators_by(policy: ApprovalPolicy, draft: Any) -> None:
    assert [task.name for task in draft("en").get_workflow().tasks] == [BRAND]
    assert [task.name for task in draft("nb").get_workflow().tasks] == [TRANSLATION, BRAND]


def test_a_changed_policy_leaves_what_is_under_way(
    policy: ApprovalPolicy, submitted: Any, translator: User, manager: User
) -> None:
    variant = submitted("nb")
    policy.steps.set([policy.steps.last()])
    policy.save()
    actions.approve(fresh(variant), translator)
    assert step_of(variant) == BRAND
    assert [task.name for task in submitted("da").get_workflow().tasks] == [BRAND]


# -- steps in order --------------------------------------------------------------------------------


def test_each_approves_in_turn(
    policy: ApprovalPolicy, submitted: Any, translator: User, manager: User, seen: Any
) -> None:
    variant = submitted("nb")
    assert step_of(variant) == TRANSLATION
    approve_seen(seen(translator, variant), translator)
    assert step_of(variant) == BRAND
    assert not fresh(variant).live
    approve_seen(seen(manager, variant), manager)
    assert fresh(variant).live
    assert {row.user.username for row in Approval.objects.all()} == {"tora", "ola"}


def test_nobody_takes_anothers_turn(
    policy: ApprovalPolicy, submitted: Any, translator: User, manager: User, seen: Any
) -> None:
    theirs = seen(translator, submitted("nb"))
    with pytest.raises(Refused, match="waits for somebody else"):
        approve_seen(theirs, manager)


def test_publishing_does_not_pass_the_steps_by(
    policy: ApprovalPolicy, draft: Any, manager: User, translator: User, submitted: Any
) -> None:
    with pytest.raises(PublishRefused, match="translation: Translators"):
        draft("da").get_latest_revision().publish(user=manager)
    variant = submitted("nb")
    actions.approve(variant, translator)
    fresh(variant).get_latest_revision().publish(user=manager)  # speaks for the brand
    assert fresh(variant).live


def test_a_last_step_without_the_right_to_publish_says_so(
    policy: ApprovalPolicy, submitted: Any, translator: User, seen: Any
) -> None:
    policy.steps.set([policy.steps.first()])
    policy.save()
    variant = submitted("nb")
    with pytest.raises(Refused, match="you may not publish it"):
        approve_seen(seen(translator, variant), translator)
    assert step_of(variant) == TRANSLATION


# -- what an edit takes back -----------------------------------------------------------------------


@pytest.fixture
def translated(policy: ApprovalPolicy, submitted: Any, translator: User) -> Variant:
    """A Norwegian text whose translation is approved; the brand's turn."""
    variant: Variant = submitted("nb")
    actions.approve(variant, translator)
    return fresh(variant)


def test_an_edit_takes_back_the_approval_of_other_words(
    translated: Variant, manager: User, copywriter: User
) -> None:
    actions.edit_variant(translated, {"body": f"Hei, bestillingen: {WORDS}"}, copywriter)
    assert step_of(translated) == TRANSLATION


def test_who_edits_does_not_take_the_step_that_opens_by_it(
    translated: Variant, manager: User, brand: Brand
) -> None:
    Brand.objects.filter(pk=brand.pk).update(four_eyes=False)
    actions.edit_variant(translated, {"body": f"Hei, bestillingen: {WORDS}"}, manager)
    with pytest.raises(Refused, match="waits for somebody else"):
        actions.approve(fresh(translated), manager)
    assert step_of(translated) == TRANSLATION


def test_a_save_of_the_same_words_takes_nothing_back(translated: Variant, copywriter: User) -> None:
    fresh(translated).save_revision(user=copywriter)
    assert step_of(translated) == BRAND


def test_words_that_are_written_back_have_their_approval_again(
    translated: Variant, copywriter: User
) -> None:
    words = translated.get_latest_revision_as_object().content
    actions.edit_variant(translated, {"body": f"Hei, bestillingen: {WORDS}"}, copywriter)
    actions.edit_variant(fresh(translated), words, copywriter)
    assert step_of(translated) == BRAND


def test_other_variants_of_the_message_keep_theirs(
    translated: Variant, submitted: Any, translator: User, copywriter: User
) -> None:
    danish = submitted("da")
    actions.approve(danish, translator)
    actions.edit_variant(translated, {"body": f"Hei, bestillingen: {WORDS}"}, copywriter)
    assert (step_of(translated), step_of(danish)) == (TRANSLATION, BRAND)


def test_what_is_sent_back_and_mended_begins_where_the_words_are_new(
    translated: Variant, manager: User, copywriter: User
) -> None:
    state = translated.current_workflow_task_state
    state.task.specific.on_action(state, manager, "reject", comment="Warmer.")
    actions.edit_variant(fresh(translated), {"body": f"Hei, bestillingen: {WORDS}"}, copywriter)
    actions.submit(fresh(translated), copywriter)
    assert step_of(translated) == TRANSLATION


def test_what_is_sent_back_and_submitted_unchanged_waits_for_who_sent_it_back(
    translated: Variant, manager: User, copywriter: User
) -> None:
    state = translated.current_workflow_task_state
    state.task.specific.on_action(state, manager, "reject", comment="Warmer.")
    actions.submit(fresh(translated), copywriter)
    assert step_of(translated) == BRAND


def test_an_approval_of_an_earlier_review_is_none_of_a_later_one(
    translated: Variant, copywriter: User, manager: User
) -> None:
    translated.current_workflow_state.cancel(user=copywriter)
    actions.submit(fresh(translated), copywriter)
    assert step_of(translated) == TRANSLATION


# -- no approval -----------------------------------------------------------------------------------


@pytest.fixture
def free(brand: Brand) -> ApprovalPolicy:
    return ApprovalPolicy.objects.create(brand=brand, title="Free", needs_approval=False)


def test_whoever_may_publish_then_needs_no_other_eyes(
    free: ApprovalPolicy, draft: Any, manager: User
) -> None:
    variant = draft("nb")
    actions.edit_variant(variant, {"body": f"Hei, bestillingen: {WORDS}"}, manager)
    fresh(variant).get_latest_revision().publish(user=manager)
    assert fresh(variant).live


def test_the_guard_is_never_passed_by(free: ApprovalPolicy, faulty: Variant, manager: User) -> None:
    with pytest.raises(PublishRefused, match="error"):
        fresh(faulty).get_latest_revision().publish(user=manager)


def test_who_may_not_publish_still_submits(
    free: ApprovalPolicy, submitted: Any, manager: User
) -> None:
    variant = submitted("nb")
    actions.approve(variant, manager)
    assert fresh(variant).live


# -- its pages -------------------------------------------------------------------------------------


def fields(brand: Brand, group: Group, **more: Any) -> dict[str, Any]:
    return {
        "brand": brand.pk,
        "title": "Translations",
        "sort_order": 10,
        "stages": "",
        "locales": "nb",
        "needs_approval": "on",
        "steps-TOTAL_FORMS": 1,
        "steps-INITIAL_FORMS": 0,
        "steps-MIN_NUM_FORMS": 0,
        "steps-MAX_NUM_FORMS": 1000,
        "steps-0-kind": "translation",
        "steps-0-group": group.pk,
        "steps-0-ORDER": 1,
        "steps-0-DELETE": "",
        "steps-0-id": "",
        **more,
    }


ADD = "wagtailsnippets_cms_approvalpolicy:add"
LIST = "wagtailsnippets_cms_approvalpolicy:list"


def test_a_manager_writes_a_policy(
    brand: Brand, translators: Group, manager: User, post: Any, at: Any
) -> None:
    assert "Who approves, in this order" in at(manager, reverse(ADD)).content.decode()
    response = post(manager, reverse(ADD), **fields(brand, translators))
    assert response.status_code == 302, response.content.decode()
    policy = ApprovalPolicy.objects.get()
    assert [task.name for task in policy.workflow.tasks] == [TRANSLATION]
    page = at(manager, reverse(LIST)).content.decode()
    assert "translation: Translators" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"stages": "nowhere"}, "has no stage nowhere"),
        ({"locales": "klingon"}, "is not a known locale"),
        ({"channels": ["fax"]}, "fax"),
    ],
)
def test_what_does_not_exist_is_named(
    brand: Brand, translators: Group, manager: User, post: Any, more: Any, words: str
) -> None:
    response = post(manager, reverse(ADD), **fields(brand, translators, **more))
    assert words in response.content.decode()
    assert not ApprovalPolicy.objects.exists()


def test_a_writer_writes_none(
    copywriter: User, brand: Brand, translators: Group, post: Any
) -> None:
    post(copywriter, reverse(ADD), **fields(brand, translators))
    assert not ApprovalPolicy.objects.exists()
