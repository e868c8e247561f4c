"""Verbs: what people do with webhooks. Each is logged; none logs or keeps a secret in clear."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.delete import DeleteAction
from wagtail.log_actions import log

from cms.errors import Refused
from cms.models import Delivery, Endpoint, ReleaseCounter
from cms.webhooks import events, vault
from cms.webhooks.signing import make_id, make_secret

BOTH_VALID = timedelta(hours=24)
"""How long the old secret signs beside a new one, for receivers to change over."""
MOST_ENDPOINTS = 50
"""In an installation: each costs a row in every publication."""

ROTATE, FORGET = "cms.webhook_secret", "cms.webhook_forget_secret"
TEST, SEND_AGAIN = "cms.webhook_test", "cms.webhook_send_again"


def give_secret(endpoint: Endpoint, user: Any) -> str:
    """Give a new, unsaved *endpoint* its first secret, and return it: nobody can read it again."""
    secret = make_secret()
    endpoint.secret, endpoint.created_by = vault.lock(secret), user
    return secret


def rotate(endpoint: Endpoint, user: Any) -> str:
    """Give *endpoint* a new secret and return it. The old one signs too for `BOTH_VALID`.

    Raises `Refused` while an older one does: the receiver's own might be lost.
    """
    with transaction.atomic():
        row = _locked(endpoint)
        if row.old_until and row.old_until > timezone.now():
            raise Refused(_("The old secret is still in use. Put it out of use first."))
        secret = make_secret()
        row.old_secret, row.secret = row.secret, vault.lock(secret)
        row.old_until = timezone.now() + BOTH_VALID
        row.save(update_fields=["secret", "old_secret", "old_until"])
        log(instance=row, action=ROTATE, user=user)
    return secret


def forget_old_secret(endpoint: Endpoint, user: Any) -> None:
    """Sign with the newest secret alone from now on."""
    with transaction.atomic():
        row = _locked(endpoint)
        if row.old_secret:
            row.old_secret, row.old_until = "", None
            row.save(update_fields=["old_secret", "old_until"])
            log(instance=row, action=FORGET, user=user)


def test(endpoint: Endpoint, user: Any) -> Delivery:
    """Queue a message that only tries *endpoint* out; it is sent once, even if that is off."""
    with transaction.atomic():
        row = _locked(endpoint)
        log(instance=row, action=TEST, user=user)
        return Delivery.objects.create(
            endpoint=row,
            type=Delivery.Type.PING,
            message_id=make_id(),
            payload=events.ping(row),
            next_attempt_at=timezone.now(),
        )


def send_again(deliveries: QuerySet[Delivery], user: Any) -> int:
    """Queue *deliveries* anew, at once and with all attempts; those that wait already stay as they
    are. The message id stays, so a receiver that has it can tell. Returns how many.
    """
    with transaction.atomic():
        rows = Delivery.objects.filter(pk__in=deliveries.order_by().values("pk"))
        rows = rows.exclude(state=Delivery.State.WAITING)
        told = list(rows.order_by().values_list("endpoint", flat=True).distinct())
        count = rows.update(
            state=Delivery.State.WAITING,
            attempts=0,
            next_attempt_at=timezone.now(),
            delivered_at=None,
            claim="",
        )
        endpoints = Endpoint.objects.filter(pk__in=told)
        endpoints.update(failures=0, resume_at=None, is_told=False)
        for endpoint in endpoints:
            log(instance=endpoint, action=SEND_AGAIN, user=user, data={"count": count})
    return count


def delete(endpoint: Endpoint, user: Any) -> None:
    """Delete *endpoint* with its deliveries, while no release is being written.

    Publishing takes the counter's lock first and reads endpoints after it; without this lock, a
    row for an endpoint that is gone could make a publication fail.
    """
    with transaction.atomic():
        list(ReleaseCounter.objects.select_for_update().filter(pk=1))
        list(Endpoint.objects.select_for_update(of=("self",)).filter(pk=endpoint.pk))
        DeleteAction(endpoint, user=user).execute(skip_permission_checks=True)


def _locked(endpoint: Endpoint) -> Endpoint:
    row = Endpoint.objects.select_for_update(of=("self",)).filter(pk=endpoint.pk).first()
    if row is None:
        raise Refused(_("This webhook has been deleted."))
    return row
