"""A waiver lets one finding stand: with a reason, a permission and a trace."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms import actions
from cms.errors import PublishRefused, Refused
from cms.guard import judge
from cms.models import ReleaseEntry, Variant, Waiver

REASON = "The customer is greeted by the app itself."


def blocking(variant: Variant):
    (finding,) = judge(variant).blocking
    return finding


def test_a_waived_error_goes_live_and_the_release_says_so(faulty: Variant, manager: User) -> None:
    finding = blocking(faulty)
    actions.waive(faulty, finding.fingerprint, REASON, manager)
    faulty.get_latest_revision().publish(user=manager)
    entry = ReleaseEntry.objects.get(locale="nb")
    (receipt,) = entry.waivers
    assert (receipt["check"], receipt["by"], receipt["reason"]) == (finding.check, "ola", REASON)


def test_it_is_logged(faulty: Variant, manager: User) -> None:
    actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager)
    log = ModelLogEntry.objects.get(action="cms.waive")
    assert (log.user, log.data["reason"]) == (manager, REASON)


@pytest.mark.parametrize("reason", ["", "   ", "because"], ids=["none", "blank", "too short"])
def test_it_needs_a_reason(faulty: Variant, manager: User, reason: str) -> None:
    with pytest.raises(ValidationError, match="why"):
        actions.waive(faulty, blocking(faulty).fingerprint, reason, manager)
    assert not Waiver.objects.exists()


def test_it_covers_one_finding_only(faulty: Variant, manager: User, copywriter: User) -> None:
    actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager)
    actions.edit_variant(
        faulty, {"body": "Hei, bestillingen er bekreftet. {{ nobody }}"}, copywriter
    )
    faulty.refresh_from_db()
    with pytest.raises(PublishRefused, match="nobody"):
        faulty.get_latest_revision().publish(user=manager)


def test_waiving_what_is_gone_is_refused(faulty: Variant, manager: User) -> None:
    with pytest.raises(Refused, match="gone"):
        actions.waive(faulty, "0" * 64, REASON, manager)


def test_withdrawn_it_blocks_again(faulty: Variant, manager: User) -> None:
    waiver = actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager)
    actions.withdraw_waiver(waiver, manager)
    assert judge(faulty).blocking
    assert actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager).pk != waiver.pk


def test_twice_is_once(faulty: Variant, manager: User) -> None:
    fingerprint = blocking(faulty).fingerprint
    first = actions.waive(faulty, fingerprint, REASON, manager)
    assert actions.waive(faulty, fingerprint, REASON, manager).pk == first.pk


def test_the_view_needs_the_permission(
    client: Client, faulty: Variant, copywriter: User, manager: User
) -> None:
    address = reverse("wagtailsnippets_cms_variant:waive", args=[faulty.pk])
    sent = {"fingerprint": blocking(faulty).fingerprint, "reason": REASON}
    client.force_login(copywriter)
    client.post(address, sent)
    assert not Waiver.objects.exists()
    client.force_login(manager)
    assert client.get(address).status_code == 405
    client.post(address, sent)
    assert Waiver.objects.get().user == manager


# -- until when ------------------------------------------------------------------------------------


def lapse(waiver: Waiver) -> None:
    """Let its day pass."""
    Waiver.objects.filter(pk=waiver.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def test_a_waiver_holds_until_its_end(faulty: Variant, manager: User) -> None:
    soon = timezone.now() + timedelta(days=1)
    waiver = actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager, until=soon)
    assert not judge(faulty).blocking
    lapse(waiver)
    assert judge(faulty).blocking
    with pytest.raises(PublishRefused):
        faulty.get_latest_revision().publish(user=manager)


def test_a_lapsed_waiver_makes_room_for_a_new_one(faulty: Variant, manager: User) -> None:
    soon = timezone.now() + timedelta(days=1)
    old = actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager, until=soon)
    lapse(old)
    new = actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager)
    assert new.pk != old.pk
    assert not judge(faulty).blocking
    old.refresh_from_db()
    assert old.withdrawn_at == old.expires_at, "its trace says when it was over"


def test_an_end_that_is_past_is_refused(faulty: Variant, manager: User) -> None:
    past = timezone.now() - timedelta(minutes=1)
    with pytest.raises(ValidationError, match="to come"):
        actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager, until=past)
    assert not Waiver.objects.exists()


def test_the_release_says_until_when(faulty: Variant, manager: User) -> None:
    soon = timezone.now() + timedelta(days=1)
    actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager, until=soon)
    faulty.get_latest_revision().publish(user=manager)
    assert ReleaseEntry.objects.get(locale="nb").waivers[0]["until"] == soon.isoformat()


# -- the panel's own requests ----------------------------------------------------------------------

JSON = {"accept": "application/json"}


def send(client: Client, variant: Variant, **values: str):
    address = reverse("wagtailsnippets_cms_variant:waive", args=[variant.pk])
    return client.post(address, values, headers=JSON)


def test_the_panel_waives_without_leaving_the_page(
    client: Client, faulty: Variant, manager: User
) -> None:
    client.force_login(manager)
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    fingerprint = blocking(faulty).fingerprint
    answer = send(client, faulty, fingerprint=fingerprint, reason=REASON, until=day)
    assert (answer.status_code, len(answer.json()["said"])) == (200, 1)
    waiver = Waiver.objects.get()
    assert timezone.localtime(waiver.expires_at).date().isoformat() == day


@pytest.mark.parametrize(
    "sent",
    [
        {"reason": "no"},
        {"reason": REASON, "until": "someday"},
        {"reason": REASON, "until": "2001-01-01"},
        {"reason": REASON, "fingerprint": "0" * 64},
        {"reason": REASON, "fingerprint": ""},
    ],
    ids=["reason", "no date", "past", "gone", "nothing"],
)
def test_a_refusal_is_said_in_the_panel(
    client: Client, faulty: Variant, manager: User, sent: dict[str, str]
) -> None:
    client.force_login(manager)
    answer = send(client, faulty, **{"fingerprint": blocking(faulty).fingerprint, **sent})
    assert answer.status_code == 422
    assert answer.json()["said"]
    assert not Waiver.objects.exists()


def test_withdrawing_needs_the_permission_too(
    client: Client, faulty: Variant, copywriter: User, manager: User
) -> None:
    waiver = actions.waive(faulty, blocking(faulty).fingerprint, REASON, manager)
    client.force_login(copywriter)
    send(client, faulty, withdraw=str(waiver.pk))
    assert not judge(faulty).blocking
    client.force_login(manager)
    assert send(client, faulty, withdraw=str(waiver.pk)).status_code == 200
    assert judge(faulty).blocking
    assert send(client, faulty, withdraw=str(waiver.pk)).status_code == 404
    assert send(client, faulty, withdraw="x").status_code == 404


def test_a_waiver_needs_the_forms_token(faulty: Variant, manager: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(manager)
    assert send(client, faulty, fingerprint="x", reason=REASON).status_code == 403
