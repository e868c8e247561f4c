"""``GET releases``, ``releases/{n}`` and ``changes``: what was published, and when."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms.models import ReleaseEntry, Variant

Draft = Callable[..., Variant]


def numbers(response: Any) -> list[int]:
    return [item["number"] for item in response.json()["items"]]


def test_the_log_has_the_newest_first(api: Any, live: Draft, manager: User) -> None:
    live("en")
    live("nb").unpublish(user=manager)
    answer = api.get("releases").json()
    assert [(item["number"], item["action"], item["by"]) for item in answer["items"]] == [
        (3, "unpublish", "ola"),
        (2, "publish", "ola"),
        (1, "publish", "ola"),
    ]
    assert {item["changes"] for item in answer["items"]} == {1}
    assert answer["next_cursor"] is None


def test_the_log_comes_in_pages(api: Any, live: Draft) -> None:
    for locale in ("en", "nb", "da"):
        live(locale)
    first = api.get("releases?limit=2")
    assert numbers(first) == [3, 2]
    second = api.get(f"releases?limit=2&cursor={first.json()['next_cursor']}")
    assert numbers(second) == [1]
    assert second.json()["next_cursor"] is None


def test_an_empty_log_is_an_empty_page(api: Any) -> None:
    assert api.get("releases").json() == {"items": [], "next_cursor": None}


def test_one_release_tells_what_it_changed(api: Any, live: Draft, manager: User) -> None:
    variant = live("nb")
    digest = api.get("templates/order.confirmed/sms?locale=nb").json()["digest"]
    variant.unpublish(user=manager)
    published, withdrawn = (api.get(f"releases/{number}").json() for number in (1, 2))
    (entry,) = published["entries"]
    assert (published["number"], published["action"], published["changes"]) == (1, "publish", 1)
    assert (entry["live"], entry["digest"], entry["approved_by"]) == (True, digest, "ola")
    assert (entry["brand"], entry["key"], entry["channel"], entry["locale"]) == (
        "fjellheim",
        "order.confirmed",
        "sms",
        "nb",
    )
    (entry,) = withdrawn["entries"]
    assert (withdrawn["action"], entry["live"], entry["digest"]) == ("unpublish", False, None)


def test_what_a_release_changed_comes_in_pages(api: Any, live: Draft) -> None:
    variant = live("nb")
    entry = variant.live_entries.get().entry
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(
            release_id=1, key=f"msg.{number}", channel="sms", locale="nb",
            brand_key="fjellheim", content_id=entry.content_id,
        )
        for number in range(3)
    )  # fmt: skip
    first = api.get("releases/1?limit=3").json()
    second = api.get(f"releases/1?limit=3&cursor={first['next_cursor']}").json()
    assert [item["key"] for item in first["entries"]] == ["order.confirmed", "msg.0", "msg.1"]
    assert [item["key"] for item in second["entries"]] == ["msg.2"]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "1.0", "١", str(2**70), "9" * 300, "%00"])
def test_a_release_that_is_none_is_refused(
    api: Any, live: Draft, problem: Any, number: str
) -> None:
    live("nb")
    told = problem(api.get(f"releases/{number}"), 404, "unknown-release")
    assert told["available"] == ["1"]


def test_changes_are_replayed_from_where_one_was(api: Any, live: Draft, manager: User) -> None:
    live("en")
    live("nb").unpublish(user=manager)
    answer = api.get("changes?since=1").json()
    assert (answer["since"], answer["until"], answer["next_cursor"]) == (1, 3, None)
    assert [(item["release"], item["locale"], item["live"]) for item in answer["items"]] == [
        (2, "nb", True),
        (3, "nb", False),
    ]
    again = api.get(f"changes?since={answer['until']}").json()
    assert again == {"since": 3, "until": 3, "items": [], "next_cursor": None}


def test_changes_come_in_pages_that_miss_nothing(api: Any, live: Draft) -> None:
    for locale in ("en", "nb", "da"):
        live(locale)
    found = []
    page = api.get("changes?since=0&limit=1").json()
    while True:
        found += [item["release"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        page = api.get(f"changes?since=0&limit=1&cursor={page['next_cursor']}").json()
    assert found == [1, 2, 3]
    assert page["until"] == 3


def test_changes_since_what_has_not_been_are_refused(api: Any, live: Draft, problem: Any) -> None:
    live("nb")
    assert api.get("changes?since=1").status_code == 200
    assert problem(api.get("changes?since=2"), 404, "unknown-release")["available"] == ["1"]


@pytest.mark.parametrize(
    "query",
    ["", "since=", "since=-1", "since=x", f"since={2**63}", "sinse=1"],
)
def test_changes_need_a_number(api: Any, problem: Any, query: str) -> None:
    problem(api.get(f"changes?{query}"), 400, "bad-query")


def test_a_cursor_of_another_list_is_one_we_never_gave(api: Any, problem: Any) -> None:
    problem(api.get("changes?since=0&cursor=W10"), 404, "unknown-name")


def test_the_log_has_an_etag(api: Any, live: Draft) -> None:
    live("nb")
    for path in ("releases", "releases/1", "changes?since=0"):
        etag = api.get(path)["ETag"]
        assert api.get(path, If_None_Match=etag).status_code == 304
