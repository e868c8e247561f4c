"""Deleting what something else uses is refused, with a list of what uses it."""

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms.models import Brand, MessageTemplate, Stage, Variant


@pytest.fixture
def admin(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


@pytest.mark.parametrize("model", ["brand", "messagetemplate"])
def test_in_the_admin(admin: Client, live, model: str) -> None:
    live("en")
    row = {"brand": Brand, "messagetemplate": MessageTemplate}[model].objects.get()
    response = admin.post(
        reverse(f"wagtailsnippets_cms_{model}:delete", args=[row.pk]), follow=True
    )
    assert response.status_code in (200, 403)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_live_variant_stays(admin: Client, live) -> None:
    variant = live("en")
    response = admin.post(
        reverse("wagtailsnippets_cms_variant:delete", args=[variant.pk]), follow=True
    )
    assert response.status_code in (200, 403)
    assert Variant.objects.filter(pk=variant.pk).exists()


def test_a_draft_goes(admin: Client, draft) -> None:
    variant = draft("en")
    admin.post(reverse("wagtailsnippets_cms_variant:delete", args=[variant.pk]))
    assert not Variant.objects.filter(pk=variant.pk).exists()


def test_in_wagtails_api(client: Client, manager: User, live) -> None:
    variant = live("en")
    _, token = APIToken.create_token(user=manager, name="test")
    response = client.delete(
        f"/api/v3/snippets/cms.Variant/{variant.pk}/", headers={"authorization": f"Bearer {token}"}
    )
    assert response.status_code == 409
    assert "en" in response.json()["detail"]


def test_in_code(live, stage, template) -> None:
    live("en")
    for row in (template.brand, stage, template, Variant.objects.get()):
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_stage_in_use_is_not_removed_from_its_journey(
    admin: Client, stage: Stage, template: MessageTemplate
) -> None:
    journey = stage.journey
    sent = {
        "brand": journey.brand_id,
        "title": journey.title,
        "key": journey.key,
        "kind": journey.kind,
        "stages-TOTAL_FORMS": "1",
        "stages-INITIAL_FORMS": "1",
        "stages-MIN_NUM_FORMS": "0",
        "stages-MAX_NUM_FORMS": "1000",
        "stages-0-id": stage.pk,
        "stages-0-ORDER": "1",
        "stages-0-DELETE": "on",
        "stages-0-key": stage.key,
        "stages-0-name": stage.name,
        "stages-0-touchpoints-TOTAL_FORMS": "0",
        "stages-0-touchpoints-INITIAL_FORMS": "0",
    }
    edit = reverse("wagtailsnippets_cms_journey:edit", args=[journey.pk])
    answer = admin.post(edit, sent, follow=True)
    assert answer.status_code == 200
    assert "Order confirmed" in " ".join(str(message) for message in answer.context["messages"])
    assert Stage.objects.filter(pk=stage.pk).exists()


def test_a_person_who_published_is_not_deleted(
    client: Client, admin_user: User, manager: User, live
) -> None:
    live("en")
    client.force_login(admin_user)
    answer = client.post(reverse("wagtailusers_users:delete", args=[manager.pk]), follow=True)
    assert answer.status_code in (200, 403)
    assert User.objects.filter(pk=manager.pk).exists()
