"""Nobody approves their own last edit."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.errors import PublishRefused
from cms.models import Variant
from cms.models.four_eyes import author_of, edited_last


def test_a_manager_does_not_publish_what_they_wrote(draft, manager: User) -> None:
    variant = draft("en")
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}, {{ total | money }}."}, manager)
    variant.refresh_from_db()
    with pytest.raises(PublishRefused, match="somebody else"):
        variant.get_latest_revision().publish(user=manager)


def test_pressing_publish_writes_a_revision_but_is_not_an_edit(draft, manager: User) -> None:
    variant = draft("en")
    variant.save_revision(user=manager)  # what Wagtail does on every save, changed or not
    variant.refresh_from_db()
    assert not edited_last(variant, manager)
    variant.get_latest_revision().publish(user=manager)
    variant.refresh_from_db()
    assert variant.live


def test_the_author_is_who_first_wrote_the_newest_words(
    draft, manager: User, copywriter: User
) -> None:
    variant = draft("en")
    first = variant.get_latest_revision()
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}, {{ total | money }}."}, manager)
    variant.refresh_from_db()
    assert author_of(variant, variant.get_latest_revision()) == manager.pk
    assert author_of(variant, first) == copywriter.pk


def test_a_brand_may_do_without(draft, manager: User, brand) -> None:
    brand.four_eyes = False
    brand.save()
    variant = draft("en")
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}, {{ total | money }}."}, manager)
    variant = Variant.objects.get(pk=variant.pk)
    variant.get_latest_revision().publish(user=manager)
    variant.refresh_from_db()
    assert variant.live


def test_an_approver_who_edited_is_told_and_nothing_happens(
    client: Client, draft, copywriter: User, manager: User
) -> None:
    variant = draft("en")
    actions.submit(variant, copywriter)
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}, {{ total | money }}."}, manager)
    task = variant.current_workflow_task_state
    client.force_login(manager)
    response = client.post(
        reverse(
            "wagtailsnippets_cms_variant:workflow_action", args=[variant.pk, "approve", task.pk]
        ),
        follow=True,
    )
    assert response.status_code == 200
    assert "somebody else" in " ".join(str(message) for message in response.context["messages"])
    variant.refresh_from_db()
    assert not variant.live


def test_approving_in_code_is_refused_too(draft, manager: User) -> None:
    variant = draft("en")
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}, {{ total | money }}."}, manager)
    variant = Variant.objects.get(pk=variant.pk)
    variant.get_workflow().start(variant, manager)
    with pytest.raises(PublishRefused, match="somebody else"):
        actions.approve(variant, manager)
    assert variant.workflow_in_progress


EMAIL = {
    "subject": "Hi {{ first_name }}",
    "body": [{"type": "text", "text": "{{ total | money }}"}],
}


def test_ids_that_the_form_gives_to_blocks_are_no_edit(
    client: Client, template, copywriter: User, manager: User
) -> None:
    variant = actions.start_variant(template, "email", "en", EMAIL, copywriter)
    actions.submit(variant, copywriter)
    client.force_login(manager)
    edit = reverse("wagtailsnippets_cms_variant:edit", args=[variant.pk])
    form = client.get(edit).context["form"]
    block = form["content"].value()["body"][0]
    sent = {
        "content-subject": EMAIL["subject"],
        "content-preheader": "",
        "content-body-count": "1",
        "content-body-0-deleted": "",
        "content-body-0-order": "0",
        "content-body-0-type": "text",
        "content-body-0-id": block.id,
        "content-body-0-value-text": EMAIL["body"][0]["text"],
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
    }
    client.post(edit, sent)
    variant.refresh_from_db()
    assert "id" in variant.get_latest_revision().content["content"]["body"][0]
    assert variant.live


def test_bringing_an_earlier_text_back_is_no_edit(live, manager: User, copywriter: User) -> None:
    variant = live("en")
    old = variant.get_latest_revision()
    actions.edit_variant(variant, {"body": "{{ first_name }}: {{ total | money }}"}, copywriter)
    variant = Variant.objects.get(pk=variant.pk)
    variant.content = old.content["content"]
    back = variant.save_revision(user=manager, previous_revision=old)
    back.publish(user=manager, previous_revision=old)
    assert Variant.objects.get(pk=variant.pk).live_revision_id == back.pk


def test_bringing_ones_own_text_back_is_an_edit(draft, manager: User, copywriter: User) -> None:
    variant = draft("en")
    own = {"body": "{{ first_name }}: {{ total | money }}"}
    actions.edit_variant(variant, own, manager)
    actions.edit_variant(Variant.objects.get(pk=variant.pk), {"body": "Hi"}, copywriter)
    actions.edit_variant(Variant.objects.get(pk=variant.pk), own, manager)
    variant = Variant.objects.get(pk=variant.pk)
    assert edited_last(variant, manager)
