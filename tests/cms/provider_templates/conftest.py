"""Live WhatsApp messages and mails, accounts at stand-ins, and a worker in steps."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cms.models import Brand, ProviderAccount, Submission, Variant
from cms.provider_templates import actions, due, working
from cms.provider_templates.accounts import lock
from tests.cms.provider_templates.standin import TOKEN, Meta, SendGrid, Twilio, running

APP_SECRET = "app-secret-0123456789"
BODY = "Hei {{ first_name }}, bestillingen din på {{ total | money }} er bekreftet."


@pytest.fixture
def meta(settings: Any) -> Iterator[Meta]:
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    with running(Meta()) as state:
        yield state


@pytest.fixture
def twilio(settings: Any) -> Iterator[Twilio]:
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    with running(Twilio()) as state:
        yield state


@pytest.fixture
def sendgrid(settings: Any) -> Iterator[SendGrid]:
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    with running(SendGrid()) as state:
        yield state


@pytest.fixture
def account(brand: Brand, meta: Meta) -> ProviderAccount:
    """The brand's account with Meta."""
    return ProviderAccount.objects.create(
        name="Meta",
        brand=brand,
        provider="meta",
        settings={"waba_id": meta.waba, "version": "v24.0", "address": meta.url},
        secret=lock({"token": TOKEN, "app_secret": APP_SECRET}),
    )


Live = Callable[..., Variant]


@pytest.fixture
def whatsapp(live: Any) -> Live:
    """``whatsapp("nb")`` is live; with a body, a new text of it is."""

    def write(locale: str = "nb", body: str = BODY) -> Variant:
        there = Variant.objects.filter(channel="whatsapp", locale=locale).first()
        if there is None:
            variant: Variant = live(locale, body, channel="whatsapp")
            return variant
        there.content = {**there.content, "body": body}
        there.save_revision().publish()
        there.refresh_from_db()
        return there

    return write


@pytest.fixture
def queued(account: ProviderAccount, manager: User) -> Callable[[Variant], Submission]:
    """``queued(variant)`` submits what is live of it."""

    def submit(variant: Variant) -> Submission:
        outcome = actions.submit(account, [variant.pk], manager)
        assert not outcome.refused, outcome.refused
        (row,) = outcome.queued
        return row

    return submit


@pytest.fixture
def work() -> Callable[[], int]:
    """Everything that is due is done once, and what waits is due again. How many answered."""

    def do() -> int:
        soon = timezone.now() - timedelta(seconds=1)
        ProviderAccount.objects.update(resume_at=None)
        Submission.objects.exclude(next_attempt_at=None).update(next_attempt_at=soon, claim="")
        taken, count = set(), 0
        for pk in ProviderAccount.objects.values_list("pk", flat=True):
            while (row := due.claim_next(pk)) and row.pk not in taken:
                taken.add(row.pk)
                count += working.work(row)
                ProviderAccount.objects.update(resume_at=None)
        return count

    return do
