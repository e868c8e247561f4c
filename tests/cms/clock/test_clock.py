"""The review clock: its days, who says that a message still holds, what is told of it and where."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cms.board.states import State, with_state
from cms.clock.actions import may_confirm, still_correct
from cms.clock.reminders import send_reminders
from cms.errors import Refused
from cms.models import Brand, MessageTemplate, Variant
from cms.models.brand import months_after


def set_day(template: MessageTemplate, days: int, **more: Any) -> date:
    """The message is to be looked through in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    MessageTemplate.objects.filter(pk=template.pk).update(review_by=day, **more)
    template.refresh_from_db()
    return day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 9, 15), 4, date(2027, 1, 15)),
        (date(2026, 8, 31), 4, date(2026, 12, 31)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_end_where_months_end(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_new_message_has_four_months(template: MessageTemplate) -> None:
    assert template.review_by == months_after(timezone.localdate(), 4)


def test_a_brand_says_how_long_and_may_say_never(brand: Brand) -> None:
    for months, day in ((1, months_after(timezone.localdate(), 1)), (0, None)):
        brand.review_months = months
        brand.save()
        made = MessageTemplate.objects.create(key=f"m{months}", title="M", brand=brand)
        assert made.review_by == day
        assert not made.is_overdue


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False), (1, False)])
def test_overdue_begins_the_day_after(template: MessageTemplate, days: int, overdue: bool) -> None:
    set_day(template, days)
    assert template.is_overdue is overdue


@pytest.mark.parametrize("chosen", [False, True])
def test_publishing_winds_the_clock_unless_somebody_chose_the_day(
    template: MessageTemplate, draft: Any, manager: User, chosen: bool
) -> None:
    day = set_day(template, 3, review_is_chosen=chosen)
    draft("nb").get_latest_revision().publish(user=manager)
    template.refresh_from_db()
    assert template.review_by == (day if chosen else months_after(timezone.localdate(), 4))


# -- still correct ---------------------------------------------------------------------------------


def test_a_manager_says_that_it_holds(
    template: MessageTemplate, live: Any, manager: User, client: Client
) -> None:
    live("nb")
    day = set_day(template, -1)
    client.force_login(manager)
    address = reverse("clock:still_correct", args=[template.pk])
    client.post(address, {"seen": day.isoformat()})
    template.refresh_from_db()
    assert template.review_by == months_after(timezone.localdate(), 4)
    entry = ModelLogEntry.objects.get(action="cms.still_correct")
    assert entry.user == manager
    assert entry.data["was"] == day.isoformat()
    assert client.get(address).status_code == 405


def test_the_owner_may_and_another_writer_may_not(
    template: MessageTemplate, live: Any, copywriter: User
) -> None:
    live("nb")
    day = set_day(template, -1)
    assert not may_confirm(copywriter, template)
    with pytest.raises(Refused, match="Only its owner"):
        still_correct(template, copywriter, seen=day)
    set_day(template, -1, owner=copywriter)
    still_correct(template, copywriter, seen=day)
    template.refresh_from_db()
    assert not template.is_overdue


def test_the_second_of_two_changes_nothing(
    template: MessageTemplate, live: Any, manager: User
) -> None:
    live("nb")
    day = set_day(template, -1)
    still_correct(template, manager, seen=day)
    with pytest.raises(Refused, match="Somebody else"):
        still_correct(template, manager, seen=day)


# -- the board, the API, the pages -----------------------------------------------------------------


@pytest.mark.parametrize(("days", "state"), [(-1, State.OVERDUE), (0, State.LIVE)])
def test_the_board_marks_what_is_live_and_overdue(
    template: MessageTemplate, live: Any, draft: Any, days: int, state: State
) -> None:
    shown, hidden = live("nb"), draft("da")
    set_day(template, days)
    states = dict(with_state(Variant.objects.all()).values_list("pk", "state"))
    assert states == {shown.pk: state, hidden.pk: State.DRAFT}


def test_the_board_filters_by_it(
    template: MessageTemplate, live: Any, manager: User, client: Client
) -> None:
    live("nb")
    client.force_login(manager)
    assert "Nothing here matches" in client.get("/admin/board/?state=overdue").content.decode()
    set_day(template, -1)
    page = client.get("/admin/board/?state=overdue").content.decode()
    assert "b-mark--overdue" in page
    assert "order.confirmed" in page


def test_the_pages_say_what_is_due(
    template: MessageTemplate, live: Any, manager: User, client: Client
) -> None:
    live("nb")
    client.force_login(manager)
    assert "Nothing to look through" in client.get(reverse("clock:index")).content.decode()
    assert "order.confirmed" in client.get(f"{reverse('clock:index')}?which=all").content.decode()
    set_day(template, -1)
    for page in (reverse("clock:index"), "/admin/"):
        said = client.get(page).content.decode()
        assert "Still correct" in said
        assert "overdue" in said


def test_a_day_that_somebody_writes_is_theirs(
    template: MessageTemplate, manager: User, client: Client
) -> None:
    client.force_login(manager)
    edit = reverse("wagtailsnippets_cms_messagetemplate:edit", args=[template.pk])
    page = client.get(edit)
    assert "Look through by" in page.content.decode()
    fields = {
        name: value
        for name, value in page.context["form"].initial.items()
        if value is not None and name not in ("tags",)
    }
    formsets = {
        f"{kind}-{name}": 0
        for kind in ("placeholders", "facts")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
    }
    response = client.post(edit, {**fields, **formsets, "tags": "", "review_by": "2030-01-02"})
    assert response.status_code == 302
    template.refresh_from_db()
    assert (template.review_by, template.review_is_chosen) == (date(2030, 1, 2), True)


# -- reminders -------------------------------------------------------------------------------------


@pytest.fixture
def owned(template: MessageTemplate, live: Any, copywriter: User) -> MessageTemplate:
    live("nb")
    copywriter.email = "kari@fjellheim.example"
    copywriter.save()
    MessageTemplate.objects.filter(pk=template.pk).update(owner=copywriter)
    template.refresh_from_db()
    return template


@pytest.mark.parametrize(("days", "told"), [(8, 0), (7, 1), (0, 1), (-30, 1)])
def test_the_owner_is_told_in_the_last_week_and_after(
    owned: MessageTemplate, days: int, told: int
) -> None:
    set_day(owned, days)
    assert send_reminders() == (told, told)
    assert [sent.to for sent in mail.outbox] == [["kari@fjellheim.example"]] * told


def test_nobody_is_told_twice_a_day_and_a_week_later_again(owned: MessageTemplate) -> None:
    set_day(owned, -1)
    today = timezone.localdate()
    days = [0, 0, 1, 6, 7, 7]
    sent = [send_reminders(today + timedelta(days=day))[0] for day in days]
    assert sent == [1, 0, 0, 0, 1, 0]


def test_one_is_told_before_the_day_and_once_it_has_passed(owned: MessageTemplate) -> None:
    set_day(owned, 2)
    today = timezone.localdate()
    sent = [send_reminders(today + timedelta(days=day))[0] for day in range(6)]
    assert sent == [1, 0, 0, 1, 0, 0]


def test_one_mail_tells_of_all(owned: MessageTemplate, brand: Brand) -> None:
    set_day(owned, -1)
    call_command("send_reminders", stdout=(said := StringIO()))
    assert said.getvalue() == "1 mails about 1 messages\n"
    assert "order.confirmed" in mail.outbox[0].body
    assert reverse("clock:index") in mail.outbox[0].body


def test_who_switched_mail_off_is_sent_none(owned: MessageTemplate, copywriter: User) -> None:
    UserProfile.objects.create(user=copywriter, updated_comments_notifications=False)
    set_day(owned, -1)
    assert send_reminders()[0] == 0


def test_the_mail_speaks_the_owners_language(owned: MessageTemplate, copywriter: User) -> None:
    UserProfile.objects.create(user=copywriter, preferred_language="en")
    set_day(owned, -1)
    send_reminders()
    assert mail.outbox[0].subject == "1 message to look through"


def test_a_mail_that_fails_is_sent_the_next_time(owned: MessageTemplate, settings: Any) -> None:
    set_day(owned, -1)
    settings.EMAIL_BACKEND = "tests.cms.clock.broken_mail.EmailBackend"
    assert send_reminders() == (0, 0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_reminders() == (1, 1)


def test_of_a_message_without_an_owner_those_are_told_who_publish(
    template: MessageTemplate, live: Any, manager: User, copywriter: User
) -> None:
    for user in (manager, copywriter):
        user.email = f"{user.username}@fjellheim.example"
        user.save()
    live("nb")
    set_day(template, -1)
    send_reminders()
    assert [sent.to for sent in mail.outbox] == [["ola@fjellheim.example"]]


def test_what_nobody_receives_is_not_looked_through(owned: MessageTemplate, manager: User) -> None:
    Variant.objects.get().unpublish(user=manager)
    set_day(owned, -1)
    assert send_reminders() == (0, 0)
