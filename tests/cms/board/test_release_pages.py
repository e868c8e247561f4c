"""The release log's pages."""

import csv
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms import actions
from cms.models import Brand, MessageTemplate, Release, ReleaseEntry, StoredContent, Variant

LOG = "/admin/releases/"
HOSTILE = "<script>alert(1)</script>"


def _numbers(response: Any) -> list[int]:
    return [release.number for release, entries in response.context["object_list"]]


@pytest.fixture
def log(live: Any, manager: User) -> list[Variant]:
    """1 publishes English, 2 Norwegian, 3 takes Norwegian down."""
    english, norwegian = live("en"), live("nb")
    norwegian.unpublish(user=manager)
    return [english, norwegian]


# -- who reads it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [LOG, LOG + "results/", LOG + "1/", LOG + "?export=csv"])
def test_reading_needs_its_permission(
    path: str, at: Any, log: Any, copywriter: User, manager: User
) -> None:
    assert at(manager, path).status_code == 200
    assert at(copywriter, path).status_code in (302, 403)


@pytest.mark.parametrize("path", [LOG + "1/", LOG])
def test_nothing_can_be_changed(path: str, client: Client, log: Any, manager: User) -> None:
    client.force_login(manager)
    assert {client.post(path).status_code, client.delete(path).status_code} == {405}


# -- the list --------------------------------------------------------------------------------------


def test_the_newest_comes_first(at: Any, table: Any, log: list[Variant], manager: User) -> None:
    response = at(manager, LOG)
    assert _numbers(response) == [3, 2, 1]
    withdrawn, _norwegian, english = table(response)[1:]
    assert "unpublished" in withdrawn[0]["text"]
    assert "withdrawn" in withdrawn[-1]["text"]
    assert ["order.confirmed" in cell["text"] for cell in english] == [
        False,
        False,
        True,
        *[False] * 3,
    ]
    assert "SMS · English" in english[2]["text"]
    assert english[3]["text"] == "ola"
    assert english[5]["text"] == ReleaseEntry.objects.get(release=1).content_id[:12]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("locale=nb", [3, 2]),
        ("locale=nb&locale=en", [3, 2, 1]),
        ("channel=sms", [3, 2, 1]),
        ("channel=email", []),
        ("template=order", [3, 2, 1]),
        ("template=other", []),
        ("brand=fjellheim&locale=en", [1]),
        ("brand=nobody&locale=en", [1]),
    ],
)
def test_filters_stand_in_the_address(
    query: str, numbers: list[int], at: Any, log: Any, manager: User
) -> None:
    assert _numbers(at(manager, f"{LOG}?{query}")) == numbers


def test_pages_hold_fifty(at: Any, live: Any, manager: User) -> None:
    variant = live("nb")
    entry = variant.live_entries.get().entry
    for number in range(2, 52):
        release = Release.objects.create(number=number, action="publish", user=manager)
        ReleaseEntry.objects.create(
            release=release, key=entry.key, channel="sms", locale="nb", brand_key="fjellheim"
        )
    assert len(_numbers(at(manager, LOG))) == 50
    assert _numbers(at(manager, LOG + "?p=2")) == [1]


def test_an_empty_log_says_what_it_will_hold(at: Any, manager: User) -> None:
    assert "Nothing is published yet" in at(manager, LOG).content.decode()


def test_filters_that_nothing_passes_can_be_left(at: Any, log: Any, manager: User) -> None:
    page = at(manager, LOG + "?template=zzz").content.decode()
    assert "No release matches" in page
    assert "Show all releases" in page


def test_the_log_is_exported_an_entry_a_row(at: Any, log: Any, manager: User) -> None:
    response = at(manager, LOG + "?export=csv&locale=nb")
    rows = list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))
    assert [(row[0], row[3], row[7]) for row in rows[1:]] == [
        ("3", "unpublish", "nb"),
        ("2", "publish", "nb"),
    ]


QUERIES = 14
"""Frame 8; brands, count, releases with users, entries, their variants."""


def test_the_list_costs_the_same_for_one_and_for_many(
    client: Client, live: Any, manager: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for arm in "abcdefgh":
        live("nb", arm=arm)
    client.force_login(manager)
    client.get(LOG)
    with django_assert_max_num_queries(QUERIES):
        client.get(LOG)


# -- one release -----------------------------------------------------------------------------------


def test_a_release_keeps_the_text_of_its_moment(
    at: Any, live: Any, copywriter: User, manager: User
) -> None:
    variant = live("nb")
    actions.edit_variant(
        variant, {"body": "Noe annet, {{ first_name }}: {{ total | money }}"}, copywriter
    )
    variant.get_latest_revision().publish(user=manager)
    before, after = (at(manager, f"{LOG}{number}/").content.decode() for number in (1, 2))
    assert "bestillingen din på {{ total | money }}" in before
    assert "Noe annet" not in before
    assert "Noe annet" in after


def test_a_release_names_who_approved_and_what_was_waived(
    at: Any, live: Any, manager: User
) -> None:
    entry = live("nb").live_entries.get().entry
    waiver = {
        "check": "term_forbidden",
        "finding": "“ordre”",
        "reason": "A quotation.",
        "by": "ola",
    }
    ReleaseEntry.objects.filter(pk=entry.pk).update(waivers=[waiver])
    page = at(manager, LOG + "1/").content.decode()
    assert entry.content_id in page
    for words in ("term_forbidden", "“ordre”", "ola: A quotation."):
        assert words in page


def test_a_variant_that_is_gone_has_no_link(at: Any, draft: Any, live: Any, manager: User) -> None:
    variant = live("nb")
    address = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
    assert address in at(manager, LOG + "1/").content.decode()
    ReleaseEntry.objects.filter(variant_id=variant.pk).update(variant_id=variant.pk + 1000)
    assert "Open the variant" not in at(manager, LOG + "1/").content.decode()


def test_there_are_no_other_releases(at: Any, log: Any, manager: User) -> None:
    assert at(manager, LOG + "99/").status_code == 404


@pytest.mark.parametrize(
    "document",
    [
        {"channel": "fax", "content": {"body": "Old words."}},
        {"channel": "sms", "content": {"text": "Old words."}},
    ],
    ids=["channel gone", "part gone"],
)
def test_a_text_that_its_channel_reads_no_more_is_still_shown(
    document: dict[str, Any], at: Any, live: Any, manager: User
) -> None:
    entry = live("nb").live_entries.get().entry
    StoredContent.objects.filter(pk=entry.content_id).update(document=document)
    ReleaseEntry.objects.filter(pk=entry.pk).update(channel=document["channel"])
    assert "Old words." in at(manager, LOG + "1/").content.decode()


def test_hostile_text_is_text(at: Any, template: MessageTemplate, live: Any, manager: User) -> None:
    Brand.objects.update(checks={"markup_leaked": "off"})  # which would not let it go live
    entry = (
        live("nb", f"{HOSTILE} {{{{ first_name }}}} {{{{ total | money }}}}")
        .live_entries.get()
        .entry
    )
    User.objects.filter(pk=manager.pk).update(first_name=HOSTILE)
    waiver = {"check": HOSTILE, "finding": HOSTILE, "reason": HOSTILE, "by": HOSTILE}
    ReleaseEntry.objects.filter(pk=entry.pk).update(waivers=[waiver], approved_by=HOSTILE)
    for path in (LOG, LOG + "1/"):
        page = at(manager, path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
