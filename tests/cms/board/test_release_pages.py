"""The release log's pages."""

import csv
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms import actions, releases
from cms.models import Brand, MessageTemplate, Release, ReleaseEntry, StoredContent, Variant
from cms.roles import BRAND_MANAGER

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
        ("action=unpublish", [3]),
        ("environment=production", [3, 2, 1]),
        ("environment=nowhere", [3, 2, 1]),
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
        release = Release.objects.create(number=number, action="publish", user=manager, changes=1)
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
    assert [(row[0], row[3], row[8]) for row in rows[1:]] == [
        ("3", "unpublish", "nb"),
        ("2", "publish", "nb"),
    ]


QUERIES = 19
"""Frame 8; brands, count, releases with users, labels, entries by two, their variants."""


def test_the_list_costs_the_same_for_one_and_for_many(
    client: Client, live: Any, manager: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for arm in "abcdefgh":
        live("nb", arm=arm)
    client.force_login(manager)
    client.get(LOG)
    with django_assert_max_num_queries(QUERIES):
        client.get(LOG)


def test_a_large_release_shows_its_first_five(
    at: Any,
    client: Client,
    live: Any,
    manager: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _many_entries(live("nb"), 120)
    response = at(manager, LOG)
    (release, shown), *_rest = response.context["object_list"]
    assert (release.number, len(shown), release.more) == (2, 5, 115)
    assert "and 115 more" in response.content.decode()
    with django_assert_max_num_queries(QUERIES):
        client.get(LOG)


def _many_entries(variant: Variant, count: int) -> None:
    """A release of *count* entries, as publishing writes them."""
    entry = variant.live_entries.get().entry
    release = Release.objects.create(
        number=2, action="refresh", brand_key="fjellheim", changes=count
    )
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(
            release=release, key=f"msg.{number}", channel="sms", locale="nb",
            brand_key="fjellheim", content_id=entry.content_id,
        )
        for number in range(count)
    )  # fmt: skip


def test_labels_and_notes_are_in_the_list(at: Any, log: Any, manager: User) -> None:
    releases.label(Release.objects.get(number=2), "spring-sale", user=manager)
    Release.objects.filter(number=3).update(note="Too early.")
    page = at(manager, LOG).content.decode()
    assert "spring-sale" in page
    assert "Too early." in page


# -- one release -----------------------------------------------------------------------------------


def test_entries_come_in_pages_of_fifty(
    at: Any,
    client: Client,
    live: Any,
    manager: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _many_entries(live("nb"), 120)
    at(manager, LOG)
    with django_assert_max_num_queries(22):
        response = client.get(LOG + "2/?p=3")
    assert len(response.context["changes"]) == 20
    assert "101 to 120 of 120" in response.content.decode()


def test_words_are_shown_before_and_after(
    at: Any, live: Any, copywriter: User, manager: User
) -> None:
    variant = live("nb")
    _publish(variant, "Hei {{ first_name }}, ordren din: {{ total | money }}.", copywriter, manager)
    page = at(manager, LOG + "2/").content.decode()
    assert "<ins>ordren</ins>" in page
    assert "<del>bestillingen</del>" in page
    variant.unpublish(user=manager)
    (change,) = at(manager, LOG + "3/").context["changes"]
    assert (change.kind, change.after) == ("withdrawn", None)


def _publish(variant: Variant, body: str, writer: User, manager: User) -> None:
    Brand.objects.update(checks={"term_forbidden": "off"})
    actions.edit_variant(variant, {"body": body}, writer)
    variant.get_latest_revision().publish(user=manager)
    variant.refresh_from_db()


def test_a_message_is_drawn_as_readers_got_it(at: Any, live: Any, manager: User) -> None:
    digest = live("nb").live_entries.get().entry.content_id
    (change,) = at(manager, LOG + "1/").context["changes"]
    ((shortest, first), (longest, second)) = change.after.frames
    drawn = at(manager, second)
    assert (shortest, longest) == ("shortest", "longest")
    assert "omiej" in drawn.content.decode()  # the ł is marked: it makes the message dear
    assert "omiej" not in at(manager, first).content.decode()
    assert "default-src 'none'" in drawn["Content-Security-Policy"]
    assert drawn["X-Frame-Options"] == "SAMEORIGIN"
    for path in (f"{LOG}drawn/{digest}/?samples=x", f"{LOG}drawn/{'0' * 64}/"):
        assert at(manager, path).status_code == 404


def test_what_cannot_be_drawn_says_why(at: Any, live: Any, manager: User) -> None:
    content = live("nb").live_entries.get().entry.content
    content.outputs = [{**content.outputs[0], "template": "{{ nothing | nosuch }}"}]
    content.save()
    assert at(manager, LOG + "1/").status_code == 200
    page = at(manager, f"{LOG}drawn/{content.pk}/?samples=longest").content.decode()
    assert "There is no preview until this is mended" in page


# -- labels ----------------------------------------------------------------------------------------


def test_a_release_is_labelled_and_the_label_removed(
    client: Client, log: Any, manager: User
) -> None:
    client.force_login(manager)
    page = client.post(f"{LOG}2/labels/", {"name": "spring-sale"}, follow=True).content.decode()
    assert "“spring-sale” stands for release 2." in page
    assert Release.objects.get(labels__name="spring-sale").number == 2
    client.post(f"{LOG}2/labels/", {"remove": "spring-sale"})
    assert not Release.objects.filter(labels__isnull=False).exists()


@pytest.mark.parametrize("name", ["", "Spring Sale", "2", "-x", "a" * 51, "taken"])
def test_what_cannot_be_a_label_is_refused(
    client: Client, log: Any, manager: User, name: str
) -> None:
    releases.label(Release.objects.get(number=1), "taken", user=manager)
    client.force_login(manager)
    response = client.post(f"{LOG}2/labels/", {"name": name}, follow=True)
    assert response.status_code == 200
    assert not Release.objects.get(number=2).labels.exists()


def test_labels_need_their_permission(client: Client, log: Any, manager: User) -> None:
    Group.objects.get(name=BRAND_MANAGER).permissions.remove(
        Permission.objects.get(codename="label_release")
    )
    client.force_login(User.objects.get(pk=manager.pk))
    assert "Add a label" not in client.get(f"{LOG}2/").content.decode()
    assert client.post(f"{LOG}2/labels/", {"name": "x"}).status_code in (302, 403)
    assert not Release.objects.filter(labels__isnull=False).exists()


# -- the text of its moment ------------------------------------------------------------------------


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
    assert "<del>" in after  # with what stood before it


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
