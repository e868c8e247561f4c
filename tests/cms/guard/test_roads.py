"""Every road to "live" is closed to an unwaived error, and no refusal is a 500."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken

from cms import actions
from cms.errors import PublishRefused
from cms.models import LiveEntry, Release, Variant

PAST_GUARD = "wagtailsnippets_cms_variant"


@pytest.fixture
def admin(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"{PAST_GUARD}:{name}", args=args)


def form_of(variant: Variant, **more: str) -> dict[str, str]:
    """What the SMS editor submits."""
    latest = variant.get_latest_revision_as_object()
    return {"content-body": latest.content["body"], **more}


def assert_not_live(variant: Variant) -> None:
    variant.refresh_from_db()
    assert not variant.live
    assert not LiveEntry.objects.filter(variant=variant).exists()


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_the_publish_button_of_the_editor(admin: Client, faulty: Variant) -> None:
    response = admin.post(
        address("edit", faulty.pk), form_of(faulty, **{"action-publish": "1"}), follow=True
    )
    assert response.status_code == 200
    assert "first_name" in messages_of(response)
    assert_not_live(faulty)


def test_the_submit_button_of_the_editor(client: Client, copywriter: User, faulty: Variant) -> None:
    client.force_login(copywriter)
    response = client.post(
        address("edit", faulty.pk), form_of(faulty, **{"action-submit": "1"}), follow=True
    )
    assert "first_name" in messages_of(response)
    faulty.refresh_from_db()
    assert not faulty.workflow_in_progress


def in_review(variant: Variant, copywriter: User) -> Variant:
    """*variant* in the workflow, past the guard of submitting: it was clean when it was
    submitted.
    """
    variant.get_workflow().start(variant, copywriter)
    return variant


def test_workflow_approval_in_the_admin(admin: Client, copywriter: User, faulty: Variant) -> None:
    in_review(faulty, copywriter)
    task = faulty.current_workflow_task_state
    response = admin.post(address("workflow_action", faulty.pk, "approve", task.pk), follow=True)
    assert response.status_code == 200
    assert "first_name" in messages_of(response)
    assert_not_live(faulty)
    assert faulty.workflow_in_progress, "it still waits, nothing is half done"


def test_workflow_approval_with_a_comment_by_modal(
    admin: Client, copywriter: User, faulty: Variant
) -> None:
    in_review(faulty, copywriter)
    task = faulty.current_workflow_task_state
    response = admin.post(
        address("workflow_action", faulty.pk, "approve", task.pk),
        {"comment": "fine"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    assert response.json()["step"] == "success"  # the modal closes, the page tells why
    assert_not_live(faulty)


def test_workflow_approval_from_the_editor(
    admin: Client, copywriter: User, faulty: Variant
) -> None:
    in_review(faulty, copywriter)
    more = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = admin.post(address("edit", faulty.pk), form_of(faulty, **more), follow=True)
    assert response.status_code == 200
    assert_not_live(faulty)


def test_workflow_approval_in_code(copywriter: User, manager: User, faulty: Variant) -> None:
    in_review(faulty, copywriter)
    with pytest.raises(PublishRefused, match="first_name"):
        actions.approve(faulty, manager)
    assert_not_live(faulty)
    assert faulty.workflow_in_progress


def test_scheduling(admin: Client, faulty: Variant) -> None:
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    more = {"go_live_at": tomorrow, "action-publish": "1"}
    admin.post(address("edit", faulty.pk), form_of(faulty, **more), follow=True)
    assert not faulty.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_scheduled_publishing_refuses_the_faulty_and_does_the_rest(
    draft, live, manager: User
) -> None:
    live("en")
    first, second = draft("nb"), draft("da")
    for variant in (first, second):
        revision = variant.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        if variant is first:  # it has become faulty since it was scheduled
            revision.content["content"] = {"body": "Hei, {{ nobody }}."}
        revision.save()
    errors = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("publish_scheduled", stdout=StringIO(), stderr=errors)
    assert stop.value.code == 1
    assert "nobody" in errors.getvalue()
    assert_not_live(first)
    second.refresh_from_db()
    assert second.live


def test_bulk_action(admin: Client, faulty: Variant, draft) -> None:
    clean = draft("da")
    action = reverse("wagtail_bulk_action", args=["cms", "variant", "publish"])
    response = admin.post(f"{action}?id={faulty.pk}&id={clean.pk}&next=/admin/", follow=True)
    assert response.status_code == 200
    assert "first_name" in messages_of(response)
    assert_not_live(faulty)
    clean.refresh_from_db()
    assert clean.live


@pytest.fixture
def bearer(manager: User) -> dict[str, str]:
    _, token = APIToken.create_token(user=manager, name="test")
    return {"authorization": f"Bearer {token}"}


def test_wagtail_api_publish_action(
    client: Client, bearer: dict[str, str], faulty: Variant
) -> None:
    response = client.post(
        f"/api/v3/snippets/cms.Variant/{faulty.pk}/actions/publish/", headers=bearer
    )
    assert response.status_code == 422
    assert "first_name" in response.content.decode()
    assert_not_live(faulty)


def test_wagtail_api_patch_and_publish(
    client: Client, bearer: dict[str, str], faulty: Variant
) -> None:
    response = client.patch(
        f"/api/v3/snippets/cms.Variant/{faulty.pk}/",
        json.dumps(
            {
                "content": {"body": "Hei, {{ nobody }}."},
                "meta": {"type": "cms.Variant", "action": "publish"},
            }
        ),
        content_type="application/json",
        headers=bearer,
    )
    assert response.status_code == 422
    assert_not_live(faulty)


def test_wagtail_api_create_and_publish(
    client: Client, bearer: dict[str, str], live, template
) -> None:
    live("en")
    document = {
        "template_id": template.pk,
        "channel": "sms",
        "locale": "nb",
        "arm": "",
        "content": {"body": "Hei, {{ nobody }}."},
        "meta": {"type": "cms.Variant", "action": "publish"},
    }
    response = client.post(
        "/api/v3/snippets/cms.Variant/",
        json.dumps(document),
        content_type="application/json",
        headers=bearer,
    )
    assert response.status_code == 422
    assert not Variant.objects.filter(locale="nb", live=True).exists()


def test_shell_publishing_a_revision(faulty: Variant) -> None:
    with pytest.raises(PublishRefused):
        faulty.get_latest_revision().publish()
    assert_not_live(faulty)


def test_shell_saving_a_row_as_live(faulty: Variant) -> None:
    faulty.live = True
    with pytest.raises(PublishRefused):
        faulty.save()
    assert_not_live(Variant.objects.get(pk=faulty.pk))


def test_shell_creating_a_live_row(template) -> None:
    with pytest.raises(PublishRefused):
        Variant.objects.create(template=template, channel="sms", locale="nb", live=True)


@pytest.mark.parametrize("verb", ["update", "bulk_update", "bulk_create"])
def test_shell_writing_rows_in_bulk(faulty: Variant, template, verb: str) -> None:
    with pytest.raises(PublishRefused):
        if verb == "update":
            Variant.objects.update(live=True)
        elif verb == "bulk_update":
            faulty.live = True
            Variant.objects.bulk_update([faulty], ["live"])
        else:
            Variant.objects.bulk_create(
                [Variant(template=template, channel="sms", locale="da", live=True)]
            )
    assert_not_live(faulty)


def test_rolling_back_to_a_faulty_revision(
    admin: Client, live, manager: User, copywriter: User
) -> None:
    live("en")
    variant = live("nb")
    old = variant.get_latest_revision()
    old.content["content"] = {"body": "Hei, {{ nobody }}."}  # published before the check existed
    old.save()
    actions.edit_variant(
        variant, {"body": "Hei {{ first_name }}, {{ total | money }}."}, copywriter
    )
    before = Release.objects.count()
    admin.post(
        address("revisions_revert", variant.pk, old.pk),
        {"content-body": "Hei, {{ nobody }}.", "revision": str(old.pk), "action-publish": "1"},
        follow=True,
    )
    assert Release.objects.count() == before


def test_a_clean_text_goes_live_by_review(
    client: Client, copywriter: User, manager: User, live, draft
) -> None:
    live("en")
    variant = draft("nb")
    client.force_login(copywriter)
    client.post(address("edit", variant.pk), form_of(variant, **{"action-submit": "1"}))
    variant = Variant.objects.get(pk=variant.pk)
    assert variant.workflow_in_progress
    client.force_login(manager)
    client.post(
        address("workflow_action", variant.pk, "approve", variant.current_workflow_task_state.pk)
    )
    variant.refresh_from_db()
    assert variant.live
    entry = LiveEntry.objects.get(variant=variant).entry
    assert (entry.approved_by, entry.locale) == ("ola", "nb")
