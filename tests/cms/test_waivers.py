"""A waiver lets one finding stand: with a reason, a permission and a trace."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
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
