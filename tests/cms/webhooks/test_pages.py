"""The pages under Settings: who sees them, what they show, and what their buttons do."""

import re
from threading import Event
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import Delivery, Endpoint
from cms.webhooks import actions, sending, signing, vault
from tests.cms.webhooks.conftest import SECRET, Make, Receiver, answer

pytestmark = pytest.mark.django_db
State = Delivery.State

FORM = {
    "name": "CRM",
    "url": "https://crm.example/hook",
    "brand": "",
    "environment": "",
    "active": "on",
}


def delivery(endpoint: Endpoint, state: str = State.DEAD, number: int = 1, **more: Any) -> Delivery:
    return Delivery.objects.create(
        endpoint=endpoint,
        release_number=number,
        message_id=f"msg_{number}",
        payload='{"type":"release.created","data":{"release":1}}',
        state=state,
        **more,
    )


def text(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.fixture
def admin(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


# -- who -------------------------------------------------------------------------------------------

GETS = [
    ("index", 0),
    ("index_results", 0),
    ("add", 0),
    ("deliveries", 0),
    ("deliveries_results", 0),
]
GETS += [("edit", 1), ("delete", 1), ("history", 1), ("detail", 1), ("delivery", 2)]
POSTS = [("test", 1), ("rotate", 1), ("forget", 1), ("send_again", 2), ("send_all", 0)]


def address(name: str, kind: int, row: Delivery) -> str:
    return reverse(f"webhooks:{name}", args=[[], [row.endpoint_id], [row.pk]][kind])


@pytest.mark.parametrize(("name", "kind"), GETS)
def test_a_manager_sees_every_page(admin: Client, endpoint: Make, name: str, kind: int) -> None:
    assert admin.get(address(name, kind, delivery(endpoint()))).status_code == 200


@pytest.mark.parametrize(("name", "kind"), [*GETS, *POSTS])
def test_a_copywriter_sees_and_does_nothing(
    client: Client, copywriter: User, endpoint: Make, name: str, kind: int
) -> None:
    row = delivery(endpoint())
    client.force_login(copywriter)
    call = client.post if (name, kind) in POSTS else client.get
    response = call(address(name, kind, row))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    row.refresh_from_db()
    assert row.state == State.DEAD
    assert Delivery.objects.count() == 1
    assert vault.unlock(Endpoint.objects.get().secret) == SECRET


@pytest.mark.parametrize(("name", "kind"), POSTS)
def test_nothing_is_done_by_a_get(admin: Client, endpoint: Make, name: str, kind: int) -> None:
    assert admin.get(address(name, kind, delivery(endpoint()))).status_code == 405
    assert Delivery.objects.get().state == State.DEAD


@pytest.mark.parametrize(("name", "kind"), [*POSTS, ("add", 0), ("edit", 1), ("delete", 1)])
def test_nothing_is_done_without_the_page_s_token(
    manager: User, endpoint: Make, name: str, kind: int
) -> None:
    row = delivery(endpoint())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    assert strict.post(address(name, kind, row), FORM).status_code == 403
    assert (Endpoint.objects.count(), Delivery.objects.get().state) == (1, State.DEAD)


@pytest.mark.parametrize(("who", "shown"), [("manager", True), ("copywriter", False)])
def test_the_menu(client: Client, request: Any, who: str, shown: bool) -> None:
    client.force_login(request.getfixturevalue(who))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("webhooks:index") in page) is shown


# -- making, changing, deleting --------------------------------------------------------------------


def test_a_new_webhook_shows_its_secret_once(admin: Client, manager: User) -> None:
    page = admin.post(reverse("webhooks:add"), {**FORM, "actions": ["publish"]})
    row = Endpoint.objects.get()
    (secret,) = re.findall(r'value="(whsec_[^"]+)"', page.content.decode())
    assert vault.unlock(row.secret) == secret
    assert len(signing.key_of(secret)) == 32
    assert "no-store" in page["Cache-Control"]
    assert (row.created_by, row.actions, row.brand) == (manager, ["publish"], None)
    for name in ("detail", "edit", "history"):
        again = admin.get(reverse(f"webhooks:{name}", args=[row.pk])).content.decode()
        assert secret not in again
        assert row.secret not in again
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1
    assert secret not in str(list(ModelLogEntry.objects.values("data", "label")))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://crm.example/", "must begin with https://"),
        ("https://127.0.0.1/", "not public"),
        ("https://[::ffff:10.0.0.1]/", "not public"),
        ("https://2130706433/", "four decimal numbers"),
        ("https://kari:secret@crm.example/", "user name and password"),
        ("javascript:alert(1)", "whole address"),
        ("", "required"),
    ],
)
def test_an_address_that_may_not_be_called_is_refused(admin: Client, url: str, why: str) -> None:
    page = admin.post(reverse("webhooks:add"), {**FORM, "url": url})
    assert why in text(page)
    assert not Endpoint.objects.exists()


def test_a_form_sent_twice_makes_one_webhook(admin: Client) -> None:
    admin.post(reverse("webhooks:add"), FORM)
    page = admin.post(reverse("webhooks:add"), FORM)
    assert "already exists" in text(page)
    assert Endpoint.objects.count() == 1


@pytest.mark.parametrize(("there", "refused"), [(49, False), (50, True)])
def test_there_are_fifty_at_most(admin: Client, endpoint: Make, there: int, refused: bool) -> None:
    for number in range(there):
        endpoint(f"crm {number}")
    page = admin.post(reverse("webhooks:add"), FORM)
    assert ("There are 50 webhooks already" in text(page)) is refused
    assert Endpoint.objects.count() == 50


@pytest.mark.parametrize("field", ["brand", "environment", "actions"])
def test_what_does_not_exist_is_refused(admin: Client, field: str) -> None:
    page = admin.post(reverse("webhooks:add"), {**FORM, field: "99"})
    assert "not one of the available choices" in text(page) or "valid choice" in text(page)
    assert not Endpoint.objects.exists()


def test_switching_on_forgets_the_failures(admin: Client, endpoint: Make) -> None:
    row = endpoint(active=False, is_gone=True, failures=9, resume_at=timezone.now())
    admin.post(reverse("webhooks:edit", args=[row.pk]), {**FORM, "url": row.url})
    row.refresh_from_db()
    assert (row.active, row.is_gone, row.failures, row.resume_at) == (True, False, 0, None)


def test_editing_leaves_the_secret(admin: Client, endpoint: Make) -> None:
    row = endpoint()
    response = admin.post(reverse("webhooks:edit", args=[row.pk]), {**FORM, "name": "Other"})
    assert response.url == reverse("webhooks:detail", args=[row.pk])
    row.refresh_from_db()
    assert (row.name, vault.unlock(row.secret)) == ("Other", SECRET)


def test_deleting_takes_the_deliveries_along(admin: Client, endpoint: Make) -> None:
    row = delivery(endpoint()).endpoint
    page = admin.get(reverse("webhooks:delete", args=[row.pk]))
    assert "what waits will not be sent" in text(page)
    admin.post(reverse("webhooks:delete", args=[row.pk]))
    assert (Endpoint.objects.count(), Delivery.objects.count()) == (0, 0)
    assert ModelLogEntry.objects.filter(action="wagtail.delete").exists()


# -- the secret ------------------------------------------------------------------------------------


def test_a_new_secret_is_shown_once_and_the_old_one_stays_a_while(
    admin: Client, endpoint: Make
) -> None:
    row = endpoint()
    page = admin.post(reverse("webhooks:rotate", args=[row.pk]))
    (secret,) = re.findall(r'value="(whsec_[^"]+)"', page.content.decode())
    row.refresh_from_db()
    assert sending.secrets_of(row) == [secret, SECRET]
    assert "no-store" in page["Cache-Control"]
    assert secret not in admin.get(reverse("webhooks:detail", args=[row.pk])).content.decode()
    again = admin.post(reverse("webhooks:rotate", args=[row.pk]), follow=True)
    assert "The old secret is still in use" in text(again)
    row.refresh_from_db()
    assert sending.secrets_of(row) == [secret, SECRET], "a page loaded twice loses nothing"
    admin.post(reverse("webhooks:forget", args=[row.pk]))
    row.refresh_from_db()
    assert (sending.secrets_of(row), row.old_secret) == ([secret], "")
    logged = ModelLogEntry.objects.filter(action__in=[actions.ROTATE, actions.FORGET])
    assert sorted(logged.values_list("action", flat=True)) == [actions.FORGET, actions.ROTATE]
    assert "whsec" not in str(list(ModelLogEntry.objects.values("data", "label")))


# -- the list and one page -------------------------------------------------------------------------


def test_the_list_is_empty_at_first(admin: Client) -> None:
    assert "No webhook yet" in text(admin.get(reverse("webhooks:index")))
    assert "No deliveries yet" in text(admin.get(reverse("webhooks:deliveries")))
    dead = admin.get(reverse("webhooks:deliveries") + "?state=dead")
    assert "Nothing was given up" in text(dead)


def test_the_list_shows_how_each_goes(admin: Client, endpoint: Make) -> None:
    crm = endpoint(failures=3)
    endpoint("gone", active=False, is_gone=True)
    endpoint("off", active=False)
    delivery(crm, State.WAITING, 1, next_attempt_at=timezone.now())
    delivery(crm, State.DEAD, 2)
    Delivery.objects.create(
        endpoint=crm, type="ping", message_id="msg_p", payload="{}", state=State.DEAD
    )
    page = admin.get(reverse("webhooks:index"))
    shown = {row.name: (row.waiting, row.dead) for row in page.context["object_list"]}
    assert shown == {"crm": (1, 1), "gone": (0, 0), "off": (0, 0)}, "a test is no dead letter"
    for words in ("failing, 3 times in a row", "switched off: it answered 410", "All brands"):
        assert words in text(page)


def test_the_list_costs_the_same_for_many(
    admin: Client, endpoint: Make, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        delivery(endpoint(f"crm {number}"), number=number)
    with django_assert_max_num_queries(17):
        admin.get(reverse("webhooks:index"))
    with django_assert_max_num_queries(17):
        admin.get(reverse("webhooks:deliveries"))


def test_a_missing_worker_is_said(admin: Client, endpoint: Make) -> None:
    row = delivery(endpoint(), State.WAITING, next_attempt_at=timezone.now())
    assert "deliver_webhooks" not in text(admin.get(reverse("webhooks:index")))
    Delivery.objects.update(next_attempt_at=timezone.now() - timezone.timedelta(minutes=3))
    for page in ("index", "deliveries"):
        assert "manage.py deliver_webhooks" in text(admin.get(reverse(f"webhooks:{page}")))
    page = admin.get(reverse("webhooks:delivery", args=[row.pk]))
    assert "manage.py deliver_webhooks" in text(page)
    delivery(row.endpoint, State.DELIVERED, 2, last_attempt_at=timezone.now())
    page = admin.get(reverse("webhooks:index"))
    assert "deliver_webhooks" not in text(page), "a slow receiver is no missing worker"


# -- test button, deliveries -----------------------------------------------------------------------


def test_the_test_button_sends_a_test_and_shows_how_it_went(
    admin: Client, endpoint: Make, receiver: Receiver
) -> None:
    row = endpoint(url=receiver.url)
    page = admin.post(reverse("webhooks:test", args=[row.pk]), follow=True)
    assert "Under way" in text(page)
    assert receiver.received == [], "nothing is called in the request"
    receiver.answers = [answer(418, b"<script>teapot</script>")]
    sending.serve(row.pk, Event())
    page = admin.get(page.redirect_chain[-1][0])
    assert "The receiver answered 418." in text(page)
    assert b"&lt;script&gt;teapot&lt;/script&gt;" in page.content
    assert b"<script>teapot" not in page.content
    assert b"http-equiv" not in page.content, "it stops looking again"
    assert ModelLogEntry.objects.filter(action=actions.TEST).count() == 1


def test_a_delivery_shows_what_was_sent(admin: Client, endpoint: Make, receiver: Receiver) -> None:
    crm = endpoint(url=receiver.url)
    row = delivery(crm, State.WAITING, next_attempt_at=timezone.now())
    sending.serve(crm.pk, Event())
    page = admin.get(reverse("webhooks:delivery", args=[row.pk]))
    for words in ("webhook-id: msg_1", "webhook-signature: v1,", "POST http://127.0.0.1"):
        assert words in text(page)
    assert "Status 204. Nothing was written." in text(page)
    assert SECRET[6:] not in page.content.decode()


def test_the_filters(admin: Client, endpoint: Make) -> None:
    crm, cache = endpoint("crm"), endpoint("cache")
    for number, (row, state) in enumerate(
        [(crm, State.DEAD), (crm, State.DELIVERED), (cache, State.DEAD)], 1
    ):
        delivery(row, state, number)

    def found(**asked: Any) -> list[int]:
        page = admin.get(reverse("webhooks:deliveries"), asked)
        return [row.release_number for row in page.context["object_list"]]

    assert found() == [3, 2, 1]
    assert found(state="dead") == [3, 1]
    assert found(state="dead", webhook=crm.pk) == [1]
    assert found(release=2) == [2]
    page = admin.get(reverse("webhooks:deliveries"), {"state": "lost", "release": "x"})
    assert "does not exist here and was left out" in text(page)


@pytest.mark.parametrize("asked", ["release=0", "release=99999999999999999999", "release=1e400"])
def test_a_number_out_of_range_is_named(admin: Client, endpoint: Make, asked: str) -> None:
    page = admin.get(reverse("webhooks:deliveries") + f"?{asked}")
    assert page.status_code == 200
    assert "was left out" in text(page)


def test_one_is_sent_again(admin: Client, endpoint: Make) -> None:
    first, second = (delivery(endpoint(name), number=1) for name in ("a", "b"))
    page = admin.post(reverse("webhooks:send_again", args=[first.pk]), follow=True)
    assert "1 delivery is sent again" in text(page)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, second.state) == (State.WAITING, 0, State.DEAD)
    again = admin.post(reverse("webhooks:send_again", args=[first.pk]), follow=True)
    assert "It waits already" in text(again)


def test_all_that_pass_the_filters_are_sent_again(admin: Client, endpoint: Make) -> None:
    crm, cache = endpoint("crm"), endpoint("cache")
    for number in (1, 2):
        delivery(crm, number=number)
        delivery(cache, number=number)
    delivery(crm, State.DELIVERED, 3)
    there = reverse("webhooks:deliveries") + f"?state=dead&webhook={crm.pk}"
    page = admin.get(there)
    (action,) = re.findall(r'action="([^"]*again[^"]*)"', page.content.decode())
    page = admin.post(action.replace("&amp;", "&"), follow=True)
    assert "2 deliveries are sent again" in text(page)
    waiting = Delivery.objects.filter(state=State.WAITING)
    assert set(waiting.values_list("endpoint__name", "release_number")) == {("crm", 1), ("crm", 2)}
    assert ModelLogEntry.objects.filter(action=actions.SEND_AGAIN).count() == 1


def test_a_filter_that_does_not_exist_sends_nothing(admin: Client, endpoint: Make) -> None:
    delivery(endpoint())
    page = admin.post(reverse("webhooks:send_all") + "?webhook=99", follow=True)
    assert "Nothing was sent" in text(page)
    assert Delivery.objects.get().state == State.DEAD


@pytest.mark.parametrize("name", ["detail", "delivery", "edit", "delete"])
def test_what_is_gone_is_not_found(admin: Client, name: str) -> None:
    assert admin.get(reverse(f"webhooks:{name}", args=[99])).status_code == 404
