from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from wagtail.models import APIToken

from cms import queries
from cms.api.caller import caller_of
from cms.models import Brand, MessageTemplate, Release, Variant
from cms.queries import TemplateFilter

Draft = Callable[..., Variant]


def bodies(entries: list[Any]) -> dict[str, str]:
    return {entry.locale: entry.content.document["content"]["body"] for entry in entries}


# -- bearer ----------------------------------------------------------------------------------------


def grant_by_group(user: User) -> None:
    pass  # the fixture's group, Automation, has it


def grant_to_user(user: User) -> None:
    user.groups.clear()
    user.user_permissions.add(Permission.objects.get(codename="fetch_published"))


def grant_by_being_superuser(user: User) -> None:
    user.groups.clear()
    user.is_superuser = True
    user.save()


def grant_nothing(user: User) -> None:
    user.groups.clear()


@pytest.mark.parametrize(
    ("grant", "may_fetch"),
    [
        (grant_by_group, True),
        (grant_to_user, True),
        (grant_by_being_superuser, True),
        (grant_nothing, False),
    ],
)
def test_bearer_says_whether_its_user_may_fetch(
    automation: User,
    grant: Callable[[User], None],
    may_fetch: bool,
    django_assert_num_queries: Any,
) -> None:
    grant(automation)
    _, token = APIToken.create_token(user=automation, name="robot")
    with django_assert_num_queries(1):
        found = caller_of(token)
        assert found is not None
        assert found.rights.may("fetch") is may_fetch
        assert found.name == "robot"


def test_bearer_of_a_revoked_token_is_nobody(automation: User) -> None:
    row, token = APIToken.create_token(user=automation, name="robot")
    row.revoke()
    assert caller_of(token) is None


def test_bearer_of_an_inactive_user_is_nobody(automation: User) -> None:
    _, token = APIToken.create_token(user=automation, name="robot")
    automation.is_active = False
    automation.save()
    assert caller_of(token) is None


@pytest.mark.parametrize("token", ["", "x", "wagtail_", "wagtail_\0", "wagtail_" + "0" * 33])
def test_what_cannot_be_a_token_costs_no_query(
    db: None, token: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert caller_of(token) is None


# -- wordings --------------------------------------------------------------------------------------


def test_wordings_are_those_live_now(live: Draft, draft: Draft) -> None:
    nb = live("nb")
    live("en")
    draft("da")
    assert set(
        bodies(queries.wordings("order.confirmed", "sms", ["nb", "da", "en"], "production"))
    ) == {
        "nb",
        "en",
    }
    assert set(bodies(queries.wordings("order.confirmed", "sms", ["nb"], "production"))) == {"nb"}
    nb.unpublish()
    assert bodies(queries.wordings("order.confirmed", "sms", ["nb"], "production")) == {}


def test_wordings_at_a_release_are_those_of_then(
    live: Draft, manager: User, copywriter: User, django_assert_num_queries: Any
) -> None:
    nb = live("nb", "Hei {{ first_name }}, {{ total | money }}.")  # release 1
    live("en")  # 2
    nb.content = {"body": "Hallo {{ first_name }}, {{ total | money }}."}
    nb.save_revision(user=copywriter).publish(user=manager)  # 3
    nb.refresh_from_db()
    nb.unpublish(user=manager)  # 4

    def at(release: int | None) -> dict[str, str]:
        with django_assert_num_queries(1):
            return bodies(
                queries.wordings("order.confirmed", "sms", ["nb"], "production", release=release)
            )

    assert at(1)["nb"].startswith("Hei ")
    assert at(2)["nb"].startswith("Hei ")
    assert at(3)["nb"].startswith("Hallo ")
    assert at(4) == {}
    assert at(None) == {}


def test_a_brand_with_chains_of_its_own_brings_all_its_locales(brand: Brand, live: Draft) -> None:
    live("en")
    live("nl")
    brand.fallbacks = {"da": ["nl"]}
    brand.save()
    found = queries.wordings("order.confirmed", "sms", ["da", "nb"], "production")
    assert set(bodies(found)) == {"en", "nl"}
    assert found[0].chains == {"da": ["nl"]}


def test_published_at_tells_what_is_live_or_was(live: Draft, manager: User) -> None:
    nb = live("nb")
    live("en")
    nb.unpublish(user=manager)
    assert queries.published_at("order.confirmed", "production") == [("sms", "en", "")]
    assert queries.published_at("order.confirmed", "production", 2) == [
        ("sms", "en", ""),
        ("sms", "nb", ""),
    ]
    assert queries.published_at("order.confirmed", "production", 1) == [("sms", "nb", "")]
    assert queries.published_at("other", "production") == []


def test_keys_like_begin_alike_or_are_any(live: Draft) -> None:
    live("en")
    assert queries.keys_like("order.confirmd", "production") == ["order.confirmed"]
    assert queries.keys_like("zzz", "production") == ["order.confirmed"]


# -- templates -------------------------------------------------------------------------------------


def found(**wanted: Any) -> list[str]:
    rows = queries.published_templates(TemplateFilter(**wanted), "production", after="", limit=10)
    return [row.key for row in rows]


def test_a_template_is_published_when_something_of_it_is_live(draft: Draft, live: Draft) -> None:
    draft("nb")
    assert found() == []
    live("en")
    assert found() == ["order.confirmed"]


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        ({"brand": "fjellheim"}, True),
        ({"brand": "other"}, False),
        ({"stage": "purchase"}, True),
        ({"stage": "loyalty"}, False),
        ({"channel": "sms"}, True),
        ({"channel": "email"}, False),
        ({"locale": "en"}, True),
        ({"locale": "nb"}, False),
        ({"channel": "sms", "locale": "en"}, True),
        ({"purpose": "transactional"}, True),
        ({"purpose": "marketing"}, False),
        ({"tag": "Summer"}, True),
        ({"tag": "summer"}, True),
        ({"tag": "winter"}, False),
    ],
    ids=str,
)
def test_filters(
    template: MessageTemplate, live: Draft, wanted: dict[str, str], is_found: bool
) -> None:
    template.tags.add("Summer")
    template.save()
    live("en")
    assert found(**wanted) == (["order.confirmed"] if is_found else [])


def test_updated_since_is_about_the_release_log(live: Draft, manager: User) -> None:
    variant = live("en")
    live("nb")
    variant.unpublish(user=manager)
    newest = Release.objects.get(number=3).created_at
    assert found(updated_since=newest) == ["order.confirmed"]
    assert found(updated_since=newest + timedelta(microseconds=1)) == []
    assert found(updated_since=timezone.now()) == []
    (row,) = queries.published_templates(TemplateFilter(), "production", after="", limit=10)
    assert row.published == newest


def test_tags_come_in_order_without_a_query_of_their_own(
    template: MessageTemplate, live: Draft
) -> None:
    template.tags.add("summer", "a, b", "VIP")
    template.save()
    live("en")
    (row,) = queries.published_templates(TemplateFilter(), "production", after="", limit=10)
    assert queries.names_of(row.tag_names) == ["VIP", "a, b", "summer"]
    (cell,) = queries.live_cells("order.confirmed", "production")
    assert queries.names_of(cell.tag_names) == ["VIP", "a, b", "summer"]


def test_unknown_filters_are_told_from_empty_answers(
    brand: Brand, template: MessageTemplate, live: Draft
) -> None:
    template.tags.add("summer")
    template.save()
    Brand.objects.create(key="quiet", name="Quiet")
    live("en")
    assert queries.unknown_filters(TemplateFilter(brand="quiet", tag="SUMMER")) == {}
    assert queries.unknown_filters(TemplateFilter(brand="b", stage="s", tag="t")) == {
        "brand": ["fjellheim"],
        "stage": ["purchase"],
        "tag": ["summer"],
    }


# -- releases --------------------------------------------------------------------------------------


def test_releases_come_newest_first(live: Draft) -> None:
    for locale in ("en", "nb", "da"):
        live(locale)
    assert [row.number for row in queries.releases_before(None, 2)] == [3, 2]
    assert [row.number for row in queries.releases_before(2, 2)] == [1]
    assert queries.newest_release() == 3


def test_changes_come_oldest_first(live: Draft) -> None:
    for locale in ("en", "nb", "da"):
        live(locale)
    assert [entry.locale for entry in queries.changes_after((0, 0), 2, "production")] == [
        "en",
        "nb",
    ]
    assert [entry.locale for entry in queries.changes_after((2, 2**62), 2, "production")] == ["da"]
    assert queries.changes_after((3, 2**62), 2, "production") == []


def test_nothing_is_released_at_first(db: None) -> None:
    assert queries.newest_release() == 0
    assert queries.entries_of(1, 10) == []
