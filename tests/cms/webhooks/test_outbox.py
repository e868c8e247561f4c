"""What is to be told is written with the release: both or neither, few queries, and no call."""

import json
import socket
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import APIToken

from cms import actions, releases
from cms.models import Brand, Delivery, Release, ReleaseEntry, StoredContent, Variant
from cms.webhooks import events, outbox
from tests.cms.conftest import WORDING, Draft
from tests.cms.webhooks.conftest import Make


def told() -> list[tuple[str, int | None]]:
    rows = Delivery.objects.order_by("pk")
    return list(rows.values_list("endpoint__name", "release_number"))


def test_every_release_is_told(live: Draft, endpoint: Make, manager: User) -> None:
    endpoint("crm")
    endpoint("cache")
    live("en").unpublish(user=manager)
    assert sorted(told()) == [("cache", 1), ("cache", 2), ("crm", 1), ("crm", 2)]


def test_what_is_told(live: Draft, endpoint: Make, manager: User, settings: Any) -> None:
    endpoint("crm")
    variant = live("en")
    variant.unpublish(user=manager)
    up, down = (json.loads(row.payload) for row in Delivery.objects.order_by("pk"))
    release = Release.objects.get(number=1)
    assert up == {
        "type": "release.created",
        "timestamp": release.created_at.isoformat().replace("+00:00", "Z"),
        "data": {
            "release": 1,
            "environment": "production",
            "brand": "fjellheim",
            "action": "publish",
            "changes": [
                {
                    "key": "order.confirmed",
                    "channel": "sms",
                    "locale": "en",
                    "persona": "",
                    "arm": "",
                    "live": True,
                }
            ],
            "more": False,
            "changes_url": f"{settings.BASE_URL}/api/v1/changes?since=0&environment=production",
        },
    }
    assert (down["data"]["action"], down["data"]["changes"][0]["live"]) == ("unpublish", False)
    assert up.keys() == down.keys()
    assert up["data"].keys() == down["data"].keys(), "one type, one shape"


def test_no_text_is_told(
    live: Draft, endpoint: Make, copywriter: User, template: Any, manager: User
) -> None:
    endpoint("crm")
    variant = live("en")
    template.description = "xyzzy"
    template.save()
    actions.edit_variant(variant, {"body": "xyzzy {{ first_name }} {{ total }}"}, copywriter)
    variant.refresh_from_db()
    variant.get_latest_revision().publish(user=manager)
    payloads = "".join(Delivery.objects.values_list("payload", flat=True))
    assert Delivery.objects.count() == 2
    for words in ("xyzzy", WORDING["en"][:9], "ola", "kari"):
        assert words not in payloads


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, True),
        ({"active": False}, False),
        ({"actions": ["publish"]}, True),
        ({"actions": ["unpublish", "roll-back"]}, False),
        ({"environment": "production"}, True),
        ({"environment": "staging"}, False),
    ],
)
def test_who_is_told(live: Draft, endpoint: Make, more: dict[str, Any], wanted: bool) -> None:
    endpoint("crm", **more)
    live("en")
    assert told() == ([("crm", 1)] if wanted else [])


def test_an_endpoint_of_one_brand_hears_of_no_other(
    live: Draft, endpoint: Make, brand: Brand
) -> None:
    other = Brand.objects.create(key="other", name="Other")
    endpoint("ours", brand=brand)
    endpoint("theirs", brand=other)
    live("en")
    assert told() == [("ours", 1)]


def test_one_event_has_one_id_for_all(live: Draft, endpoint: Make) -> None:
    endpoint("crm")
    endpoint("cache")
    live("en")
    live("nb")
    ids = set(Delivery.objects.values_list("release_number", "message_id"))
    assert len(ids) == len(dict(ids)) == 2


def test_what_is_undone_is_not_told(draft: Draft, endpoint: Make, manager: User) -> None:
    endpoint("crm")
    variant = draft("en")
    with pytest.raises(RuntimeError, match="later"), transaction.atomic():
        variant.get_latest_revision().publish(user=manager)
        assert told() == [("crm", 1)]
        raise RuntimeError("later in the same transaction")
    assert told() == []
    assert not Release.objects.exists()


def test_a_refused_publication_is_not_told(draft: Draft, endpoint: Make, manager: User) -> None:
    endpoint("crm")
    with pytest.raises(Exception, match="nobody"):
        draft("nb", "Hei, {{ nobody }}.").get_latest_revision().publish(user=manager)
    assert told() == []


@pytest.mark.django_db(transaction=True)
def test_it_needs_a_transaction(live: Draft, endpoint: Make) -> None:
    live("en")
    entry = ReleaseEntry.objects.get()
    with pytest.raises(RuntimeError, match="transaction"):
        outbox.enqueue(entry.release, [entry])


def test_publishing_calls_nobody(
    draft: Draft, endpoint: Make, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sockets and name look-ups are closed while it publishes (the database's is open already)."""
    endpoint("crm")
    variant = draft("en")
    revision = variant.get_latest_revision()

    def closed(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("a call in the publishing request")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, closed)
    revision.publish(user=manager)
    assert told() == [("crm", 1)]


def entries(release: Release, count: int) -> list[ReleaseEntry]:
    content = StoredContent(digest="0" * 64)
    return [
        ReleaseEntry(
            release=release,
            brand_key="fjellheim",
            key=f"{'k' * 90}.{number}",
            channel="sms",
            locale="nb",
            content=content,
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("changes", [1, 5_000])
@pytest.mark.parametrize(("endpoints", "queries"), [(0, 1), (1, 2), (50, 2)])
def test_the_queries_are_two_at_most(
    endpoint: Make,
    brand: Brand,
    django_assert_num_queries: Any,
    endpoints: int,
    queries: int,
    changes: int,
) -> None:
    for number in range(endpoints):
        endpoint(f"crm {number}")
    release = Release.objects.create(number=1, action="publish")
    rows = entries(release, changes)
    with django_assert_num_queries(queries):
        assert outbox.enqueue(release, rows) == endpoints


@pytest.mark.parametrize(("count", "listed", "more"), [(100, 100, False), (101, 100, True)])
def test_a_hundred_changes_are_listed(db: None, count: int, listed: int, more: bool) -> None:
    release = Release.objects.create(number=57, action="publish")
    told = events.release_created(release, entries(release, count))
    data = json.loads(told)["data"]
    assert (len(data["changes"]), data["more"]) == (listed, more)
    assert data["changes_url"].endswith("/api/v1/changes?since=56&environment=production")
    assert len(told) < 30_000


def test_the_address_for_the_rest_answers(
    live: Draft, endpoint: Make, automation: User, client: Any
) -> None:
    """`changes?since=` the release before answers with what this release changed."""
    endpoint("crm")
    live("en")
    token = APIToken.create_token(user=automation, name="crm")[1]
    data = json.loads(Delivery.objects.get().payload)["data"]
    path = data["changes_url"].partition("/api/")[2]
    found = client.get(f"/api/{path}", headers={"Authorization": f"Bearer {token}"}).json()
    assert [each["release"] for each in found["items"]] == [1]


def test_append_tells_what_it_wrote(draft: Draft, endpoint: Make) -> None:
    endpoint("crm")
    variant = Variant.objects.get(pk=draft("en").pk)
    with transaction.atomic():
        releases.append(variant, action="publish", user=None, revision_id=None)
    assert told() == [("crm", 1)]
