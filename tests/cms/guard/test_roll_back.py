"""A manager brings back what was said before, from the editor, and the log says so."""

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.models import Release, ReleaseEntry, Variant


def test_from_the_editor(client: Client, live, copywriter: User, manager: User) -> None:
    variant = live("en")
    old = variant.get_latest_revision()
    actions.edit_variant(variant, {"body": "{{ first_name }}: {{ total | money }}"}, copywriter)
    Variant.objects.get(pk=variant.pk).get_latest_revision().publish(user=manager)
    client.force_login(manager)
    review = reverse("wagtailsnippets_cms_variant:revisions_revert", args=[variant.pk, old.pk])
    assert client.get(review).status_code == 200
    body = old.content["content"]["body"]
    client.post(review, {"content-body": body, "revision": str(old.pk), "action-publish": "1"})
    assert Release.objects.get(number=3).action == Release.Action.ROLL_BACK
    newest = ReleaseEntry.objects.get(release_id=3)
    assert newest.content.document["content"]["body"] == body
    assert newest.approved_by == "ola"
