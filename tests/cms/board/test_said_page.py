"""“What we said”: the texts of a day, in the admin."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from cms.models import Release, ReleaseEntry

SAID = "/admin/said/"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def dated(live: Any, manager: User) -> None:
    """Norwegian on 2 May, taken down at noon of 3 May; English from 3 May on."""
    norwegian = live("nb")
    live("en")
    norwegian.unpublish(user=manager)
    for number, when in enumerate(("02T10", "03T09", "03T12"), start=1):
        moment = datetime.fromisoformat(f"2026-05-{when}:00+00:00")
        Release.objects.filter(number=number).update(created_at=moment)


def said(response: Any) -> list[str]:
    return [each["shown"].entry.locale for each in response.context["found"]]


@pytest.mark.parametrize(
    ("query", "locales"),
    [
        ("at=2026-05-01", []),
        ("at=2026-05-02", ["nb"]),
        ("at=2026-05-03", ["en", "nb"]),
        ("at=2026-05-03&channel=sms&locale=nb", ["nb"]),
        ("at=2026-05-03&channel=email", []),
        ("at=2026-05-04", ["en"]),
        ("at=2026-05-04&key=no.such", []),
        ("", ["en"]),
        ("after=%5B%5D", ["en"]),
    ],
)
def test_what_was_said(at: Any, dated: None, manager: User, query: str, locales: list[str]) -> None:
    assert said(at(manager, f"{SAID}?{query}")) == locales


def test_the_page_has_words_and_receipts(at: Any, dated: None, manager: User) -> None:
    page = at(manager, f"{SAID}?at=2026-05-03&locale=nb").content.decode()
    for words in ("bestillingen din", "approved by ola", "(release 3)", "From release 1"):
        assert words in page
    assert "Nothing was said" in at(manager, f"{SAID}?at=2026-05-01").content.decode()


@pytest.mark.parametrize(
    "query", ["at=x", "at=9999-12-31", "brand=nobody", "locale=xx", "channel=fax"]
)
def test_what_cannot_be_asked_is_said(at: Any, dated: None, manager: User, query: str) -> None:
    response = at(manager, f"{SAID}?{query}")
    assert response.status_code == 200
    assert response.context["form"].errors


def test_reading_needs_its_permission(
    at: Any, dated: None, copywriter: User, manager: User
) -> None:
    assert at(copywriter, SAID).status_code in (302, 403)
    assert SAID in at(manager, "/admin/").content.decode()


def test_hostile_text_is_text(at: Any, dated: None, manager: User) -> None:
    ReleaseEntry.objects.update(approved_by=HOSTILE)
    page = at(manager, f"{SAID}?at=2026-05-03").content.decode()
    assert "<script>alert" not in page


def test_pages_lead_on(
    at: Any, live: Any, manager: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entry = live("nb").live_entries.get().entry
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(
            release_id=1, key=f"msg.{number:03}", channel="sms", locale="nb",
            brand_key="fjellheim", content_id=entry.content_id,
        )
        for number in range(60)
    )  # fmt: skip
    at(manager, SAID)
    with django_assert_max_num_queries(23):
        first = at(manager, SAID)
    assert len(said(first)) == 50
    second = at(manager, SAID + first.context["next"])
    assert len(said(second)) == 11
    assert second.context["next"] == ""
