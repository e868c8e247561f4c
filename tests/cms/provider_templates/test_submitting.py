"""From the button to the provider and back: states, kills, refusals, hostile answers."""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import ModelLogEntry

from channels import CannotCarry
from cms.models import ProviderAccount, StoredContent, Submission, Variant
from cms.provider_templates import actions, backends, due, queries, standings, working
from cms.provider_templates.backends.meta import STATES
from cms.releases._contents import frozen_document, outputs_of
from cms.webhooks import backoff, vault
from tests.cms.provider_templates.conftest import APP_SECRET, Live
from tests.cms.provider_templates.standin import TOKEN, Answer, Meta, error, hangs_up, says

pytestmark = pytest.mark.django_db
State = Submission.State
Queue = Callable[[Variant], Submission]
Work = Callable[[], int]


def only() -> Submission:
    return Submission.objects.get()


def test_what_is_live_is_handed_over_and_approved(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    variant = whatsapp("nb")
    row = queued(variant)
    assert (row.name, row.language, row.state) == ("order_confirmed_v1", "nb", State.QUEUED)
    assert meta.calls == [], "a person's click calls nobody"
    work()
    row = only()
    assert (row.state, row.category_asked, row.category_given) == (
        State.PENDING,
        "UTILITY",
        "UTILITY",
    )
    (sent,) = [body for verb, _, body in meta.calls if verb == "POST"]
    (body,) = [each for each in sent["components"] if each["type"] == "BODY"]
    assert body["text"] == "Hei {{1}}, bestillingen din på {{2}} er bekreftet."
    assert body["example"] == {"body_text": [["Kari", "1\xa0299,50\xa0kr"]]}
    meta.set(row.provider_id, status="APPROVED")
    work()
    row = only()
    assert (row.state, row.decided_at is not None) == (State.APPROVED, True)
    said = ModelLogEntry.objects.filter(
        object_id=str(variant.pk), action__startswith="cms.provider"
    )
    assert [entry.data["state"] for entry in said.order_by("pk")] == [
        "queued",
        "pending",
        "approved",
    ]


@pytest.mark.parametrize(("said", "state"), STATES.items())
def test_every_state_of_metas_is_one_of_ours(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, said: str, state: str
) -> None:
    row = queued(whatsapp())
    work()
    meta.set(only().provider_id, status=said)
    work()
    row.refresh_from_db()
    assert row.state == state
    waits = row.next_attempt_at is not None
    assert waits is (state not in (State.REMOVED, State.FAILED))


def test_a_state_that_nobody_knows_changes_nothing(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    queued(whatsapp())
    work()
    meta.set(only().provider_id, status="TRANSCENDED")
    work()
    assert (only().state, "not known here" in only().why) == (State.PENDING, True)


def test_a_killed_worker_hands_nothing_over_twice(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta, work: Work
) -> None:
    queued(whatsapp())
    row = due.claim_next(account.pk)
    assert row is not None
    working._step(row)  # it gets there, and the worker dies before it has noted that
    assert (meta.made(), only().state) == (1, State.QUEUED)
    assert due.claim_next(account.pk) is None, "nobody else takes it while the lease lasts"
    work()
    assert (meta.made(), only().state, only().name) == (1, State.PENDING, "order_confirmed_v1")


def test_a_call_whose_answer_is_lost_is_not_made_again(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    queued(whatsapp())
    original = meta.answer

    def lose(*args: Any) -> Any:
        told = original(*args)
        return (500, {"error": {"message": "gone", "code": 2}}) if args[0] == "POST" else told

    meta.answer = lose  # type: ignore[method-assign]
    work()
    assert (meta.made(), only().state) == (1, State.QUEUED)
    meta.answer = original  # type: ignore[method-assign]
    work()
    assert (meta.made(), only().state) == (1, State.PENDING)


def test_a_lease_that_ran_out_changes_nothing_any_more(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta
) -> None:
    queued(whatsapp())
    slow = due.claim_next(account.pk)
    Submission.objects.update(next_attempt_at=timezone.now())
    quick = due.claim_next(account.pk)
    assert slow and quick
    working.work(quick)
    assert not standings.take(
        slow, standing := working._step(slow), timezone.now(), claim=slow.claim
    )
    assert standing.id == only().provider_id
    assert meta.made() == 1


def test_anothers_template_of_that_name_is_left_alone(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    meta.templates["7"] = {
        "id": "7",
        "name": "order_confirmed_v1",
        "language": "nb",
        "status": "APPROVED",
        "category": "UTILITY",
        "rejected_reason": "NONE",
        "components": [{"type": "BODY", "text": "Noe helt annet."}],
    }
    queued(whatsapp())
    work()
    assert (only().name, only().version, only().state) == ("order_confirmed_v2", 2, State.PENDING)
    assert len(meta.templates) == 2


def test_a_name_is_found_behind_many_that_hold_it(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta, work: Work
) -> None:
    meta.per_page = 2
    queued(whatsapp())
    row = due.claim_next(account.pk)
    assert row is not None
    working._step(row)
    ours = meta.templates.pop(next(iter(meta.templates)))
    for number in range(10, 15):
        meta.templates[str(number)] = {**ours, "id": str(number), "name": f"my_{ours['name']}"}
    meta.templates[ours["id"]] = ours
    work()
    assert (only().provider_id, len(meta.templates)) == (ours["id"], 6)


# -- the same text, and a changed one --------------------------------------------------------------


def refusal(account: ProviderAccount, variant: Variant, user: User) -> str:
    outcome = actions.submit(account, [variant.pk], user)
    assert not outcome.queued
    return outcome.refused[0][1]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State.QUEUED, "already"),
        (State.PENDING, "already"),
        (State.APPROVED, "already"),
        (State.PAUSED, "already"),
        (State.REMOVING, "already"),
        (State.REJECTED, "rejected this very text"),
        (State.DISABLED, "out of use"),
    ],
)
def test_the_same_text_is_never_submitted_twice(
    whatsapp: Live, queued: Queue, account: ProviderAccount, manager: User, state: str, why: str
) -> None:
    variant = whatsapp()
    queued(variant)
    Submission.objects.update(state=state)
    assert why in refusal(account, variant, manager)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(("state", "version"), [(State.FAILED, 1), (State.REMOVED, 2)])
def test_what_is_not_there_is_submitted_again(
    whatsapp: Live, queued: Queue, state: str, version: int
) -> None:
    """A removed name is not free at Meta for a while, so the next one is taken."""
    variant = whatsapp()
    row = queued(variant)
    row.state, row.provider_id = state, "1" if state == State.REMOVED else ""
    row.save()
    again = queued(variant)
    assert (again.pk, again.version, again.state) == (row.pk, version, State.QUEUED)


def test_an_approved_version_stays_until_the_new_one_is_approved(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta, work: Work
) -> None:
    variant = whatsapp()
    queued(variant)
    work()
    meta.set(only().provider_id, status="APPROVED")
    work()
    whatsapp(body="Hei {{ first_name }}, takk. Vi har {{ total | money }} fra deg.")

    def line() -> queries.Line:
        rows = queries.live(account).select_related("entry")
        return queries.lines(account, rows)[0]

    assert (line().state, line().is_behind, line().may_be_submitted) == (
        queries.OUTDATED,
        True,
        True,
    )
    new = queued(variant)
    assert new.name == "order_confirmed_v2"
    work()
    assert (line().state, line().pinned and line().pinned.version) == (State.PENDING, 1)
    new.refresh_from_db()
    meta.set(new.provider_id, status="APPROVED")
    work()
    assert (line().state, line().pinned and line().pinned.version) == (State.APPROVED, 2)
    assert not line().is_behind


def test_only_what_is_published_is_submitted(
    draft: Any, account: ProviderAccount, manager: User
) -> None:
    variant = draft("nb", channel="whatsapp")
    assert "only what is published" in refusal(account, variant, manager)


def test_a_language_that_meta_has_not_is_refused_by_name(draft: Any) -> None:
    """As the guard refuses it before that."""
    body = "Hei {{ first_name }}, takk for {{ total | money }} frå deg."
    document = frozen_document(draft("nn", body, channel="whatsapp"))
    content = StoredContent(digest="nn", document=document, outputs=outputs_of(document))
    with pytest.raises(CannotCarry, match="no templates in nn"):
        backends.get("meta").request(content=content, base="order", version=1)


def test_one_refusal_stops_no_other(
    whatsapp: Live, live: Any, draft: Any, account: ProviderAccount, manager: User
) -> None:
    bad = draft("da", channel="whatsapp")
    outcome = actions.submit(account, [bad.pk, whatsapp("nb").pk], manager)
    assert ([row.locale for row in outcome.queued], len(outcome.refused)) == (["nb"], 1)


def test_locales_share_a_name_and_names_that_meet_do_not(
    whatsapp: Live, queued: Queue, account: ProviderAccount
) -> None:
    rows = [queued(whatsapp(locale)) for locale in ("nb", "da", "pl")]
    assert [(row.name, row.language) for row in rows] == [
        ("order_confirmed_v1", "nb"),
        ("order_confirmed_v1", "da"),
        ("order_confirmed_v1", "pl"),
    ]


# -- what Meta decides otherwise -------------------------------------------------------------------


def test_a_rejection_is_kept_with_its_reason(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    queued(whatsapp())
    work()
    meta.set(only().provider_id, status="REJECTED", rejected_reason="INVALID_FORMAT")
    work()
    assert (only().state, only().reason) == (State.REJECTED, "INVALID_FORMAT")
    (note,) = queries.notes(Variant.objects.get(channel="whatsapp"))
    assert "Put words round them" in str(note.mend)


def test_another_category_than_asked_is_noted_and_logged(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    queued(whatsapp())
    work()
    assert not only().is_recategorised
    meta.set(only().provider_id, status="APPROVED", category="MARKETING")
    work()
    assert (only().category_asked, only().category_given) == ("UTILITY", "MARKETING")
    assert ModelLogEntry.objects.filter(data__category="MARKETING").count() == 1


def test_removing_takes_it_away_there(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, manager: User
) -> None:
    queued(whatsapp())
    work()
    actions.remove(only(), manager)
    assert meta.made() == 1
    work()
    assert (meta.made(), only().state, only().next_attempt_at) == (0, State.REMOVED, None)


def test_the_version_that_senders_use_is_not_removed(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, manager: User
) -> None:
    queued(whatsapp())
    work()
    meta.set(only().provider_id, status="APPROVED")
    work()
    with pytest.raises(Exception, match="Senders use"):
        actions.remove(only(), manager)
    assert only().state == State.APPROVED


# -- refusals and hostile answers ------------------------------------------------------------------

PASSING: dict[str, Answer] = {
    "no JSON": says(200, b"<html>Sign in</html>", Content_Type="text/html"),
    "broken": says(200, b'{"data": [{'),
    "a list": says(200, b"[]"),
    "a number": says(200, b"7"),
    "huge": says(200, b'{"data": "' + b"a" * 2_100_000 + b'"}'),
    "deep": says(200, b'{"data":' + b"[" * 100_000),
    "huge number": says(200, b'{"id": ' + b"9" * 6000 + b"}"),
    "half a pair": says(500, b'{"error": {"message": "\\ud800 \\u0000", "code": 1}}'),
    "redirect": says(302, b"", Location="http://169.254.169.254/"),
    "server error": says(500, b"oops"),
    "gone": hangs_up,
    "rate": says(400, error(80008, "Too many calls")),
    "429": says(429, error(4, "Too many calls"), Retry_After="90"),
}


@pytest.mark.parametrize("instead", PASSING.values(), ids=PASSING)
@pytest.mark.parametrize("at", [0, 1], ids=["search", "create"])
def test_an_answer_that_is_none_is_tried_again(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, instead: Answer, at: int
) -> None:
    queued(whatsapp())
    meta.answers = [*[None] * at, instead]
    work()
    row = only()
    assert (row.state, row.attempts, bool(row.why)) == (State.QUEUED, 1, True)
    assert len(row.why) < 700
    assert row.next_attempt_at is not None and row.next_attempt_at > timezone.now()
    assert ProviderAccount.objects.get().failures == 1
    work()
    assert (only().state, only().why, ProviderAccount.objects.get().failures) == (
        State.PENDING,
        "",
        0,
    )
    assert meta.made() == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"id": "1/../../me", "status": "PENDING"},
        {"id": ["1"], "status": "PENDING"},
        {"id": True, "status": "PENDING"},
        {"id": "12"},
        {"id": "12", "status": {"a": 1}},
        {},
    ],
)
def test_an_answer_of_another_shape_is_tried_again(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, answer: Any
) -> None:
    queued(whatsapp())
    meta.answers = [None, says(200, answer)]
    work()
    assert (only().state, only().provider_id, bool(only().why)) == (State.QUEUED, "", True)


def test_a_wish_for_fewer_calls_rests_the_account(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta
) -> None:
    queued(whatsapp())
    meta.answers = [says(429, error(4, "Too many"), Retry_After="1800")]
    row = due.claim_next(account.pk)
    assert row is not None
    working.work(row)
    account.refresh_from_db()
    assert account.resume_at is not None
    assert account.resume_at > timezone.now() + timedelta(minutes=29)
    Submission.objects.update(next_attempt_at=timezone.now())
    assert due.due_accounts(but=set(), most=9) == []


def test_a_final_refusal_waits_for_a_person(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work
) -> None:
    variant = whatsapp()
    queued(variant)
    meta.answers = [None, says(400, error(100, "Invalid parameter", "Variables at the end"))]
    work()
    assert (only().state, only().next_attempt_at) == (State.FAILED, None)
    assert "Variables at the end" in only().why
    queued(variant)
    work()
    assert (only().state, only().version, only().why) == (State.PENDING, 1, "")


def test_a_token_that_is_not_accepted_is_said_and_never_shown(
    whatsapp: Live,
    queued: Queue,
    account: ProviderAccount,
    meta: Meta,
    work: Work,
    caplog: pytest.LogCaptureFixture,
) -> None:
    queued(whatsapp())
    meta.answers = [says(401, error(190, f"Cannot parse access token {TOKEN}"))]
    with caplog.at_level(logging.DEBUG):
        work()
    assert only().state == State.FAILED
    assert "does not accept the access token" in only().why
    kept = str(list(Submission.objects.values())) + str(list(ModelLogEntry.objects.values()))
    for text in (kept, caplog.text, str(list(ProviderAccount.objects.values()))):
        assert TOKEN not in text
        assert APP_SECRET not in text


def test_it_is_given_up_after_a_day(whatsapp: Live, queued: Queue, meta: Meta, work: Work) -> None:
    queued(whatsapp())
    for _ in range(len(backoff.AFTER) + 1):
        assert only().state == State.QUEUED
        meta.answers = [says(500, b"oops")]
        work()
    assert (only().state, only().next_attempt_at) == (State.FAILED, None)


def test_a_private_address_is_never_called(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, settings: Any
) -> None:
    queued(whatsapp())
    settings.WEBHOOK_ALLOW = []
    work()
    assert (meta.calls, only().state) == ([], State.QUEUED)
    assert "https://" in only().why or "not public" in only().why


def test_secrets_of_another_key_are_said(
    whatsapp: Live, queued: Queue, meta: Meta, work: Work, settings: Any
) -> None:
    queued(whatsapp())
    settings.SECRET_KEY = "another"
    work()
    assert (meta.calls, "secret key has changed" in only().why) == ([], True)


def test_an_account_that_is_off_does_nothing(
    whatsapp: Live, queued: Queue, account: ProviderAccount, meta: Meta, work: Work, manager: User
) -> None:
    variant = whatsapp()
    queued(variant)
    ProviderAccount.objects.update(active=False)
    work()
    assert meta.calls == []
    account.refresh_from_db()
    with pytest.raises(Exception, match="switched off"):
        actions.submit(account, [variant.pk], manager)


def test_secrets_are_encrypted_at_rest(account: ProviderAccount) -> None:
    stored = ProviderAccount.objects.values_list("secret", flat=True).get()
    assert TOKEN not in stored
    assert json.loads(vault.unlock(stored)) == {"token": TOKEN, "app_secret": APP_SECRET}


MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("age", "wait"),
    [
        (timedelta(0), MINUTE),
        (10 * MINUTE - timedelta(seconds=1), MINUTE),
        (10 * MINUTE, 5 * MINUTE),
        (HOUR, 30 * MINUTE),
        (24 * HOUR, 6 * HOUR),
        (300 * HOUR, 6 * HOUR),
    ],
)
def test_the_provider_is_asked_less_often_the_longer_it_takes(age: Any, wait: Any) -> None:
    now = timezone.now()
    assert standings.next_look(State.PENDING, now - age, now) == now + wait
