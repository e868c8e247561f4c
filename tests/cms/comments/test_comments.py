"""Comments: where they stand as the text changes, threads, mentions, mail, and who may."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.users.models import UserProfile

import channels
from cms import actions as verbs
from cms.comments.actions import Place, comment, comment_of, reopen, resolve
from cms.comments.anchors import anchor, code_points, found
from cms.comments.mentions import names_in
from cms.comments.reading import threads_of
from cms.errors import Refused
from cms.models import Comment, Mention, Variant

BODY = "Hei {{ first_name }}, bestillingen din på {{ total | money }} er bekreftet."


# -- where the words stand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "start", "place"),
    [
        ("a word here", "word", 2, 2),
        ("now a word here", "word", 2, 6),
        ("word and word", "word", 9, 9),
        ("word and word", "word", 5, 9),
        ("word and word", "word", 4, 0),
        ("gone", "word", 0, None),
        ("a word", "", 0, None),
        ("a word", "word", 999, 2),
    ],
)
def test_words_are_found_nearest_to_where_they_stood(
    text: str, quote: str, start: int, place: int | None
) -> None:
    assert found(text, quote, start) == place


@settings(max_examples=50)
@given(
    before=st.text(alphabet="ab 😀", max_size=8),
    quote=st.text(alphabet="xyå", min_size=1, max_size=4),
    after=st.text(alphabet="ab 😀", max_size=8),
    more=st.text(alphabet="cd\n", max_size=8),
)
def test_an_edit_elsewhere_moves_words_along(
    before: str, quote: str, after: str, more: str
) -> None:
    start = len(before)
    assert found(before + quote + after, quote, start) == start
    assert found(more + before + quote + after + more, quote, start) == start + len(more)


def test_offsets_are_those_of_a_browser() -> None:
    content = channels.get("sms").load({"body": "😀 word"})
    place = anchor(content, "content.body", "word", 2)
    assert place is not None
    assert (place.start, place.end) == (3, 7)
    assert code_points("😀 word", 3) == 2


def test_a_block_is_known_by_its_id_and_else_by_its_words() -> None:
    load = channels.get("email").load

    def mail_of(*blocks: dict[str, str]) -> channels.Content:
        return load({"subject": "Hi", "body": [{"type": "text", **block} for block in blocks]})

    one, two = {"id": "one", "text": "the word"}, {"id": "two", "text": "the word, too"}
    place = anchor(mail_of(two, one), "content.body.one.text", "word", 4)
    assert place is not None
    assert place.path == "content.body.one.text"
    lost = anchor(mail_of(two), "content.body.one.text", "word", 4)
    assert lost is not None
    assert lost.path == "content.body.two.text"
    assert anchor(mail_of({"id": "two", "text": "x"}), "content.body.one.text", "word", 4) is None


def test_a_comment_stays_with_its_words_and_says_when_they_are_gone(
    draft: Any, copywriter: User
) -> None:
    variant = draft("nb")
    comment(variant, copywriter, "Which?", place=Place("content.body", "bestillingen"))

    def thread(body: str) -> Any:
        verbs.edit_variant(Variant.objects.get(pk=variant.pk), {"body": body}, copywriter)
        return threads_of(Variant.objects.get(pk=variant.pk).get_latest_revision_as_object()).open[
            0
        ]

    moved = thread(f"Kjære kunde! {BODY}")
    assert f"Kjære kunde! {BODY}"[moved.anchor.start : moved.anchor.end] == "bestillingen"
    assert thread("Hei {{ first_name }}, ordren: {{ total | money }}.").is_lost


# -- writing, answering, resolving -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (" ", None, "says something"),
        ("x" * 5001, None, "at most 5000"),
        ("x", Place("content.body", "y" * 501), "at most 500"),
        ("x", Place("content.body", "nowhere"), "does not have the words"),
        ("@nobody", None, "called @nobody"),
    ],
)
def test_what_says_nothing_is_refused(
    draft: Any, copywriter: User, text: str, place: Place | None, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        comment(draft("nb"), copywriter, text, place=place)
    assert not Comment.objects.exists()


def test_a_thread_is_resolved_kept_and_opened_again(
    draft: Any, copywriter: User, manager: User
) -> None:
    variant = draft("nb")
    first = comment(variant, copywriter, "Is it so?")
    answer = comment(variant, manager, "It is.", parent=first)
    assert comment(variant, copywriter, "Thanks.", parent=answer).parent == first
    resolve(answer, manager)
    shown = threads_of(variant)
    assert shown.open == ()
    assert [len(thread.replies) for thread in shown.resolved] == [2]
    assert shown.resolved[0].comment.resolved_by == manager
    reopen(first, manager)
    assert len(threads_of(variant).open) == 1


# -- mentions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ola", ["ola"]),
        ("Look, @ola.", ["ola"]),
        ("@ola and @kari, @ola", ["ola", "kari"]),
        ("mail ola@fjellheim.example", []),
        ("@@ola", []),
        ("@ola@fjellheim.example", ["ola@fjellheim.example"]),
        ("@ø-å.b", ["ø-å.b"]),
        ("@", []),
    ],
)
def test_names_are_read(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.fixture
def told(manager: User) -> User:
    manager.email = "ola@fjellheim.example"
    manager.save()
    return manager


def test_who_is_mentioned_is_written_to(
    draft: Any, copywriter: User, told: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        comment(draft("nb"), copywriter, "@OLA: this?", place=Place("content.body", "din"))
    (sent,) = mail.outbox
    assert sent.to == ["ola@fjellheim.example"]
    assert "kari mentions you" in sent.subject
    assert "“din”" in sent.body
    assert "/admin/snippets/cms/variant/edit/" in sent.body


def test_who_switched_it_off_is_not(
    draft: Any, copywriter: User, told: User, django_capture_on_commit_callbacks: Any
) -> None:
    UserProfile.objects.create(user=told, updated_comments_notifications=False)
    with django_capture_on_commit_callbacks(execute=True):
        comment(draft("nb"), copywriter, "@ola: this?")
    assert mail.outbox == []
    assert Mention.objects.get().user == told


def test_a_mail_server_that_is_down_stops_nothing(
    draft: Any,
    copywriter: User,
    told: User,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.EMAIL_BACKEND = "tests.cms.clock.broken_mail.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        comment(draft("nb"), copywriter, "@ola: this?")
    assert Comment.objects.count() == 1


def test_one_who_sees_no_texts_is_not_told_of_them(
    draft: Any, copywriter: User, automation: User
) -> None:
    with pytest.raises(Refused, match="@robot"):
        comment(draft("nb"), copywriter, "@robot")


def test_resolving_ends_its_mentions(draft: Any, copywriter: User, manager: User) -> None:
    first = comment(draft("nb"), copywriter, "@ola: this?")
    resolve(first, copywriter)
    assert Mention.objects.get().seen_at is not None


# -- over HTTP -------------------------------------------------------------------------------------


def send(client: Client, path: str, **fields: str) -> Any:
    return client.post(path, fields, headers={"Accept": "application/json"})


def test_the_panel_is_answered(client: Client, draft: Any, copywriter: User) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    add = reverse("comments:add", args=[variant.pk])
    answer = send(client, add, text="<b>Which?</b>", part="content.body", quote="din", start="34")
    told = answer.json()
    assert told["open"] == 1
    assert "&lt;b&gt;Which?&lt;/b&gt;" in told["html"]
    assert 'data-path="content.body"' in told["html"]
    refused = send(client, add, text="@nobody")
    assert refused.status_code == 422
    settle = reverse("comments:settle", args=[Comment.objects.get().pk, "resolve"])
    assert send(client, settle).json()["open"] == 0


def test_without_script_it_leads_back(client: Client, draft: Any, copywriter: User) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    add = reverse("comments:add", args=[variant.pk])
    assert client.post(add, {"text": "So?", "next": "/admin/approve/"}).url == "/admin/approve/"
    elsewhere = client.post(add, {"text": "So?", "next": "https://elsewhere.example/"})
    assert elsewhere.url.startswith("/admin/snippets/")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"parent": "0"}, 404),
        ({"parent": "x"}, 404),
        ({"start": "-1"}, 302),
        ({"start": "9" * 40}, 302),
        ({"part": "\0" * 400}, 302),
    ],
)
def test_hostile_fields_break_nothing(
    client: Client, draft: Any, copywriter: User, fields: dict[str, str], status: int
) -> None:
    client.force_login(copywriter)
    add = reverse("comments:add", args=[draft("nb").pk])
    assert client.post(add, {"text": "So?", **fields}).status_code == status


def test_people_are_offered_by_the_beginning_of_their_name(
    client: Client, draft: Any, copywriter: User, manager: User
) -> None:
    client.force_login(copywriter)
    page = reverse("comments:people", args=[draft("nb").pk])
    assert client.get(f"{page}?q=o").json() == {"people": [["ola", ""]]}
    assert client.get(f"{page}?q=zz").json() == {"people": []}


def test_who_sees_no_texts_has_no_comments(client: Client, draft: Any, copywriter: User) -> None:
    variant = draft("nb")
    first = comment(variant, copywriter, "Is it so?")
    guest = User.objects.create_user("guest")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)
    for path in (
        reverse("comments:add", args=[variant.pk]),
        reverse("comments:settle", args=[first.pk, "resolve"]),
    ):
        client.post(path, {"text": "Mine"})
    assert [row.text for row in Comment.objects.all()] == ["Is it so?"]
    assert Comment.objects.get().resolved_at is None
    assert comment_of(guest, first.pk) is None


def test_the_editor_has_them_at_the_side(client: Client, draft: Any, copywriter: User) -> None:
    variant = draft("nb")
    comment(variant, copywriter, "Is it so?")
    client.force_login(copywriter)
    edit = reverse("wagtailsnippets_cms_variant:edit", args=[variant.pk])
    page = client.get(edit).content.decode()
    assert 'data-side-panel-toggle="words"' in page
    assert "Is it so?" in page
