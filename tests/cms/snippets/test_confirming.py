"""A change that many live texts say: confirmed beside the requests, watched, stopped, refused."""

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from cms import jobs, roles
from cms.models import Reach, Release, Snippet, SnippetChange, SnippetText
from cms.releases import _snippets as releasing
from cms.snippets import actions, confirming
from tests.cms.job_threads import run_jobs_as
from tests.cms.snippets.conftest import Change, stamp_of
from tests.cms.snippets.test_changing import HEI, HELLO

WAIT = 20.0


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything is long, and told of in a folder of this test."""
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(confirming, "AT_ONCE", 0)
    return tmp_path / "imports" / "jobs"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs run in the request, so that a test sees what they made."""
    run_jobs_as(monkeypatch, lambda target, args: target(*args))


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs begin and get no further."""
    run_jobs_as(monkeypatch, lambda target, args: None)


def url(change: SnippetChange) -> str:
    return reverse("wagtailsnippets_cms_snippet:change", args=[change.snippet_id, change.pk])


def send(client: Client, change: SnippetChange, do: str = "confirm", **more: Any) -> str:
    """The page that a button leads to."""
    data = {"do": do, "seen": stamp_of(change)} | more
    return client.post(url(change), data, follow=True).content.decode()


def says(change: SnippetChange) -> str:
    place = change.places[0]
    return SnippetText.objects.get(snippet=change.snippet_id, locale=place["locale"]).text


@pytest.mark.usefixtures("at_once")
def test_its_page_says_what_was_released(
    live: Any, signature: Snippet, propose: Change, other_manager: User, client: Client
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    page = send(client, change)
    assert "Release 2: 1 live text says it now." in page
    assert "Confirmed by" in page
    assert says(change) == "Best"


@pytest.mark.parametrize(("most", "is_long"), [(1, False), (0, True)], ids=["just", "one-over"])
@pytest.mark.usefixtures("never")
def test_few_are_confirmed_in_the_request(
    most: int, is_long: bool, live: Any, signature: Snippet, propose: Change,
    other_manager: User, client: Client, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(confirming, "AT_ONCE", most)
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    page = send(client, change)
    assert ("<progress" in page) is is_long
    assert (says(change) == "Best") is not is_long


@pytest.mark.usefixtures("never")
def test_whoever_comes_meanwhile_sees_how_far_it_is_and_does_not_begin_another(
    live: Any, signature: Snippet, propose: Change, manager: User, other_manager: User,
    client: Client,
) -> None:  # fmt: skip
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    assert "<progress" in send(client, change)
    began = confirming.job_of(change)
    jobs._write(
        f"snippet-change-{change.pk}",
        jobs.Job("confirm", jobs.State.RUNNING, 7, 9, began.beat, began=began.began, by=began.by),
    )
    client.force_login(manager)
    for page in (client.get(url(change)).content.decode(), send(client, change)):
        assert "7 of 9 live texts are checked." in page
        assert "Begun by eva." in page
        assert 'http-equiv="refresh"' in page
        assert 'value="confirm"' not in page and 'value="drop"' not in page
    assert confirming.job_of(change).done == 7
    send(client, change, "drop")
    change.refresh_from_db()
    assert change.dropped_at is None


@pytest.mark.usefixtures("never")
def test_what_can_be_known_at_once_is_refused_at_once(
    live: Any, signature: Snippet, propose: Change, manager: User, other_manager: User,
    client: Client,
) -> None:  # fmt: skip
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(manager)
    assert "You proposed it yourself" in send(client, change)
    client.force_login(other_manager)
    assert "Something changed meanwhile" in send(client, change, seen="else")
    assert confirming.job_of(change) is None


@pytest.mark.usefixtures("at_once")
def test_a_refusal_stands_on_the_page_in_words_for_whoever_may_read_them(
    live: Any, brand: Any, signature: Snippet, propose: Change, other_manager: User, client: Client
) -> None:
    live("nb", HEI)
    change = propose(signature, nb="En ordre")
    client.force_login(other_manager)
    page = send(client, change)
    assert "It could not be confirmed" in page
    assert "order.confirmed/sms/nb: The brand does not say “ordre”" in page
    assert 'value="confirm"' in page  # nothing is known of it but that
    assert says(change) == "Hilsen Fjellheim"
    group = Group.objects.create(name="Danes")
    group.permissions.set(Group.objects.get(name=roles.BRAND_MANAGER).permissions.all())
    Reach.objects.create(group=group, brand=brand, locale="da", reads_source=False)
    dane = User.objects.create_user("mette")
    dane.groups.add(group)
    client.force_login(dane)
    page = client.get(url(change)).content.decode()
    assert "It could not be confirmed" in page and "ordre" not in page.replace("order.", "")


@pytest.mark.parametrize("when", ["checked", "written"])
@pytest.mark.usefixtures("at_once")
def test_stopped_until_the_last_moment_it_leaves_all_as_it_was(
    when: str, live: Any, signature: Snippet, propose: Change, other_manager: User,
    client: Client, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    live("en", HELLO)
    change = propose(signature, en="Best")
    module, name = {"checked": (releasing, "_errors"), "written": (actions, "_see_to_texts")}[when]
    real = getattr(module, name)

    def stop(*args: Any) -> Any:
        confirming.stop(change, other_manager)
        return real(*args)

    monkeypatch.setattr(module, name, stop)
    client.force_login(other_manager)
    page = send(client, change)
    assert "stopped before it was done, and nothing was changed" in page
    assert 'value="confirm"' in page
    assert (says(change), Release.objects.count()) == ("Yours, Fjellheim", 1)
    monkeypatch.setattr(module, name, real)
    assert "1 live text says it now" in send(client, change)


@pytest.mark.usefixtures("never")
def test_only_who_began_it_and_those_who_may_drop_it_stop_it(
    live: Any, signature: Snippet, propose: Change, other_manager: User, copywriter: User,
    manager: User, client: Client, folder: Path,
) -> None:  # fmt: skip
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    send(client, change)
    client.force_login(copywriter)
    assert 'value="stop"' not in client.get(url(change)).content.decode()
    assert "Whoever began to confirm it may stop that" in send(client, change, "stop")
    assert not list(folder.glob("*.stop"))
    client.force_login(manager)
    assert 'value="stop"' in client.get(url(change)).content.decode()
    assert "It is being stopped" in send(client, change, "stop")
    assert list(folder.glob("*.stop"))


@pytest.mark.usefixtures("never")
def test_one_whose_process_ended_is_offered_again(
    live: Any, signature: Snippet, propose: Change, other_manager: User, client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    send(client, change)
    monkeypatch.setattr(jobs, "SILENCE", -1.0)
    page = client.get(url(change)).content.decode()
    assert "stopped before it was done, and nothing was changed" in page
    assert 'value="confirm"' in page


@pytest.mark.usefixtures("never")
def test_one_that_ended_between_writing_and_saying_so_is_confirmed(
    live: Any, signature: Snippet, propose: Change, other_manager: User, client: Client
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(other_manager)
    send(client, change)
    actions.confirm(change, other_manager, seen=stamp_of(change))
    page = client.get(url(change)).content.decode()
    assert "Release 2: 1 live text says it now." in page
    assert "<progress" not in page


def test_what_jobs_said_long_ago_is_forgotten(folder: Path, monkeypatch: Any) -> None:
    jobs._write("old", jobs.Job("confirm", jobs.State.FAILED))
    monkeypatch.setattr(jobs, "AGE", jobs.AGE * 0)
    time.sleep(0.01)
    monkeypatch.setattr(jobs.threading.Thread, "start", lambda self: None)
    jobs.start("new", "confirm", lambda progress: None)
    assert jobs.read("old") is None
    assert json.loads((folder / "new.json").read_text())["state"] == "running"


@pytest.mark.django_db(transaction=True)
def test_in_a_thread_of_its_own_with_a_connection_of_its_own(
    live: Any, signature: Snippet, propose: Change, other_manager: User, manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    plan, ids = actions.plan_change(change), set()
    real = actions.confirm

    def noted(*args: Any, **kwargs: Any) -> SnippetChange:
        ids.add((threading.get_ident(), id(connection.connection)))
        return real(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "confirm", noted)
        confirming.start(change, plan, other_manager, seen=actions.stamp(plan))
        ends = time.monotonic() + WAIT
        while (job := confirming.job_of(change)).is_running and time.monotonic() < ends:
            time.sleep(0.02)
    assert (job.state, job.done, job.total) == (jobs.State.DONE, 1, 1)
    assert threading.get_ident() not in {thread for thread, _ in ids}
    change.refresh_from_db()
    assert (change.confirmed_by, change.release) == (other_manager, 2)
