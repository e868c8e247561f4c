"""One step for one claimed submission: hand it over, take it away, or ask how it stands."""

import logging
from datetime import timedelta
from threading import Event

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from channels import CannotCarry
from cms.models import ProviderAccount, Submission
from cms.provider_templates import actions, backends, due, standings
from cms.provider_templates.accounts import access_of
from cms.provider_templates.backends import Access, Backend, Reference, Standing
from cms.provider_templates.errors import NameTaken, ProviderBusy, ProviderRefused
from cms.webhooks import backoff
from cms.webhooks.errors import WebhookError
from templates_lib.language import TemplateError

log = logging.getLogger("cms.provider_templates")

State = Submission.State
SLICE = 20
"""Submissions of one account before it is the turn of others that wait."""
NAMES_TRIED = 3


def serve(account_id: int, stop: Event) -> int:
    """Do what is due for one account, until something goes wrong or *stop* is set. How many."""
    for count in range(SLICE):
        row = None if stop.is_set() else due.claim_next(account_id)
        if row is None or not work(row):
            return count
    return SLICE


def work(row: Submission) -> bool:
    """Do a claimed row's next step and note how it went. Whether the provider answered."""
    begun = timezone.now()
    try:
        standing = _step(row)
    except ProviderRefused as error:
        standings.fail(row, error.document, claim=row.claim)
        _tell(row, error)
        return True
    except WebhookError as error:
        _put_off(row, error)
        _tell(row, error)
        return False
    standings.take(row, standing, begun, claim=row.claim)
    due.went_well(row.account)
    return True


def _step(row: Submission) -> Standing:
    if not backends.known(row.account.provider):
        raise ProviderRefused(_("There is no such provider any more."))
    backend, access = backends.get(row.account.provider), access_of(row.account)
    if row.state == State.QUEUED:
        return _hand_over(row, backend, access)
    reference = Reference(row.provider_id, row.name, row.language, row.channel)
    if row.state == State.REMOVING:
        backend.remove(access=access, reference=reference)
        return Standing(row.provider_id, State.REMOVED)
    return backend.status(access=access, reference=reference)


def _hand_over(row: Submission, backend: Backend, access: Access) -> Standing:
    """Look by name first: an attempt before may have got there without our hearing of it."""
    content = row.entry.content
    assert content is not None
    for _attempt in range(NAMES_TRIED):
        try:
            request = backend.request(content=content, base=row.base, version=row.version)
        except (CannotCarry, TemplateError) as error:
            raise ProviderRefused(
                _("It cannot be handed over: %(why)s"), why=str(error)[:500]
            ) from error
        found = backend.find(access=access, request=request)
        if found is None or found.at_home:
            return backend.submit(access=access, request=request, found=found)
        _rename(row, backend)
    raise NameTaken(_("Other templates have this name there already: %(name)s"), name=row.name)


def _rename(row: Submission, backend: Backend) -> None:
    """Give *row* its next version: somebody else's template has this name."""
    content = row.entry.content
    with transaction.atomic():
        list(ProviderAccount.objects.select_for_update().filter(pk=row.account_id))
        request = backend.request(content=content, base=row.base, version=row.version)  # type: ignore[arg-type]
        row.version = actions.next_version(row.account_id, request, row.base)
        request = backend.request(content=content, base=row.base, version=row.version)  # type: ignore[arg-type]
        row.name = request.name
        held = Submission.objects.filter(pk=row.pk, claim=row.claim)
        held.update(version=row.version, name=row.name)


def _put_off(row: Submission, error: WebhookError) -> None:
    asked = error.retry_after if isinstance(error, ProviderBusy) else timedelta(0)
    wait = backoff.wait_after(row.attempts + 1)
    if wait is None and row.state == State.QUEUED:
        standings.fail(row, error.document, claim=row.claim)
    else:
        at = timezone.now() + max(wait or standings.DAILY, asked)
        standings.put_off(row, error.document, at, claim=row.claim)
    due.went_wrong(row.account, error, asked)


def _tell(row: Submission, error: WebhookError) -> None:
    """In the log: numbers and our own sentence, never what the provider wrote."""
    log.warning("submission %s of account %s: %s", row.pk, row.account_id, error.msgid)
