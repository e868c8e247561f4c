"""Verbs: what people do with templates at providers. Each only writes rows; the worker calls."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from channels import CannotCarry
from cms.errors import Refused
from cms.models import LiveEntry, ProviderAccount, Submission
from cms.provider_templates import backends, standings
from cms.provider_templates.backends import Backend, Request
from cms.provider_templates.names import base_of
from cms.provider_templates.pinning import is_pinned
from cms.saying import say_error
from templates_lib.language import TemplateError

State = Submission.State
MOST_AT_ONCE = 200
"""Wordings that one call queues: each is worked out before, so that what cannot go is said."""
THERE = (State.QUEUED, State.PENDING, State.APPROVED, State.PAUSED, State.REMOVING)


@dataclass
class Outcome:
    """What became of each wording: how many were queued, and why others were not."""

    queued: list[Submission] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def submit(account: ProviderAccount, variants: Iterable[int], user: Any) -> Outcome:
    """Queue what is live of *variants* (their ids) for *account*.

    A wording that is there already, or was rejected word for word, is refused by name, and stops
    no other. Raises `Refused` when the account cannot take any.
    """
    chosen = list(dict.fromkeys(variants))
    backend = _backend(account)
    if len(chosen) > MOST_AT_ONCE:
        raise Refused(_("Submit %(n)d at a time at most.") % {"n": MOST_AT_ONCE})
    outcome = Outcome()
    for variant in chosen:
        try:
            outcome.queued.append(_submit_one(account, backend, variant, user))
        except Refused as refusal:
            outcome.refused.append((_name_of(variant), " ".join(refusal.messages)))
    return outcome


def remove(row: Submission, user: Any) -> None:
    """Have the provider take *row* away. Refused for the version that is used."""
    backend = _backend(row.account)
    if not backend.removes:
        raise Refused(_("This provider has no call that removes a template."))
    with transaction.atomic():
        fresh = (
            Submission.objects.select_for_update(of=("self",))
            .select_related("account", "variant", "entry")
            .get(pk=row.pk)
        )
        if fresh.state in (State.QUEUED, State.REMOVING, State.REMOVED) or not fresh.provider_id:
            raise Refused(_("It is not at the provider."))
        if is_pinned(fresh):
            raise Refused(
                _("Senders use “%(name)s”. Get a newer one approved first.") % {"name": fresh.name}
            )
        fresh.state, fresh.next_attempt_at, fresh.attempts = State.REMOVING, timezone.now(), 0
        fresh.save(update_fields=["state", "next_attempt_at", "attempts"])
        standings.note(standings.REMOVE, fresh, user)


def ask_now(row: Submission) -> None:
    """Ask the provider at once how *row* stands. Changes no state."""
    if row.state in (State.FAILED, State.REMOVED) or row.next_attempt_at is None:
        raise Refused(_("There is nothing to ask."))
    Submission.objects.filter(pk=row.pk, claim="").update(next_attempt_at=timezone.now())


def next_version(account: int, request: Request, base: str) -> int:
    """The next number of a name in a language: one more than any there was."""
    rows = Submission.objects.filter(account=account, base=base, language=request.language)
    return int(rows.aggregate(most=Max("version"))["most"] or 0) + 1


def _submit_one(account: ProviderAccount, backend: Backend, variant: int, user: Any) -> Submission:
    with transaction.atomic():
        # One at a time: two people who press at once make one row, and versions have no gaps.
        list(ProviderAccount.objects.select_for_update().filter(pk=account.pk))
        live = _live(account, backend, variant)
        entry, content = live.entry, live.entry.content
        assert content is not None  # what is live has one
        address = {
            "key": live.key,
            "channel": live.channel,
            "locale": live.locale,
            "persona": live.persona,
            "arm": live.arm,
        }
        row = Submission.objects.filter(account=account, digest=content.digest, **address).first()
        _refuse_a_second(row)
        base = base_of(live.key, live.persona, live.arm)
        version = row.version if row and row.state == State.FAILED and not row.provider_id else 0
        request = _request(backend, content, base, version or 1)
        if not version:
            version = next_version(account.pk, request, base)
            request = _request(backend, content, base, version)
        row = row or Submission(account=account, digest=content.digest, **address)
        row.variant, row.entry, row.created_by = live.variant, entry, user
        row.base, row.version = base, version
        row.name, row.language = request.name, request.language
        row.category_asked, row.category_given = request.category, ""
        row.state, row.reason, row.last_error, row.provider_id = State.QUEUED, "", {}, ""
        row.attempts, row.claim, row.told_at, row.decided_at = 0, "", None, None
        row.next_attempt_at = timezone.now()
        row.save()
        standings.note(standings.SUBMIT, row, user)
        return row


def _live(account: ProviderAccount, backend: Backend, variant: int) -> LiveEntry:
    live = (
        LiveEntry.objects.select_related("entry__content", "variant__template")
        .filter(
            variant=variant,
            environment=account.environment,
            template__brand=account.brand_id,
            channel__in=backend.channels,
        )
        .first()
    )
    if live is None or live.entry.content is None:
        raise Refused(_("It is not live here: only what is published is submitted."))
    return live


def _refuse_a_second(row: Submission | None) -> None:
    if row is None:
        return
    if row.state == State.REJECTED:
        raise Refused(
            _("The provider rejected this very text. Change it, publish it, and submit that.")
        )
    if row.state == State.DISABLED:
        raise Refused(_("The provider has put this very text out of use. Change it first."))
    if row.state in THERE:
        raise Refused(_("This very text is at the provider already."))


def _request(backend: Backend, content: Any, base: str, version: int) -> Request:
    try:
        return backend.request(content=content, base=base, version=version)
    except (CannotCarry, TemplateError) as error:
        raise Refused(say_error(error)) from error


def _backend(account: ProviderAccount) -> Backend:
    if not backends.known(account.provider):
        raise Refused(_("There is no provider “%(name)s” any more.") % {"name": account.provider})
    if not account.active:
        raise Refused(_("“%(account)s” is switched off.") % {"account": account})
    return backends.get(account.provider)


def _name_of(variant: int) -> str:
    live = LiveEntry.objects.filter(variant=variant).first()
    return f"{live.key} · {live.channel} · {live.locale}" if live else f"#{variant}"
