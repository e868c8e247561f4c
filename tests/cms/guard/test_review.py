"""What was submitted is what is approved: nobody slips a change in while it is under review."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms import actions
from cms.models import Variant

OTHER = "Hi {{ first_name }}: {{ total | money }}. This was slipped in."


@pytest.fixture
def waiting(draft, copywriter: User) -> Variant:
    variant = draft("en")
    actions.submit(variant, copywriter)
    return Variant.objects.get(pk=variant.pk)


def latest(variant: Variant) -> str:
    return Variant.objects.get(pk=variant.pk).get_latest_revision_as_object().content["body"]


def test_the_writer_cannot_change_it_in_the_editor(
    client: Client, waiting: Variant, copywriter: User
) -> None:
    client.force_login(copywriter)
    edit = reverse("wagtailsnippets_cms_variant:edit", args=[waiting.pk])
    client.post(edit, {"content-body": OTHER})
    assert latest(waiting) != OTHER


def test_nor_by_wagtails_api(client: Client, waiting: Variant, copywriter: User) -> None:
    _, token = APIToken.create_token(user=copywriter, name="test")
    answer = client.patch(
        f"/api/v3/snippets/cms.Variant/{waiting.pk}/",
        json.dumps({"content": {"body": OTHER}, "meta": {"type": "cms.Variant"}}),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert answer.status_code in (403, 409, 422), answer.content
    assert latest(waiting) != OTHER


def test_a_reviewer_may_send_it_back_with_a_comment(
    client: Client, waiting: Variant, manager: User
) -> None:
    client.force_login(manager)
    task = waiting.current_workflow_task_state
    action = reverse(
        "wagtailsnippets_cms_variant:workflow_action", args=[waiting.pk, "reject", task.pk]
    )
    client.post(action, {"comment": "Say when it arrives."})
    waiting.refresh_from_db()
    assert not waiting.live
    state = waiting.current_workflow_state
    assert state.status == state.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Say when it arrives."


def test_after_changes_it_is_submitted_again(
    waiting: Variant, copywriter: User, manager: User
) -> None:
    task_state = waiting.current_workflow_task_state
    task_state.task.specific.on_action(task_state, manager, "reject", comment="Shorter.")
    actions.edit_variant(waiting, {"body": "{{ first_name }}: {{ total | money }}"}, copywriter)
    again = Variant.objects.get(pk=waiting.pk)
    actions.submit(again, copywriter)
    actions.approve(Variant.objects.get(pk=waiting.pk), manager)
    assert Variant.objects.get(pk=waiting.pk).live
