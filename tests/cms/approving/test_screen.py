"""The approval screen: what it shows, what it decides, and what two people at once are told."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms import actions
from cms.models import Comment, MessageTemplate, Release, Variant, Waiver
from tests.cms.approving.conftest import WORDS
from tests.cms.conftest import LOST


@pytest.fixture
def screen(template: MessageTemplate) -> str:
    return reverse("approve:message", args=[template.pk])


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.wsgi_request._messages)


def test_it_shows_before_and_after_word_by_word(
    revised: Any, manager: User, at: Any, screen: str
) -> None:
    variant = revised("nb", f"Hei {WORDS}", f"Hallo {WORDS}")
    page = at(manager, screen).content.decode()
    assert "<del>Hei</del><ins>Hallo</ins>" in page
    assert reverse("approve:drawn", args=[variant.pk, variant.latest_revision_id]) in page
    assert page.count("<iframe") == 2
    assert "If this is published" in page


def test_a_first_text_has_no_before(submitted: Any, manager: User, at: Any, screen: str) -> None:
    submitted("nb")
    page = at(manager, screen).content.decode()
    assert "it is the first text" in page
    assert page.count("<iframe") == 1


@pytest.mark.parametrize("samples", ["typical", "shortest", "longest"])
def test_both_sides_are_drawn(
    revised: Any, manager: User, at: Any, screen: str, samples: str
) -> None:
    revised("nb", f"Hei {WORDS}", f"Hallo {WORDS}")
    sides = at(manager, screen).context["sides"]
    before = at(manager, f"{sides[0].before_url}?samples={samples}")
    after = at(manager, f"{sides[0].after_url}?samples={samples}")
    assert "Hei" in before.content.decode()
    assert "Hallo" in after.content.decode()
    assert before["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("samples", ["", "persona-x", "<script>"])
def test_other_values_are_not_drawn(submitted: Any, manager: User, at: Any, samples: str) -> None:
    variant = submitted("nb")
    page = reverse("approve:drawn", args=[variant.pk, variant.latest_revision_id])
    assert at(manager, f"{page}?samples={samples}").status_code == 404


def test_what_was_released_of_another_variant_is_not_drawn(
    live: Any, manager: User, at: Any
) -> None:
    nb, da = live("nb"), live("da")
    digest = Release.objects.get(entries__variant_id=da.pk).entries.get().content_id
    assert at(manager, reverse("approve:drawn_live", args=[da.pk, digest])).status_code == 200
    assert at(manager, reverse("approve:drawn_live", args=[nb.pk, digest])).status_code == 404


def test_one_is_approved(submitted: Any, manager: User, seen: Any, post: Any, screen: str) -> None:
    variant = submitted("nb")
    response = post(manager, screen, approve=str(seen(manager, variant)))
    assert response.status_code == 302
    assert Variant.objects.get(pk=variant.pk).live


def test_one_is_sent_back_with_words_pinned(
    submitted: Any, manager: User, seen: Any, post: Any, screen: str, at: Any, copywriter: User
) -> None:
    variant = submitted("nb")
    post(
        manager,
        screen,
        send_back=str(seen(manager, variant)),
        comment="Say it more warmly.",
        part="content.body",
        quote="bestillingen",
    )
    pinned = Comment.objects.get()
    assert (pinned.quote, pinned.part, pinned.asks_changes) == (
        "bestillingen",
        "content.body",
        True,
    )
    assert variant.current_workflow_state.status == "needs_changes"
    home = at(copywriter, "/admin/").content.decode()
    assert "“bestillingen” – Say it more warmly." in home


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"comment": "  "}, "Say what should change"),
        ({"comment": "Warmer", "quote": "nowhere"}, "does not have the words"),
        ({"comment": "Warmer, @nobody"}, "Nobody who may see this text is called @nobody"),
        ({"comment": "x" * 5001}, "at most 5000 characters"),
    ],
)
def test_a_request_that_says_nothing_is_refused_and_kept(
    submitted: Any, manager: User, seen: Any, post: Any, screen: str, fields: Any, words: str
) -> None:
    variant = submitted("nb")
    response = post(manager, screen, send_back=str(seen(manager, variant)), **fields)
    assert response.status_code == 409
    page = response.content.decode()
    assert words in page
    assert fields["comment"].strip() in page
    assert variant.workflow_in_progress
    assert not Comment.objects.exists()


# -- two at once -----------------------------------------------------------------------------------


@pytest.fixture
def second(manager: User) -> User:
    user = User.objects.create_user("per", password="a long password")
    user.groups.set(manager.groups.all())
    return user


@pytest.mark.parametrize(
    ("first", "words"),
    [("approve", "was approved by ola"), ("send_back", "was sent back by ola")],
)
def test_the_second_approver_is_told_who_decided(
    submitted: Any,
    manager: User,
    second: User,
    seen: Any,
    post: Any,
    screen: str,
    first: str,
    words: str,
) -> None:
    variant = submitted("nb")
    theirs = str(seen(second, variant))
    post(manager, screen, **{first: str(seen(manager, variant))}, comment="Warmer.")
    response = post(second, screen, approve=theirs)
    assert words in said(response) + response.content.decode()
    assert Release.objects.count() == (first == "approve")


def test_a_text_that_changed_meanwhile_is_not_approved(
    submitted: Any, manager: User, copywriter: User, seen: Any, post: Any, screen: str
) -> None:
    variant = submitted("nb")
    old = str(seen(manager, variant))
    actions.edit_variant(variant, {"body": f"Hallo, bestillingen: {WORDS}"}, copywriter)
    response = post(manager, screen, approve=old)
    assert response.status_code == 409
    page = response.content.decode()
    assert "was changed by kari after you opened this page" in page
    assert "<ins>Hallo" in page
    assert not Variant.objects.get(pk=variant.pk).live
    assert post(manager, screen, approve=str(seen(manager, variant))).status_code == 302


def test_a_text_that_was_written_over_in_place_is_not_approved_either(
    submitted: Any, manager: User, copywriter: User, seen: Any, post: Any, screen: str
) -> None:
    variant = submitted("nb")
    old = str(seen(manager, variant))
    draft = variant.get_latest_revision_as_object()
    draft.content = {"body": f"Hallo, bestillingen: {WORDS}"}
    draft.save_revision(user=copywriter, overwrite_revision=variant.get_latest_revision())
    assert post(manager, screen, approve=old).status_code == 409
    assert not Variant.objects.get(pk=variant.pk).live


def test_a_save_that_says_the_same_changes_nothing(
    submitted: Any, manager: User, copywriter: User, seen: Any, post: Any, screen: str
) -> None:
    variant = submitted("nb")
    old = str(seen(manager, variant))
    variant.save_revision(user=copywriter)
    assert post(manager, screen, approve=old).status_code == 302
    assert Variant.objects.get(pk=variant.pk).live


# -- the guard -------------------------------------------------------------------------------------


def test_an_error_is_not_passed_by_and_is_waived_from_here(
    live: Any,
    submitted: Any,
    manager: User,
    copywriter: User,
    seen: Any,
    post: Any,
    at: Any,
    screen: str,
) -> None:
    live("en")
    variant = submitted("nb")
    actions.edit_variant(variant, {"body": LOST["nb"]}, copywriter)
    now = str(seen(manager, variant))
    assert post(manager, screen, approve=now).status_code == 409
    (side,) = at(manager, screen).context["sides"]
    assert side.blocking == 1
    post(
        manager,
        reverse("wagtailsnippets_cms_variant:waive", args=[variant.pk]),
        fingerprint=next(
            each.finding.fingerprint for each in side.findings if each.state == "error"
        ),
        reason="The name is not known here.",
        next=screen,
    )
    assert Waiver.objects.count() == 1
    assert post(manager, screen, approve=now).status_code == 302
    assert Variant.objects.get(pk=variant.pk).live


def test_ones_own_edit_is_not_approved(
    submitted: Any, manager: User, seen: Any, post: Any, screen: str
) -> None:
    variant = submitted("nb")
    actions.edit_variant(variant, {"body": f"Hei, bestillingen: {WORDS}"}, manager)
    response = post(manager, screen, approve=str(seen(manager, variant)))
    assert "somebody else must approve it" in response.content.decode()
    assert not Variant.objects.get(pk=variant.pk).live


def test_a_message_of_another_is_not_there(manager: User, at: Any, brand: Any) -> None:
    assert at(manager, reverse("approve:message", args=[99_999])).status_code == 404


def test_where_nothing_waits_it_says_so(live: Any, manager: User, at: Any, screen: str) -> None:
    live("nb")
    assert "Nothing of this message waits for you" in at(manager, screen).content.decode()


def test_a_reader_of_wagtails_own_form_sees_what_publishing_changes(
    submitted: Any, manager: User, at: Any
) -> None:
    variant = submitted("nb")
    task = variant.current_workflow_task_state
    page = at(
        manager,
        reverse(
            "wagtailsnippets_cms_variant:workflow_action", args=[variant.pk, "approve", task.pk]
        ),
    )
    assert "If this is published" in page.json()["html"]


def test_the_queries_grow_little_with_the_locales(
    submitted: Any,
    manager: User,
    at: Any,
    screen: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """What publishing would change is asked of each text by itself: five queries, on a page of
    eight texts at most.
    """
    submitted("nb")
    at(manager, screen)
    with CaptureQueriesContext(connection) as one:
        at(manager, screen)
    for locale in ("da", "pl"):
        submitted(locale)
    with django_assert_max_num_queries(len(one) + 2 * 6):
        at(manager, screen)
