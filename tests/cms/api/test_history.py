"""``GET compare`` and ``receipts``: what changed between two releases, and what was said when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from cms import actions, releases
from cms.models import ApiGrant, Brand, Release, Variant

Draft = Callable[..., Variant]
WORDS = "{{ first_name }}: {{ total | money }}"
OSLO_DAY = "2026-05-03"


@pytest.fixture
def log(live: Draft, copywriter: User, manager: User) -> Variant:
    """1 English, 2 Norwegian, 3 Danish, 4 Norwegian anew, 5 Danish taken down."""
    live("en")
    norwegian = live("nb")
    danish = live("da")
    actions.edit_variant(norwegian, {"body": f"Takk, {WORDS}"}, copywriter)
    norwegian.get_latest_revision().publish(user=manager)
    danish.unpublish(user=manager)
    return norwegian


def at(**moments: str) -> None:
    """``at(r1="2026-05-01T10:00Z")``: when each release was made."""
    for name, moment in moments.items():
        when = datetime.fromisoformat(moment)
        Release.objects.filter(number=int(name[1:])).update(created_at=when)


# -- compare ---------------------------------------------------------------------------------------


def told(response: Any) -> list[tuple[str, str]]:
    return [(item["locale"], item["change"]) for item in response.json()["items"]]


@pytest.mark.parametrize(
    ("query", "changes"),
    [
        ("from=1&to=2", [("nb", "added")]),
        ("from=1&to=5", [("nb", "added")]),  # the Danish came and went
        ("from=2&to=4", [("da", "added"), ("nb", "changed")]),
        ("from=3&to=5", [("da", "withdrawn"), ("nb", "changed")]),
        ("from=5&to=3", [("da", "added"), ("nb", "changed")]),
        ("from=4&to=2", [("da", "withdrawn"), ("nb", "changed")]),
        ("from=4&to=4", []),
    ],
)
def test_what_changed_between_two_releases(
    api: Any, log: Variant, query: str, changes: list[tuple[str, str]]
) -> None:
    assert told(api.get(f"compare?{query}")) == changes


def test_both_sides_come_with_text_and_receipt(api: Any, log: Variant) -> None:
    answer = api.get("compare?from=2&to=5").json()
    assert (answer["from"], answer["to"], answer["environment"]) == (2, 5, "production")
    (item,) = answer["items"]
    before, after = item["before"], item["after"]
    assert (before["release"], after["release"]) == (2, 4)
    assert "bestillingen" in before["content"]["body"]
    assert after["content"]["body"].startswith("Takk")
    assert after["approved_by"] == after["released_by"] == "ola"
    assert (after["variant"], after["revision"]) == (log.pk, log.latest_revision_id)
    assert before["digest"] != after["digest"]
    assert "rendered" not in before


def test_messages_are_rendered_on_request(api: Any, log: Variant) -> None:
    (item,) = api.get("compare?from=2&to=5&include=rendered").json()["items"]
    shortest, longest = (item["after"]["rendered"][name] for name in ("shortest", "longest"))
    assert shortest["outputs"]["body"].startswith("Takk, Kari:")
    assert longest["outputs"]["body"].startswith("Takk, Bartłomiej Bart")
    metrics = {each["name"]: each["value"] for each in longest["measurement"]["metrics"]}
    assert metrics["encoding"] == "UCS-2"


def test_what_cannot_be_rendered_says_why(api: Any, log: Variant) -> None:
    stored = log.live_entries.get().entry.content
    stored.outputs = [{**stored.outputs[0], "template": "{{ nothing | nosuch }}"}]
    stored.save()
    (item,) = api.get("compare?from=2&to=5&include=rendered").json()["items"]
    assert "nosuch" in item["after"]["rendered"]["shortest"]["problem"]
    assert "problem" not in item["before"]["rendered"]["shortest"]


def test_a_comparison_comes_in_pages(api: Any, log: Variant) -> None:
    first = api.get("compare?from=1&to=4&limit=1")
    assert told(first) == [("da", "added")]
    second = api.get(f"compare?from=1&to=4&limit=1&cursor={first.json()['next_cursor']}")
    assert told(second) == [("nb", "added")]
    assert second.json()["next_cursor"] is None


def test_a_label_stands_for_its_release(api: Any, log: Variant, manager: User) -> None:
    releases.label(Release.objects.get(number=2), "spring-sale", user=manager)
    answer = api.get("compare?from=spring-sale&to=5").json()
    assert (answer["from"], answer["to"]) == (2, 5)
    assert api.get("releases/spring-sale").json()["labels"] == ["spring-sale"]
    assert api.get("releases/spring-sale").json()["number"] == 2
    by_label, by_number = (api.get(f"releases/{name}/bundle") for name in ("spring-sale", "2"))
    assert by_label.getvalue() == by_number.getvalue()
    assert "immutable" in by_number["Cache-Control"]
    assert by_label["Cache-Control"] == "private, no-cache"  # the label may move


def test_fallback_chains_are_compared(api: Any, log: Variant, brand: Brand) -> None:
    brand.fallbacks = {"nn": ["nb"]}
    brand.save()
    answer = api.get("compare?from=5&to=6").json()
    assert answer["items"] == []
    assert answer["fallbacks"] == [{"brand": "fjellheim", "before": {}, "after": {"nn": ["nb"]}}]


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("from=1", 400, "bad-query"),
        ("from=1&to=0", 400, "bad-query"),
        ("from=1&to=-1", 400, "bad-query"),
        ("from=1&to=2&from_=1", 400, "bad-query"),
        ("first=1&second=2", 400, "bad-query"),
        ("from=1&to=2&include=outputs", 400, "bad-query"),
        ("from=1&to=2&limit=101", 400, "bad-query"),
        ("from=1&to=2&cursor=W10", 404, "unknown-name"),
        ("from=1&to=2&environment=nowhere", 404, "unknown-name"),
        ("from=1&to=1&brand=nobody", 404, "unknown-name"),
        ("from=1&to=6", 404, "unknown-release"),
        ("from=1&to=nothing", 404, "unknown-release"),
        (f"from=1&to={10**17}", 404, "unknown-release"),
    ],
)
def test_a_comparison_that_cannot_be_is_refused(
    api: Any, log: Variant, problem: Any, query: str, status: int, kind: str
) -> None:
    problem(api.get(f"compare?{query}"), status, kind)


def test_the_unknown_parameter_is_told_the_known(api: Any, log: Variant, problem: Any) -> None:
    told = problem(api.get("compare?form=1&to=2"), 400, "bad-query")
    assert "did you mean from?" in told["detail"]


# -- receipts --------------------------------------------------------------------------------------


def said(response: Any) -> list[tuple[str, int]]:
    return [(item["locale"], item["release"]) for item in response.json()["items"]]


@pytest.fixture
def dated(log: Variant) -> None:
    """English on 1 May, Norwegian and Danish on 2 May, both changed in the course of 3 May."""
    at(
        r1="2026-05-01T10:00+00:00",
        r2="2026-05-02T10:00+00:00",
        r3="2026-05-02T11:00+00:00",
        r4="2026-05-03T10:00+00:00",
        r5="2026-05-03T12:00+00:00",
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("at=2026-05-01T09:59:59Z", []),
        ("at=2026-05-01T10:00:00Z", [("en", 1)]),
        ("at=2026-05-01T12:00:00%2B02:00", [("en", 1)]),
        ("at=2026-05-03T11:00:00Z", [("da", 3), ("en", 1), ("nb", 4)]),
        ("at=2026-05-03T13:00:00Z", [("en", 1), ("nb", 4)]),
        ("at=2026-05-03T13:00:00Z&locale=nb_NO", [("nb", 4)]),
        ("at=2026-05-03&locale=da&channel=sms", [("da", 3)]),  # which stood until noon
        ("at=2026-05-03&locale=nb", [("nb", 4), ("nb", 2)]),
        ("at=2026-05-04&locale=da", []),
        ("at=2026-05-04", [("en", 1), ("nb", 4)]),
        ("at=2026-04-30", []),
        ("at=0001-01-01", []),
        ("at=2026-05-03&channel=email", []),
        ("at=2026-05-03&key=order.other", []),
        ("at=2026-05-03&brand=fjellheim&key=order.confirmed&locale=en", [("en", 1)]),
        ("at=2026-05-03&persona=loyal", []),
    ],
)
def test_what_was_said(api: Any, dated: None, query: str, found: list[tuple[str, int]]) -> None:
    assert said(api.get(f"receipts?{query}")) == found


def test_a_day_is_one_of_the_installation(api: Any, log: Variant) -> None:
    """In May, 3 May in Oslo begins at 22:00 UTC."""
    at(
        r1="2026-05-02T21:59:59+00:00",
        r2="2026-05-02T22:00:00+00:00",
        r3="2026-05-03T21:59:59+00:00",
        r4="2026-05-03T22:00:00+00:00",
    )
    answer = api.get(f"receipts?at={OSLO_DAY}&locale=nb").json()
    assert answer["from"] == "2026-05-02T22:00:00Z"
    assert answer["to"] == "2026-05-03T22:00:00Z"
    assert [item["release"] for item in answer["items"]] == [2]
    assert said(api.get("receipts?at=2026-05-02")) == [("en", 1)]
    assert said(api.get("receipts?at=2026-05-04&locale=nb")) == [("nb", 4)]


def test_a_receipt_says_from_when_until_when_and_by_whom(api: Any, dated: None) -> None:
    latest, earlier = api.get(f"receipts?at={OSLO_DAY}&locale=nb").json()["items"]
    assert (earlier["from"], earlier["until"]) == ("2026-05-02T10:00:00Z", "2026-05-03T10:00:00Z")
    assert (earlier["until_release"], latest["until"]) == (4, None)
    assert (latest["key"], latest["brand"], latest["channel"]) == (
        "order.confirmed",
        "fjellheim",
        "sms",
    )
    assert latest["approved_by"] == "ola"
    assert latest["content"]["body"].startswith("Takk")


def test_receipts_come_in_pages(api: Any, dated: None) -> None:
    found, cursor = [], ""
    while cursor is not None:
        page = api.get(f"receipts?at={OSLO_DAY}&limit=1{cursor and f'&cursor={cursor}'}")
        found += said(page)
        cursor = page.json()["next_cursor"]
    assert found == [("da", 3), ("en", 1), ("nb", 4), ("nb", 2)]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "at=",
        "at=3+May",
        "at=1777800000",
        "at=2026-02-30",
        "at=2026-05-03T25:00Z",
        "at=2026-05-03&at=2026-05-04",
        "at=2026-05-03&when=now",
    ],
)
def test_receipts_need_a_past(api: Any, dated: None, problem: Any, query: str) -> None:
    problem(api.get(f"receipts?{query}"), 400, "bad-query")


@pytest.mark.parametrize(
    "query",
    ["at=9999-12-31", "at=9999-12-31T00:00:00Z", "at=2026-05-03&brand=fjellheim&cursor=W10"],
)
def test_a_day_to_come_and_a_cursor_of_nothing_are_not_there(
    api: Any, dated: None, problem: Any, query: str
) -> None:
    problem(api.get(f"receipts?{query}"), 404, "unknown-name")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("locale=xx-Nowhere-at-all", "unknown-locale"),
        ("channel=fax", "unknown-name"),
        ("brand=nobody", "unknown-name"),
        ("environment=nowhere", "unknown-name"),
    ],
)
def test_receipts_need_known_names(
    api: Any, dated: None, problem: Any, query: str, kind: str
) -> None:
    problem(api.get(f"receipts?at=2026-05-03&{query}"), 404, kind)


def test_tomorrow_is_refused_and_today_is_not(api: Any, log: Variant) -> None:
    today = timezone.localdate()
    assert api.get(f"receipts?at={today}").status_code == 200
    assert api.get(f"receipts?at={today + timedelta(1)}").status_code == 404
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    assert said(api.get(f"receipts?at={now}")) == [("en", 1), ("nb", 4)]


def test_a_digest_has_its_receipts(api: Any, dated: None, problem: Any) -> None:
    digest = api.get("compare?from=2&to=5").json()["items"][0]["before"]["digest"]
    answer = api.get(f"receipts/{digest}").json()
    assert [(item["release"], item["until_release"]) for item in answer["items"]] == [(2, 4)]
    for other in ("0" * 64, "x", "%00", digest[:-1]):
        problem(api.get(f"receipts/{other}"), 404, "unknown-digest")


# -- who may ---------------------------------------------------------------------------------------

CALLS = ["compare?from=1&to=4", f"receipts?at={OSLO_DAY}"]


@pytest.fixture
def confined(automation: User, brand: Brand) -> None:
    """The automation may read another brand only."""
    other = Brand.objects.create(key="other", name="Other")
    automation.groups.clear()
    group = Group.objects.create(name="Other's robots")
    ApiGrant.objects.create(group=group, brand=other, verb="fetch")
    automation.groups.add(group)


@pytest.mark.parametrize("path", CALLS)
def test_other_brands_are_not_there(api: Any, dated: None, confined: None, path: str) -> None:
    assert api.get(path).json()["items"] == []
    refused = api.get(f"{path}&brand=fjellheim")
    assert refused.status_code == 404
    assert "fjellheim" not in str(refused.json().get("suggestions"))


def test_a_digest_of_another_brand_is_not_there(
    api: Any, dated: None, confined: None, problem: Any
) -> None:
    digest = Release.objects.get(number=2).entries.get().content_id
    problem(api.get(f"receipts/{digest}"), 404, "unknown-digest")


def test_a_draft_is_never_told(api: Any, dated: None, log: Variant, copywriter: User) -> None:
    actions.edit_variant(log, {"body": f"Hemmelig, {WORDS}"}, copywriter)
    for path in ("compare?from=1&to=5&include=rendered", f"receipts?at={timezone.localdate()}"):
        assert "Hemmelig" not in api.get(path).content.decode()


@pytest.mark.parametrize("path", CALLS)
def test_answers_have_an_etag(api: Any, dated: None, path: str) -> None:
    etag = api.get(path)["ETag"]
    assert api.get(path, If_None_Match=etag).status_code == 304


# -- what it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 200])
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("compare?from=1&to={newest}&limit=100", 6),
        ("compare?from=1&to={newest}&include=rendered", 6),
        ("receipts?at={today}&limit=100&channel=sms&locale=en", 5),
    ],
)
def test_queries(
    api: Any,
    published: Any,
    path: str,
    most: int,
    count: int,
    django_assert_max_num_queries: Any,
) -> None:
    published(count)
    asked = path.format(newest=count + 2, today=timezone.localdate())
    with django_assert_max_num_queries(most):
        answer = api.get(asked)
    assert answer.status_code == 200
    assert answer.json()["items"]
