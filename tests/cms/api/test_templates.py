"""``GET templates`` and ``templates/{key}``: what is published."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms.models import DeclaredPlaceholder, MessageTemplate, Variant

Draft = Callable[..., Variant]


def keys(response: Any) -> list[str]:
    return [item["key"] for item in response.json()["items"]]


def test_the_list_tells_what_is_live_where(
    api: Any, template: MessageTemplate, live: Draft, draft: Draft
) -> None:
    template.tags.add("summer")
    template.save()
    live("nb")
    live("en")
    draft("pl")
    answer = api.get("templates").json()
    assert answer["next_cursor"] is None
    (item,) = answer["items"]
    assert item.pop("updated_at").endswith("Z")
    assert item == {
        "key": "order.confirmed",
        "title": "Order confirmed",
        "brand": "fjellheim",
        "stage": "purchase",
        "touchpoint": "",
        "purpose": "transactional",
        "source_locale": "en",
        "tags": ["summer"],
        "review_by": template.review_by.isoformat(),
        "overdue": False,
        "channels": {"sms": ["en", "nb"]},
    }


def test_pages_follow_each_other_without_gap_or_repetition(api: Any, published: Any) -> None:
    published(7)
    found: list[str] = []
    cursor = ""
    for _ in range(3):
        page = api.get(f"templates?limit=3{cursor}")
        found += keys(page)
        cursor = f"&cursor={page.json()['next_cursor']}"
    assert page.json()["next_cursor"] is None
    assert found == sorted(set(found))
    assert len(found) == 7


@pytest.mark.parametrize(("limit", "more"), [(6, True), (7, False), (8, False)])
def test_there_is_a_cursor_only_when_there_is_more(
    api: Any, published: Any, limit: int, more: bool
) -> None:
    published(7)
    page = api.get(f"templates?limit={limit}").json()
    assert len(page["items"]) == min(limit, 7)
    assert (page["next_cursor"] is not None) is more


def test_a_page_has_fifty_when_nothing_is_said(api: Any, published: Any) -> None:
    published(51)
    assert len(keys(api.get("templates"))) == 50
    assert len(keys(api.get("templates?limit=100"))) == 51


def test_what_is_published_meanwhile_moves_no_page(api: Any, published: Any, manager: User) -> None:
    published(4)
    first = api.get("templates?limit=2").json()
    earlier = Variant.objects.get(template__key="order.confirmed")
    earlier.get_latest_revision().publish(user=manager)
    assert keys(api.get("templates?limit=1")) == ["order.confirmed"]
    second = api.get(f"templates?limit=2&cursor={first['next_cursor']}").json()
    assert [item["key"] for item in [*first["items"], *second["items"]]] == [
        "test.0000",
        "test.0001",
        "test.0002",
        "test.0003",
    ]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("brand=fjellheim", True),
        ("stage=purchase", True),
        ("channel=sms&locale=no", True),
        ("purpose=transactional", True),
        ("purpose=marketing", False),
        ("locale=da", False),
        ("channel=email", False),
        ("tag=summer", True),
        ("updated_since=2000-01-01", True),
        ("updated_since=2000-01-01T00:00:00Z", True),
        ("updated_since=2999-01-01T00:00:00%2B02:00", False),
        ("updated_since=0001-01-01T00:00:00Z", True),
        ("updated_since=9999-12-31T23:59:59Z", False),
    ],
)
def test_filters(
    api: Any, template: MessageTemplate, live: Draft, query: str, is_found: bool
) -> None:
    template.tags.add("summer")
    template.save()
    live("nb")
    response = api.get(f"templates?{query}")
    assert response.status_code == 200
    assert keys(response) == (["order.confirmed"] if is_found else [])


@pytest.mark.parametrize(
    ("query", "kind", "parameter", "suggestions"),
    [
        ("brand=fjelheim", "unknown-name", "brand", ["fjellheim"]),
        ("stage=purchas", "unknown-name", "stage", ["purchase"]),
        ("tag=sumer", "unknown-name", "tag", ["summer"]),
        ("channel=smss", "unknown-name", "channel", ["sms"]),
        ("channel=", "bad-query", "channel", None),
        ("brand=", "bad-query", "brand", None),
        ("brand=%00", "bad-query", "brand", None),
        ("tag=%00", "bad-query", "tag", None),
        ("locale=nbb", "unknown-locale", "locale", None),
        ("purpose=selling", "bad-query", "purpose", None),
        ("updated_since=yesterday", "bad-query", "updated_since", None),
        ("updated_since=0.5", "bad-query", "updated_since", None),
        ("updated_since=1767225600", "bad-query", "updated_since", None),
        ("updated_since=2026-02-30", "bad-query", "updated_since", None),
        ("updated_since=0001-01-01T00:00:00%2B14:00", "bad-query", "updated_since", None),
        ("updated_since=9999-12-31T23:59:59-14:00", "bad-query", "updated_since", None),
        ("limit=0", "bad-query", "limit", None),
        ("limit=101", "bad-query", "limit", None),
        ("limit=many", "bad-query", "limit", None),
        ("cursor=x", "unknown-name", "cursor", None),
        ("cursor=" + "A" * 401, "bad-query", "cursor", None),
        ("chanel=sms", "bad-query", "chanel", None),
        ("channel=sms&channel=email", "bad-query", "channel", None),
    ],
)
def test_a_query_that_fits_nothing_is_refused_by_name(
    api: Any,
    template: MessageTemplate,
    live: Draft,
    problem: Any,
    query: str,
    kind: str,
    parameter: str,
    suggestions: list[str] | None,
) -> None:
    template.tags.add("summer")
    template.save()
    live("nb")
    told = problem(api.get(f"templates?{query}"), 400 if kind == "bad-query" else 404, kind)
    assert told["errors"][0]["parameter"] == parameter
    assert suggestions is None or told["suggestions"] == suggestions


def test_an_unknown_parameter_is_named_with_the_known_ones(api: Any, problem: Any) -> None:
    told = problem(api.get("templates?chanel=sms"), 400, "bad-query")
    detail = told["errors"][0]["detail"]
    assert "did you mean channel?" in detail
    for known in ("brand", "stage", "locale", "purpose", "tag", "updated_since", "cursor", "limit"):
        assert known in detail


def test_the_list_has_an_etag(api: Any, live: Draft) -> None:
    live("nb")
    response = api.get("templates")
    assert api.get("templates", If_None_Match=response["ETag"]).status_code == 304
    live("en")
    assert api.get("templates", If_None_Match=response["ETag"]).status_code == 200


# -- one template ----------------------------------------------------------------------------------


def test_one_template_has_its_matrix_and_its_placeholders(
    api: Any, template: MessageTemplate, live: Draft, draft: Draft
) -> None:
    live("nb")
    live("en", arm="a")
    draft("da")
    answer = api.get("templates/order.confirmed").json()
    assert answer["channels"] == {"sms": ["en", "nb"]}
    assert set(answer["matrix"]["sms"]) == {"en", "nb"}
    (cell,) = answer["matrix"]["sms"]["en"]
    assert (cell["arm"], cell["persona"], cell["release"]) == ("a", "", 2)
    assert answer["placeholders"]["type"] == "object"
    assert set(answer["placeholders"]["properties"]) == {"first_name", "total"}


def test_placeholders_are_those_that_were_published(
    api: Any, template: MessageTemplate, live: Draft
) -> None:
    live("en")
    DeclaredPlaceholder.objects.create(template=template, name="later", type="text")
    assert "later" not in api.get("templates/order.confirmed").json()["placeholders"]["properties"]
    live("nb")
    schema = api.get("templates/order.confirmed").json()["placeholders"]
    assert "later" in schema["properties"]
    assert schema["required"] == ["first_name", "later", "total"]


def test_a_placeholder_is_required_when_any_live_wording_needs_it(
    api: Any, template: MessageTemplate, live: Draft
) -> None:
    live("en")
    template.placeholders.filter(name="first_name").update(required=False)
    template.refresh_from_db()
    live("nb", "Hei {{ first_name | default('deg') }}, {{ total | money }}.")
    assert api.get("templates/order.confirmed").json()["placeholders"]["required"] == [
        "first_name",
        "total",
    ]


@pytest.mark.parametrize(
    ("key", "suggestions"),
    [("order.confirmd", ["order.confirmed"]), ("ORDER.CONFIRMED", ["order.confirmed"])],
)
def test_an_unknown_key_is_refused_with_the_nearest(
    api: Any, live: Draft, problem: Any, key: str, suggestions: list[str]
) -> None:
    live("nb")
    assert (
        problem(api.get(f"templates/{key}"), 404, "unknown-template")["suggestions"] == suggestions
    )


def test_a_template_that_is_taken_down_is_gone(
    api: Any, live: Draft, manager: User, problem: Any
) -> None:
    live("nb").unpublish(user=manager)
    problem(api.get("templates/order.confirmed"), 404, "unknown-template")
    assert keys(api.get("templates")) == []
