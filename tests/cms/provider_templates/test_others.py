"""Twilio, SendGrid and files: each by its own API, through the same shape."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms.models import Brand, ProviderAccount, Submission, Variant
from cms.provider_templates import actions, backends, due, working
from cms.provider_templates.accounts import access_of, lock
from cms.provider_templates.backends import Reference, file
from cms.provider_templates.errors import CannotDo
from tests.cms.provider_templates.conftest import Live
from tests.cms.provider_templates.standin import TOKEN, SendGrid, Twilio, says

pytestmark = pytest.mark.django_db
State = Submission.State
MAIL = {
    "subject": "Takk, {{ first_name }}",
    "preheader": "Bestillingen din er bekreftet, og vi sender den i dag.",
    "body": [{"type": "text", "text": "Hei {{ first_name }}. Totalt {{ total | money }}."}],
}


def only() -> Submission:
    return Submission.objects.get()


@pytest.fixture
def twilio_account(brand: Brand, twilio: Twilio) -> ProviderAccount:
    return ProviderAccount.objects.create(
        name="Twilio",
        brand=brand,
        provider="twilio",
        settings={"account_sid": twilio.account, "address": twilio.url},
        secret=lock({"token": TOKEN}),
    )


@pytest.fixture
def sendgrid_account(brand: Brand, sendgrid: SendGrid) -> ProviderAccount:
    return ProviderAccount.objects.create(
        name="SendGrid",
        brand=brand,
        provider="sendgrid",
        settings={"address": sendgrid.url},
        secret=lock({"token": TOKEN}),
    )


@pytest.fixture
def mail(template: Any, copywriter: User, manager: User) -> Callable[..., Variant]:
    """``mail("nb")`` is live; with a subject, a new text of it is."""

    def write(locale: str = "nb", **more: Any) -> Variant:
        variant = Variant.objects.filter(channel="email", locale=locale).first()
        content = {**MAIL, **more}
        if variant is None:
            variant = actions_of(template, locale, content, copywriter)
        else:
            variant.content = content
            variant.save_revision()
        variant.get_latest_revision().publish(user=manager, skip_permission_checks=True)
        variant.refresh_from_db()
        return variant

    return write


def actions_of(template: Any, locale: str, content: Any, user: User) -> Variant:
    from cms.actions import start_variant

    return start_variant(template, "email", locale, content, user)


def submit(account: ProviderAccount, variant: Variant, user: User) -> Submission:
    outcome = actions.submit(account, [variant.pk], user)
    assert not outcome.refused, outcome.refused
    return outcome.queued[0]


# -- Twilio ----------------------------------------------------------------------------------------


def test_twilio_makes_a_content_and_asks_for_its_approval(
    whatsapp: Live, twilio_account: ProviderAccount, twilio: Twilio, manager: User, work: Any
) -> None:
    submit(twilio_account, whatsapp(), manager)
    work()
    row = only()
    assert (row.state, row.category_given, row.name) == (
        State.PENDING,
        "UTILITY",
        "order_confirmed_v1",
    )
    twilio.approvals[row.provider_id].update(status="rejected", rejection_reason="Too vague")
    work()
    assert (only().state, only().reason) == (State.REJECTED, "Too vague")


def test_a_kill_between_the_two_calls_is_gone_on_with(
    whatsapp: Live, twilio_account: ProviderAccount, twilio: Twilio, manager: User, work: Any
) -> None:
    submit(twilio_account, whatsapp(), manager)
    twilio.answers = [None, None, says(500, b"")]  # the search, the content, the approval
    work()
    assert (twilio.made(), len(twilio.approvals), only().state) == (1, 0, State.QUEUED)
    work()
    assert (twilio.made(), len(twilio.approvals), only().state) == (1, 1, State.PENDING)


def test_an_sms_at_twilio_needs_no_approval(
    live: Any, twilio_account: ProviderAccount, twilio: Twilio, manager: User, work: Any
) -> None:
    submit(twilio_account, live("nb"), manager)
    work()
    assert (only().state, twilio.approvals) == (State.APPROVED, {})
    del twilio.contents[only().provider_id]
    work()
    assert only().state == State.REMOVED


def test_twilio_without_the_right_token_is_said(
    whatsapp: Live, twilio_account: ProviderAccount, manager: User, work: Any
) -> None:
    ProviderAccount.objects.update(secret=lock({"token": "wrong"}))
    submit(twilio_account, whatsapp(), manager)
    work()
    assert only().state == State.FAILED
    assert "does not accept the auth token" in only().why


# -- SendGrid --------------------------------------------------------------------------------------


def test_a_mail_becomes_a_version_of_a_template(
    mail: Any, sendgrid_account: ProviderAccount, sendgrid: SendGrid, manager: User, work: Any
) -> None:
    submit(sendgrid_account, mail(), manager)
    work()
    assert (only().state, only().name) == (State.APPROVED, "order_confirmed_nb_v1")
    (template,) = sendgrid.templates.values()
    (version,) = template["versions"]
    assert version["subject"] == "Takk, {{{first_name}}}"
    assert "Totalt {{total}}." in version["html_content"]
    assert "Totalt {{{total}}}." in version["plain_content"]
    assert json.loads(version["test_data"]) == {
        "first_name": "Kari",
        "total": "1\xa0299,50\xa0kr",
    }


def test_a_new_wording_is_a_new_version_and_the_active_one(
    mail: Any, sendgrid_account: ProviderAccount, sendgrid: SendGrid, manager: User, work: Any
) -> None:
    first = submit(sendgrid_account, mail(), manager)
    work()
    second = submit(sendgrid_account, mail(subject="Hei igjen, {{ first_name }}"), manager)
    work()
    work()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.DISABLED, State.APPROVED)
    assert (len(sendgrid.templates), sendgrid.made()) == (1, 2)


def test_a_killed_worker_makes_no_second_version(
    mail: Any, sendgrid_account: ProviderAccount, sendgrid: SendGrid, manager: User, work: Any
) -> None:
    submit(sendgrid_account, mail(), manager)
    row = due.claim_next(sendgrid_account.pk)
    assert row is not None
    working._step(row)
    work()
    assert (len(sendgrid.templates), sendgrid.made(), only().state) == (1, 1, State.APPROVED)


def test_a_condition_in_a_mail_is_refused_by_name(
    mail: Any, sendgrid_account: ProviderAccount, manager: User
) -> None:
    text = "{% if first_name %}Hei {{ first_name }}{% else %}Hei{% endif %}. {{ total | money }}."
    variant = mail(body=[{"type": "text", "text": text}])
    outcome = actions.submit(sendgrid_account, [variant.pk], manager)
    assert "is a condition or a loop" in outcome.refused[0][1]


def test_sendgrid_renames_and_removes(
    mail: Any, sendgrid_account: ProviderAccount, sendgrid: SendGrid, manager: User, work: Any
) -> None:
    submit(sendgrid_account, mail(), manager)
    work()
    row, access = only(), access_of(sendgrid_account)
    reference = Reference(row.provider_id, row.name, row.language, row.channel)
    backend = backends.get("sendgrid")
    backend.rename(access=access, reference=reference, name="otherwise")
    (template,) = sendgrid.templates.values()
    assert [each["name"] for each in template["versions"]] == ["otherwise"]
    backend.remove(access=access, reference=reference)
    backend.remove(access=access, reference=reference)
    assert sendgrid.made() == 0
    assert backend.status(access=access, reference=reference).state == State.REMOVED


# -- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [State.APPROVED, State.PENDING, State.REJECTED])
def test_files_stand_in_for_a_provider(
    whatsapp: Live,
    brand: Brand,
    manager: User,
    work: Any,
    settings: Any,
    tmp_path: Path,
    answer: str,
) -> None:
    settings.STATE_DIR = tmp_path
    account = ProviderAccount.objects.create(
        name="F", brand=brand, provider="file", settings={"answer": answer}
    )
    submit(account, whatsapp(), manager)
    work()
    assert only().state == answer
    path = file.folder(account.public_id) / "order_confirmed_v1.nb.json"
    told = json.loads(path.read_text())
    assert told["request"]["name"] == "order_confirmed_v1"
    path.write_text(json.dumps({**told, "state": "paused", "reason": "FIRST_PAUSE"}))
    work()
    assert (only().state, only().reason) == (State.PAUSED, "FIRST_PAUSE")
    path.write_text("{")
    work()
    assert (only().state, "cannot be read" in only().why) == (State.PAUSED, True)
    path.unlink()
    work()
    assert only().state == State.REMOVED


def test_a_file_never_lands_elsewhere(tmp_path: Path, settings: Any) -> None:
    settings.STATE_DIR = tmp_path
    access = backends.Access("key", {}, {})
    assert file._path(access, "../../etc/passwd", "nb").parent == file.folder("key")


# -- the shape -------------------------------------------------------------------------------------


@pytest.mark.parametrize("backend", backends.BACKENDS.values(), ids=backends.BACKENDS)
def test_every_back_end_says_what_it_is(backend: Any) -> None:
    import channels

    assert set(backend.channels) <= set(channels.CHANNELS)
    assert backend.label and backend.about and backend.source
    assert all(each.label for each in backend.fields)
    secret = {each.name for each in backend.fields if each.secret}
    assert secret or backend.name == "file"


@pytest.mark.parametrize("name", ["meta", "twilio", "file"])
def test_what_an_api_cannot_do_is_said_by_name(name: str) -> None:
    access, reference = backends.Access("", {}, {}), Reference("1", "a", "nb", "whatsapp")
    with pytest.raises(CannotDo, match="no call that renames"):
        backends.get(name).rename(access=access, reference=reference, name="b")
