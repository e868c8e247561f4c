"""The queue: who sees what, in which order, what is ticked together, and what it costs."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms import actions
from cms.approving import queue
from cms.models import Brand, Comment, MessageTemplate, Release, Variant
from tests.cms.approving.conftest import WORDS

QUEUE = "/admin/approve/"


def waiting(user: User, **asked: Any) -> list[str]:
    found = queue.messages(user, queue.by_template(queue.turns(user, queue.Asked(**asked))))
    return [item.variant.locale for message in found for item in message.items]


def test_what_was_submitted_waits_by_message(submitted: Any, manager: User) -> None:
    for locale in ("nb", "da"):
        submitted(locale)
    groups = queue.by_template(queue.turns(manager))
    (message,) = queue.messages(manager, groups)
    assert [item.variant.locale for item in message.items] == ["da", "nb"]
    assert queue.count(manager) == 2


def test_a_writer_reviews_nothing(submitted: Any, copywriter: User, at: Any) -> None:
    submitted("nb")
    assert waiting(copywriter) == []
    assert "Nothing waits for you" in at(copywriter, QUEUE).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["da", "nb"]),
        ({"locales": ("nb",)}, ["nb"]),
        ({"channels": ("email",)}, []),
        ({"brands": ("fjellheim",)}, ["da", "nb"]),
        ({"brands": ("other",)}, []),
    ],
)
def test_it_is_filtered(submitted: Any, manager: User, asked: Any, found: list[str]) -> None:
    for locale in ("nb", "da"):
        submitted(locale)
    assert waiting(manager, **asked) == found


def test_the_address_filters_and_what_does_not_exist_is_named(
    submitted: Any, manager: User, at: Any
) -> None:
    submitted("nb")
    page = at(manager, f"{QUEUE}?locale=da&channel=fax").content.decode()
    assert "Nothing here matches" in page
    assert "fax" in page


def test_the_menu_says_how_much_waits(submitted: Any, manager: User, at: Any) -> None:
    submitted("nb")
    assert "To approve (1)" in at(manager, "/admin/").content.decode()


def test_several_are_approved_in_one_release(
    submitted: Any, manager: User, seen: Any, post: Any
) -> None:
    variants = [submitted(locale) for locale in ("nb", "da", "pl")]
    ticked = [str(seen(manager, variant)) for variant in variants]
    post(manager, f"{QUEUE}several/", seen=ticked)
    assert all(Variant.objects.get(pk=variant.pk).live for variant in variants)
    (release,) = Release.objects.all()
    assert release.changes == 3
    assert {entry.approved_by for entry in release.entries.all()} == {"ola"}


def test_a_refusal_is_named_and_stops_no_other(
    submitted: Any, manager: User, seen: Any, post: Any
) -> None:
    good, own, last = submitted("nb"), submitted("da"), submitted("pl")
    actions.edit_variant(own, {"body": f"Hej {WORDS}"}, manager)
    ticked = [str(seen(manager, each)) for each in (good, own, last)]
    response = post(manager, f"{QUEUE}several/", seen=ticked)
    assert [Variant.objects.get(pk=each.pk).live for each in (good, own, last)] == [
        True,
        False,
        True,
    ]
    assert Release.objects.get().changes == 2
    said = [str(message) for message in response.wsgi_request._messages]
    assert any("somebody else must approve it" in words for words in said)
    assert any("2 texts are approved" in words for words in said)


def test_what_no_form_sends_does_nothing(submitted: Any, manager: User, post: Any) -> None:
    variant = submitted("nb")
    for nonsense in ("", "1", "a.b.c.d", f"{variant.pk}.9.9.x", "9" * 40 + ".1.1.x"):
        assert post(manager, f"{QUEUE}several/", seen=[nonsense]).status_code == 302
    assert not Variant.objects.get(pk=variant.pk).live


def test_a_writer_who_posts_approves_nothing(
    submitted: Any, manager: User, copywriter: User, seen: Any, post: Any
) -> None:
    variant = submitted("nb")
    post(copywriter, f"{QUEUE}several/", seen=[str(seen(manager, variant))])
    assert not Variant.objects.get(pk=variant.pk).live


@pytest.mark.parametrize(
    ("before", "after", "cosmetic"),
    [
        (f"Hei {WORDS}", f"Hei  {WORDS}", True),
        (f"Hei {WORDS}", f"Hallo {WORDS}", False),
    ],
)
def test_a_cosmetic_change_is_marked(
    revised: Any, manager: User, at: Any, before: str, after: str, cosmetic: bool
) -> None:
    revised("nb", before, after)
    assert ("data-b-cosmetic" in at(manager, QUEUE).content.decode()) is cosmetic


def test_an_open_comment_makes_it_no_matter_of_a_glance(
    revised: Any, manager: User, copywriter: User
) -> None:
    variant = revised("nb", f"Hei {WORDS}", f"Hei  {WORDS}")
    Comment.objects.create(variant=variant, author=copywriter, text="Is this right?")
    groups = queue.by_template(queue.turns(manager))
    assert not queue.messages(manager, groups)[0].items[0].is_cosmetic


def test_hostile_words_are_text(submitted: Any, manager: User, copywriter: User, at: Any) -> None:
    hostile = {"body": f"<script>alert(1)</script> {WORDS}"}
    actions.edit_variant(submitted("nb"), hostile, copywriter)
    for path in (QUEUE, reverse("approve:message", args=[MessageTemplate.objects.get().pk])):
        page = at(manager, path).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_queries_do_not_grow(
    submitted: Any, manager: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def look() -> None:
        queue.messages(manager, queue.by_template(queue.turns(manager)))

    submitted("nb")
    look()
    with CaptureQueriesContext(connection) as few:
        look()
    for locale in ("da", "pl", "nl"):
        submitted(locale)
    with django_assert_max_num_queries(len(few)):
        look()


def test_a_brand_that_one_may_not_see_waits_for_nobody(
    submitted: Any, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted("nb")
    monkeypatch.setattr("cms.approving.queue.variants_for", lambda user: Variant.objects.none())
    assert waiting(manager) == []
    assert Brand.objects.exists()
