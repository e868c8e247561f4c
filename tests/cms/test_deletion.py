"""Deleting what something else uses is refused, with a list of what uses it."""

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms.models import Brand, MessageTemplate, Variant


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
