"""The page that exports a published variant for a sender."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms.models import Variant
from templates_lib import merge

Draft = Callable[..., Variant]
HOSTILE = "<script>alert(1)</script>"
BODY = "Hi {{ first_name }}, {{ total | money }}{% if total > 500 %} (free){% endif %}."


def address(variant: Variant, **query: str) -> str:
    path = reverse(Variant.snippet_viewset.get_url_name("export"), args=[variant.pk])
    return f"{path}?{urlencode(query)}" if query else path


@pytest.fixture
def shown(client: Client, manager: User) -> Callable[..., Any]:
    """``shown(variant, target="braze")``: the answer to a manager."""
    client.force_login(manager)
    return lambda variant, **query: client.get(address(variant, **query))


def test_a_published_text_is_shown_with_its_values(live: Draft, shown: Any) -> None:
    response = shown(live("en", body=BODY), target="braze")
    assert response.context["parts"][0]["name"] == "body"
    page = response.content.decode()
    assert "api_trigger_properties.${total_money}" in page
    assert "All of it can be carried by Braze" in page and "total_above_500" in page
    assert [row.name for row in response.context["rows"]] == [
        *("first_name", "total_money", "total_above_500"),
    ]


def test_what_is_refused_is_told_first(live: Draft, shown: Any) -> None:
    response = shown(live("en", body=BODY), target="twilio")
    page = response.content.decode()
    assert "1 thing that this sender cannot carry" in page and "line 1, column 41" in page
    assert response.context["parts"] == [] and "<textarea readonly" not in page


def test_a_file_is_given(live: Draft, shown: Any) -> None:
    response = shown(live("en", body=BODY), target="klaviyo", download="1")
    assert response["Content-Disposition"] == (
        'attachment; filename="order.confirmed.sms.en.klaviyo.json"'
    )
    told = json.loads(response.content)
    assert told["release"] == 1 and told["parts"]["body"].startswith("Hi {{ event.first_name")
    assert len(told["contract"]["variables"][0]["samples"]) == 3


def test_a_draft_leaves_by_no_road(live: Draft, draft: Draft, shown: Any) -> None:
    never = draft("nb")
    assert "Nothing is published here" in shown(never, target="braze").content.decode()
    assert b"attachment" not in shown(never, target="braze", download="1").content
    variant = live("en", body=BODY)
    variant.content = {"body": "Another text"}
    variant.save_revision()
    assert b"Another text" not in shown(variant, target="braze", download="1").content


def test_a_profile_gives_marks_and_names(live: Draft, shown: Any) -> None:
    asked = {"target": "custom", "open": "[[", "close": "]]", "names": "first_name = FIRST\n\n"}
    response = shown(live("en", body="Hi {{ first_name }}."), **asked)
    (part,) = response.context["parts"]
    assert (part["name"], part["label"], part["text"]) == ("body", "Message", "Hi [[FIRST]].")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"target": "fax"}, "Select a valid choice"),
        ({"target": "custom"}, "Say which marks"),
        ({"target": "custom", "open": "aa", "close": "]]"}, "A mark begins with a sign"),
        ({"target": "braze", "names": "first_name"}, "has no “=”"),
        ({"target": "braze", "names": f"{HOSTILE}"}, "&lt;script&gt;"),
        ({"target": "braze", "environment": "nowhere"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_asked_is_said(live: Draft, shown: Any, query: Any, told: str) -> None:
    page = shown(live("en", body=BODY), **query).content.decode()
    assert told in page and HOSTILE not in page


def test_hostile_text_is_text(live: Draft, shown: Any) -> None:
    names = f"first_name = </textarea>{HOSTILE}"
    response = shown(live("en", body="Hi {{ first_name }}."), target="braze", names=names)
    assert HOSTILE in response.context["parts"][0]["text"]
    page = response.content.decode()
    assert HOSTILE not in page and page.count("</textarea>") == page.count("<textarea")


@pytest.mark.parametrize("target", merge.TARGETS)
def test_every_target_is_offered(live: Draft, shown: Any, target: str) -> None:
    response = shown(live("en", body="Hi {{ first_name }}."), target=target)
    assert response.status_code == 200
    assert f'value="{target}" selected' in response.content.decode()


def test_only_those_who_may_see_variants(live: Draft, client: Client, automation: User) -> None:
    variant = live("en")
    assert client.get(address(variant)).status_code == 302
    client.force_login(automation)
    assert client.get(address(variant)).status_code in (302, 403)
    client.force_login(User.objects.create_superuser("root"))
    assert client.get(address(variant).replace(str(variant.pk), "99999")).status_code == 404


def test_the_editor_leads_to_it(live: Draft, draft: Draft, client: Client, manager: User) -> None:
    client.force_login(manager)
    edit = Variant.snippet_viewset.get_url_name("edit")
    for variant, leads in ((live("en"), True), (draft("nb"), False)):
        page = client.get(reverse(edit, args=[variant.pk])).content.decode()
        assert (address(variant) in page) is leads


def test_queries_do_not_grow(
    live: Draft, shown: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    variant = live("en", body=BODY)
    for locale in ("nb", "da", "pl"):
        live(locale)
    shown(variant, target="braze")
    with django_assert_max_num_queries(22):
        shown(variant, target="braze")
