"""Wagtail's own form of a journey, which the map's *Details* leads to."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.models import Journey, Touchpoint


def sent(html: str) -> dict[str, str]:
    """What the form would send as it stands."""
    form = BeautifulSoup(html, "html.parser").select_one("form#w-editor-form")
    assert form
    data = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        chosen = field.select_one("option[selected]")
        value = chosen["value"] if chosen else field.get("value") or field.text
        if field.get("type") != "checkbox":
            data[str(field["name"])] = str(value).strip()
    return data


@pytest.fixture
def page(journey: Journey) -> str:
    return reverse("wagtailsnippets_cms_journey:edit", args=[journey.pk])


def test_saving_keeps_what_the_map_says(admin: Client, page: str, step) -> None:
    Touchpoint.objects.filter(pk=step.pk).update(goal="To be sure", emotion=-1)
    data = sent(admin.get(page).content.decode())
    answer = admin.post(page, {**data, "title": "Another title"})
    assert answer.status_code == 302
    step.refresh_from_db()
    assert (step.goal, step.emotion) == ("To be sure", -1)
    assert Journey.objects.get().title == "Another title"


def test_a_step_with_messages_is_not_lost_there(admin: Client, page: str, linked) -> None:
    data = sent(admin.get(page).content.decode())
    names = [name for name in data if name.endswith("-DELETE") and "touchpoints" in name]
    assert len(names) == 3
    answer = admin.post(page, {**data, **dict.fromkeys(names, "1")})
    assert answer.status_code < 500
    assert Touchpoint.objects.filter(pk=linked.touchpoint_id).exists()
