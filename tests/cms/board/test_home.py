"""The home page: what waits for whom, and what it says when nothing does."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms import actions
from cms.board.gaps import gaps_by_brand
from cms.board.reading import BoardReader, Wanted
from cms.board.states import NEEDS_WORK, State
from cms.board.worklist import LIMIT, broken, reviews, sent_back
from cms.checking.rechecking import recheck_one
from cms.comments.actions import comment
from cms.models import Brand, FindingRow, MessageTemplate, Release, Variant

HOME = "/admin/"
HOSTILE = "<script>alert(1)</script>"


def _panels(response: Any) -> list[str]:
    return [panel.name for panel in response.context["panels"]]


def _edit_url(variant: Variant) -> str:
    return reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])


def _send_back(variant: Variant, manager: User, comment: str) -> None:
    task_state = variant.current_workflow_task_state
    task_state.task.specific.on_action(task_state, manager, "reject", comment=comment)


@pytest.fixture
def submitted(draft: Any, copywriter: User) -> Variant:
    variant: Variant = draft("nb")
    actions.submit(variant, copywriter)
    return variant


# -- which panels ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "panels"),
    [
        ("copywriter", ["sent_back", "broke", "needs_work"]),
        ("manager", ["waiting", "sent_back", "broke", "needs_work", "releases"]),
        ("admin_user", ["waiting", "sent_back", "broke", "needs_work", "releases"]),
    ],
)
def test_each_role_sees_what_it_can_do(
    role: str, panels: list[str], request: Any, at: Any, brand: Brand
) -> None:
    assert _panels(at(request.getfixturevalue(role), HOME)) == panels


def test_an_empty_installation_says_how_to_begin(at: Any, manager: User) -> None:
    response = at(manager, HOME)
    assert _panels(response) == ["first_run"]
    assert "Three steps" in response.content.decode()


def test_somebody_without_a_role_is_told_so(at: Any, brand: Brand) -> None:
    guest = User.objects.create_user("guest")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    response = at(guest, HOME)
    assert _panels(response) == []
    assert "An administrator can give you a role." in response.content.decode()


def test_it_says_so_where_nothing_waits(at: Any, brand: Brand, manager: User) -> None:
    page = at(manager, HOME).content.decode()
    for words in (
        "Nothing waits for your approval.",
        "Nothing was sent back.",
        "No messages yet.",
        "Nothing is published yet.",
    ):
        assert words in page


def test_what_wagtail_says_of_pages_is_gone(at: Any, brand: Brand, admin_user: User) -> None:
    page = at(admin_user, HOME).content.decode()
    assert "w-summary" not in page
    assert "Search all pages" not in page


# -- waiting for you -------------------------------------------------------------------------------


def test_a_manager_sees_who_submitted(at: Any, submitted: Variant, manager: User) -> None:
    page = at(manager, HOME).content.decode()
    screen = reverse("approve:message", args=[submitted.template_id])
    assert f"{screen}?variant={submitted.pk}" in page
    assert "Submitted by kari" in page
    assert "Your own edit" not in page


def test_an_edit_of_ones_own_is_marked(at: Any, draft: Any, manager: User) -> None:
    variant = draft("nb")
    actions.edit_variant(variant, {"body": "Hei {{ first_name }}, {{ total | money }}."}, manager)
    actions.submit(variant, manager)
    assert [review.own for review in reviews(manager).items] == [True]
    assert "Your own edit: somebody else approves it." in at(manager, HOME).content.decode()


def test_an_edit_of_ones_own_is_not_marked_in_a_brand_with_two_eyes(
    brand: Brand, draft: Any, manager: User
) -> None:
    Brand.objects.filter(pk=brand.pk).update(four_eyes=False)
    variant = draft("nb")
    actions.edit_variant(variant, {"body": "Hei {{ first_name }}, {{ total | money }}."}, manager)
    actions.submit(variant, manager)
    assert [review.own for review in reviews(manager).items] == [False]


def test_a_copywriter_approves_nothing(submitted: Variant, copywriter: User) -> None:
    assert reviews(copywriter).items == ()


def test_what_is_approved_waits_no_more(submitted: Variant, manager: User) -> None:
    actions.approve(submitted, manager)
    assert reviews(manager).items == ()


def test_the_longest_waiting_comes_first_and_the_rest_is_counted(
    at: Any, draft: Any, copywriter: User, manager: User
) -> None:
    arms = [f"arm-{number}" for number in range(LIMIT + 2)]
    for arm in arms:
        actions.submit(draft("nb", arm=arm), copywriter)
    found = reviews(manager)
    assert [review.variant.arm for review in found.items] == arms[:LIMIT]
    assert (found.total, found.more) == (LIMIT + 2, 2)
    page = at(manager, HOME).content.decode()
    assert '<a href="/admin/approve/">2 more to approve</a>' in page


# -- sent back to you ------------------------------------------------------------------------------


def test_a_text_that_was_sent_back_shows_its_comment(
    at: Any, submitted: Variant, copywriter: User, manager: User
) -> None:
    _send_back(submitted, manager, "Warmer, please.\nAnd shorter.")
    page = at(copywriter, HOME).content.decode()
    assert _edit_url(submitted) in page
    assert "Warmer, please.<br>And shorter." in page


def test_it_goes_back_to_who_submitted_it_though_the_reviewer_mended_a_comma(
    submitted: Variant, copywriter: User, manager: User
) -> None:
    actions.edit_variant(
        submitted, {"body": "Hei, {{ first_name }}: {{ total | money }}."}, manager
    )
    submitted.refresh_from_db()
    _send_back(submitted, manager, "More.")
    assert [item.variant for item in sent_back(copywriter).items] == [submitted]


def test_it_goes_to_nobody_else(submitted: Variant, manager: User) -> None:
    other = User.objects.create_user("per")
    other.groups.set(User.objects.get(username="kari").groups.all())
    _send_back(submitted, manager, "More.")
    assert sent_back(other).items == ()


def test_what_is_submitted_again_is_not_sent_back(
    submitted: Variant, copywriter: User, manager: User
) -> None:
    _send_back(submitted, manager, "More.")
    actions.submit(submitted, copywriter)
    assert sent_back(copywriter).items == ()


# -- needs work ------------------------------------------------------------------------------------


def test_gaps_are_counted_as_the_board_counts_them(
    brand: Brand, template: MessageTemplate, live: Any, draft: Any, copywriter: User, manager: User
) -> None:
    source = live("en")
    live("nb")
    draft("da")
    draft("pl", arm="a")
    draft("pl", arm="b")
    actions.edit_variant(source, {"body": "{{ first_name }}: {{ total | money }}."}, copywriter)
    source.get_latest_revision().publish(user=manager)
    MessageTemplate.objects.create(key="another", title="Another", brand=brand)
    Brand.objects.create(key="empty", name="Empty")
    gaps = {found.brand: found.counts for found in gaps_by_brand(copywriter)}
    assert gaps[brand] == {
        State.MISSING: 6,
        State.CHANGES: 0,
        State.STALE: 1,
        State.DRAFT: 3,
    }
    for owner, counts in gaps.items():
        board = BoardReader(owner, copywriter).board(Wanted()).counts()
        assert counts == {state: board[state] for state in NEEDS_WORK}


def test_figures_lead_to_the_board(at: Any, draft: Any, copywriter: User) -> None:
    draft("nb")
    page = at(copywriter, HOME).content.decode()
    assert "/admin/board/?brand=fjellheim&amp;state=draft" in page
    assert "/admin/board/?brand=fjellheim&amp;state=missing" in page
    assert "state=stale" not in page


# -- recent releases -------------------------------------------------------------------------------


def test_the_last_five_releases_are_shown(at: Any, live: Any, manager: User) -> None:
    variant = live("nb")
    for _ in range(3):
        variant.unpublish(user=manager)
        variant.get_latest_revision().publish(user=manager)
        variant.refresh_from_db()
    page = at(manager, HOME).content.decode()
    assert Release.objects.count() == 7
    assert [number for number in range(1, 8) if f"/admin/releases/{number}/" in page] == [
        3,
        4,
        5,
        6,
        7,
    ]


# -- what it costs, and what it does not run -------------------------------------------------------


def test_hostile_names_are_text(
    at: Any,
    brand: Brand,
    template: MessageTemplate,
    draft: Any,
    live: Any,
    copywriter: User,
    manager: User,
) -> None:
    Brand.objects.filter(pk=brand.pk).update(name=HOSTILE)
    MessageTemplate.objects.filter(pk=template.pk).update(title=HOSTILE)
    User.objects.filter(pk=copywriter.pk).update(first_name=HOSTILE)
    live("nb")
    for locale in ("en", "da"):
        actions.submit(draft(locale), copywriter)
    _send_back(Variant.objects.get(locale="en"), manager, HOSTILE)
    for user in (copywriter, manager):
        page = at(user, HOME).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


QUERIES = 30
"""Frame 9, and 3 for the number in the menu; reviews 3 and 3 for who wrote them; sent back 2;
changes of snippets, mentions, what is due and what broke 1 each; gaps 4; releases 2.
"""


def test_home_costs_the_same_for_one_and_for_many(
    client: Client,
    draft: Any,
    live: Any,
    copywriter: User,
    manager: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    live("nb")
    for arm in "abcdef":
        actions.submit(draft("nb", arm=arm), copywriter)
    for arm in "abc":
        _send_back(Variant.objects.get(arm=arm), manager, "More.")
    client.force_login(manager)
    client.get(HOME)
    with django_assert_max_num_queries(QUERIES):
        client.get(HOME)


# -- mentions, what broke, gaps by locale ----------------------------------------------------------


def test_a_mention_stands_there_until_it_is_seen(
    at: Any, client: Client, draft: Any, copywriter: User, manager: User
) -> None:
    said = comment(draft("nb"), copywriter, "@ola, is this the right word?")
    page = at(manager, HOME).content.decode()
    assert "You are mentioned" in page
    assert "is this the right word?" in page
    assert "You are mentioned" not in at(copywriter, HOME).content.decode()
    client.force_login(manager)
    client.post(reverse("comments:seen", args=[said.mentions.get().pk]))
    assert "You are mentioned" not in at(manager, HOME).content.decode()


def test_nobody_sees_for_another(
    client: Client, draft: Any, copywriter: User, manager: User
) -> None:
    said = comment(draft("nb"), copywriter, "@ola, look")
    client.force_login(copywriter)
    client.post(reverse("comments:seen", args=[said.mentions.get().pk]))
    assert said.mentions.get().seen_at is None


def test_what_broke_is_what_a_message_lacked_before(
    at: Any, live: Any, draft: Any, brand: Brand, manager: User, template: MessageTemplate
) -> None:
    live("nb")
    recheck_one(template.pk)
    assert "Nothing that is live has a new error or warning" in at(manager, HOME).content.decode()
    guide = brand.style_guides.get(locale="nb")
    guide.terms.create(concept="confirm", approved="godkjent", forbidden="bekreftet")
    guide.save()
    recheck_one(template.pk)
    (item,) = broken(manager).items
    assert (item.variant.locale, item.severity) == ("nb", "error")
    assert "bekreftet" in at(manager, HOME).content.decode()
    recheck_one(template.pk)
    assert [again.at for again in broken(manager).items] == [item.at]


@pytest.mark.parametrize(("hours", "told"), [(0, 1), (24, 1), (49, 0)])
def test_since_yesterday_means_since_its_beginning(
    live: Any, brand: Brand, manager: User, template: MessageTemplate, hours: int, told: int
) -> None:
    live("nb")
    recheck_one(template.pk)
    guide = brand.style_guides.get(locale="nb")
    guide.terms.create(concept="confirm", approved="godkjent", forbidden="bekreftet")
    guide.save()
    recheck_one(template.pk)
    FindingRow.objects.filter(found_at__isnull=False).update(
        found_at=timezone.now() - timedelta(hours=hours)
    )
    assert broken(manager).total == told


def test_what_came_with_a_message_did_not_break(
    faulty: Variant, manager: User, template: MessageTemplate
) -> None:
    recheck_one(template.pk)
    assert FindingRow.objects.exists()
    assert broken(manager).items == ()


def test_gaps_are_counted_by_locale(at: Any, brand: Brand, draft: Any, manager: User) -> None:
    draft("nb")
    (gaps,) = gaps_by_brand(manager)
    assert {tag: found[State.MISSING] for tag, found in gaps.locales.items()} == {
        "en": 1,
        "nb": 0,
        "da": 1,
        "pl": 1,
        "nl": 1,
    }
    assert gaps.locales["nb"][State.DRAFT] == 1
    assert gaps.counts[State.MISSING] == 4
    page = at(manager, HOME).content.decode()
    assert "?brand=fjellheim&amp;locale=da&amp;state=missing" in page
