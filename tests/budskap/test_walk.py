"""The whole way against a real server: read, pull, push, check, compare; then without it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from wagtail.models import APIToken

from budskap import Client, Conflict, Denied, Missing, Refused, Unreachable, Unusable
from budskap._cli import main
from cms import actions
from cms.models import LiveEntry, MessageTemplate, Release, Variant
from tests.cms.conftest import WORDING

pytestmark = pytest.mark.django_db(transaction=True)
ClientOf = Callable[..., Client]
Draft = Callable[..., Variant]
VALUES = {"first_name": "Kari", "total": "1299.50"}
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def token(automation: User) -> str:
    """The token of a user who may fetch, read drafts and push."""
    rights = Permission.objects.filter(codename__in=["push_drafts", "read_drafts"])
    automation.user_permissions.set(rights)
    made: str = APIToken.create_token(user=automation, name="robot")[1]
    return made


@pytest.fixture
def client(live_server: Any, token: str, client_of: ClientOf, tmp_path: Path) -> Client:
    return client_of(live_server.url, token, cache_dir=tmp_path / "cache")


@pytest.fixture
def run(
    live_server: Any, token: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    """``run("pull", folder)`` is the command line: its exit status, output and complaints."""
    monkeypatch.setenv("BUDSKAP_URL", live_server.url)
    monkeypatch.setenv("BUDSKAP_TOKEN", token)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

    def command(*words: Any) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        assert token not in said.out + said.err
        return status, said.out, said.err

    return command


def edited(path: Path, body: str, locale: str = "nb") -> None:
    """Write *body* into the SMS of a pulled document."""
    document = json.loads(path.read_text())
    (variant,) = [each for each in document["variants"] if each["locale"] == locale]
    variant["content"]["body"] = body
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


# -- reading ------------------------------------------------------------------------------------


def test_every_read(client: Client, live: Draft, problem_of: Any) -> None:
    live("en")
    live("nb")
    (template,) = client.templates(brand="fjellheim")
    assert (template.key, template.channels) == ("order.confirmed", {"sms": ("en", "nb")})
    assert "first_name" in client.template("order.confirmed").placeholders["properties"]
    for _ in range(2):  # the second from what is kept
        wording = client.fetch("order.confirmed", "sms", "nn", outputs=True)
        assert (wording.locale, wording.fallback, wording.from_bundle) == ("nb", True, False)
        assert wording.content["body"] == WORDING["nb"] and wording.outputs
        assert (wording.approved_by, wording.newest_release) == ("ola", 2)
    rendered = client.render("order.confirmed", "sms", "nb", VALUES)
    assert "Kari" in rendered["body"] and rendered.measurement
    assert [each.number for each in client.releases()] == [2, 1]
    assert [each.locale for each in client.changes(since=1)] == ["nb"]
    assert client.measure("sms", {"body": "Hei"}).state == "ok"
    assert problem_of(lambda: client.fetch("order.confirmed", "sms", "da", strict=True)) == (
        "no-wording"
    )
    assert problem_of(lambda: client.render("order.confirmed", "sms", "nb", {})) == (
        "unusable-values"
    )


@pytest.fixture
def problem_of() -> Callable[[Callable[[], Any]], str]:
    def kind(call: Callable[[], Any]) -> str:
        with pytest.raises(Refused) as caught:
            call()
        return caught.value.kind

    return kind


def test_many(client: Client, live: Draft) -> None:
    live("nb")
    recipients = [
        {"id": str(n), "locale": "nb", "values": VALUES if n % 2 else {}} for n in range(6)
    ]
    found = list(client.render_many("order.confirmed", "sms", recipients))
    assert [each.id for each in found] == [each["id"] for each in recipients]
    assert [each.problem is None for each in found] == [False, True] * 3


def test_without_measurements(
    client: Client, client_of: ClientOf, token: str, live: Draft, tmp_path: Path
) -> None:
    live("nb")
    client.pull(tmp_path / "pulled")
    many = [{"id": "a", "locale": "nb", "values": VALUES}]
    for each in (client, client_of(NOWHERE, token, bundle=tmp_path / "pulled")):
        for measure in (True, False):
            one = each.render("order.confirmed", "sms", "nb", VALUES, measure=measure)
            (result,) = each.render_many("order.confirmed", "sms", many, measure=measure)
            assert result.message and result.message.outputs == one.outputs
            for message in (one, result.message):
                assert (message.measurement is not None) == measure


def test_findings(client: Client, live: Draft) -> None:
    live("en")
    document = {
        "key": "x", "source_locale": "nb", "brand": "fjellheim",
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": "Ordren er her."}}],
    }  # fmt: skip
    found = client.check(document, brand="fjellheim")
    assert found.exit_status == 1
    assert "term_forbidden" in {each.check for each in found.findings}
    text, status = client.check_as("sarif", document, brand="fjellheim")
    assert json.loads(text)["version"] == "2.1.0" and status == 1
    assert client.check(document).errors == 0


def test_drafts(client: Client, live: Draft, copywriter: User, automation: User) -> None:
    actions.edit_variant(live("nb"), {"body": "Ny tekst"}, copywriter)
    draft = client.draft("order.confirmed", "sms", "nb")
    assert (draft.content["body"], draft.author, draft.live) == ("Ny tekst", "kari", True)
    automation.user_permissions.clear()
    with pytest.raises(Denied):
        client.draft("order.confirmed", "sms", "nb")


# -- pull, push, diff, check, render: the command line -------------------------------------------


def test_pull_edit_push_and_pull_again(
    run: Any, client: Client, live: Draft, tmp_path: Path, automation: User, manager: User
) -> None:
    live("en")
    variant = live("nb")
    folder = tmp_path / "messages"
    status, out, _ = run("pull", folder)
    assert (status, out) == (0, "wrote order.confirmed.json\nrelease 2: 1 written, 0 unchanged\n")
    path = folder / "order.confirmed.json"
    first = path.read_bytes()
    document = json.loads(first)
    assert [each["locale"] for each in document["variants"]] == ["en", "nb"]
    assert (document["brand"], document["source_locale"]) == ("fjellheim", "en")
    assert document["variants"][0]["base"] == LiveEntry.objects.get(locale="en").entry.content_id
    assert run("pull", folder)[1] == "release 2: 0 written, 1 unchanged\n"
    assert path.read_bytes() == first
    assert run("check", path)[0] == 0
    assert run("diff", "--to", folder)[0] == 0

    text = "Hei {{ first_name }}, {{ total | money }} er mottatt."
    edited(path, text)
    status, out, _ = run("diff", "--to", folder)
    assert status == 1
    assert f"+body: {text}" in out and f"-body: {WORDING['nb']}" in out
    assert "--- order.confirmed/sms/nb  release 2" in out
    assert run("pull", folder)[0] == 1  # kept, and said
    assert json.loads(path.read_text())["variants"][1]["content"]["body"] == text

    status, out, _ = run("push", "--dry-run", path)
    assert status == 0 and "change  sms/nb" in out and "same    sms/en" in out
    assert not variant.revisions.filter(user=automation).exists()
    status, out, err = run("push", path)
    assert status == 0 and "1 written, 1 unchanged, 0 refused" in out
    assert "its base is now this draft" in err
    variant.refresh_from_db()
    assert variant.get_latest_revision_as_object().content["body"] == text
    assert Release.objects.count() == 2
    assert run("push", path)[1].endswith("0 written, 2 unchanged, 0 refused\n")

    edited(path, text + "!")  # on top of what was pushed
    assert run("push", path)[0] == 0
    variant.refresh_from_db()
    variant.get_latest_revision().publish(user=manager)
    assert run("pull", folder) == (
        0, "wrote order.confirmed.json\nrelease 3: 1 written, 0 unchanged\n", ""
    )  # fmt: skip
    assert run("diff", "--from", "2", "--to", "latest")[0] == 1
    assert run("diff", "--to", folder)[0] == 0


def test_a_push_over_somebody_elses_edit_is_refused_with_the_row(
    run: Any, live: Draft, tmp_path: Path, copywriter: User, client: Client
) -> None:
    variant = live("nb")
    run("pull", tmp_path / "m")
    path = tmp_path / "m" / "order.confirmed.json"
    actions.edit_variant(variant, {"body": "Skrevet her."}, copywriter)
    edited(path, "Hei {{ first_name }}, {{ total | money }}.")
    before = path.read_bytes()
    status, out, err = run("push", path)
    assert (status, out) == (1, "")
    assert f"{path}: order.confirmed/sms/nb: The draft was changed here" in err
    assert "nothing was written" in err
    assert path.read_bytes() == before
    status, out, _ = run("push", "--dry-run", path)
    assert status == 1 and "refuse  sms/nb" in out
    with pytest.raises(Conflict):
        client.push([json.loads(before)])


def test_what_was_taken_down_goes_from_the_folder(
    run: Any, live: Draft, tmp_path: Path, manager: User
) -> None:
    variant = live("nb")
    run("pull", tmp_path / "m")
    (tmp_path / "m" / "notes.json").write_text('{"key": "mine", "variants": []}')
    variant.unpublish(user=manager)
    status, out, _ = run("pull", tmp_path / "m")
    assert status == 0 and "removed order.confirmed.json" in out
    assert (tmp_path / "m" / "notes.json").exists()


def test_a_new_message_from_a_file_of_lines(run: Any, live: Draft, tmp_path: Path) -> None:
    live("en")
    path = tmp_path / "new.jsonl"
    documents = [
        {"key": f"new.{n}", "brand": "fjellheim", "source_locale": "en",
         "variants": [{"channel": "sms", "locale": "en", "content": {"body": f"Hello {n}"}}]}
        for n in range(2)
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(each) for each in documents))
    status, out, err = run("push", "--json", path)
    assert (status, json.loads(out)["written"], err) == (0, 2, "")
    assert MessageTemplate.objects.filter(key__startswith="new.").count() == 2
    documents[1]["variants"][0]["content"] = {"boddy": "x"}  # type: ignore[index]
    path.write_text("\n".join(json.dumps(each) for each in documents))
    status, _, err = run("push", path)
    assert status == 2 and "#/messages/1/variants/0/content/boddy" in err


def test_check_and_render_on_the_command_line(
    run: Any, live: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("en")
    live("nb")
    run("pull", tmp_path / "m")
    path = tmp_path / "m" / "order.confirmed.json"
    edited(path, "Hei {{ first_name }}, ordren på {{ total | money }} er bekreftet.")
    status, out, _ = run("check", path)
    assert status == 1 and "[term_forbidden]" in out and f"{path}: " in out
    status, out, _ = run("check", "--format", "json", path)
    assert status == 1 and json.loads(out)[0]["locale"] == "nb"
    status, out, _ = run("check", "--format", "sarif", path, path)
    assert status == 1 and len(json.loads(out)["runs"]) == 2
    values = tmp_path / "values.json"
    values.write_text(json.dumps(VALUES))
    words = ("render", "order.confirmed", "sms", "--locale", "nn", "--values")
    status, out, err = run(*words, values)
    assert (status, err) == (0, "order.confirmed has no nn; this is nb\n")
    assert out.startswith("Hei Kari, ")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    status, _, err = run(*words, "-")
    assert status == 1 and "first_name" in err
    assert run("render", "order.confirmd", "sms", "--locale", "nb", "--values", values)[0] == 2


def test_the_token_may_stand_in_a_file(
    run: Any, token: str, live: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("nb")
    monkeypatch.delenv("BUDSKAP_TOKEN")
    assert run("pull", tmp_path / "m")[0] == 2
    (tmp_path / "token").write_text(token + "\n")
    assert run("pull", tmp_path / "m", "--token-file", tmp_path / "token")[0] == 0
    assert token not in "".join(
        path.read_text() for path in tmp_path.rglob("*") if path.is_file() and path.name != "token"
    )


# -- without the server -------------------------------------------------------------------------


@pytest.fixture
def pulled(client: Client, live: Draft, tmp_path: Path) -> Path:
    live("en")
    live("nb")
    client.pull(tmp_path / "pulled")
    return tmp_path / "pulled"


def test_a_bundle_answers_while_the_server_is_away_and_says_so(
    client: Client, client_of: ClientOf, token: str, pulled: Path
) -> None:
    for bundle in (pulled, pulled / "release.bundle"):
        away = client_of(NOWHERE, token, bundle=bundle)
        here = client.render("order.confirmed", "sms", "nn", VALUES)
        there = away.render("order.confirmed", "sms", "nn", VALUES)
        assert (here.from_bundle, there.from_bundle) == (False, True)
        assert (there.outputs, there.locale, there.digest, there.fallback) == (
            here.outputs, here.locale, here.digest, True,
        )  # fmt: skip
        assert there.measurement == here.measurement
        wording = away.fetch("order.confirmed", "sms", "nb", outputs=True)
        online = client.fetch("order.confirmed", "sms", "nb", outputs=True)
        assert wording.from_bundle
        for name in ("content", "placeholders", "release", "digest", "approved_by", "outputs",
                     "measurement", "fallback_chain", "approved_at", "newest_release"):  # fmt: skip
            assert getattr(wording, name) == getattr(online, name), name
        many = [{"id": "a", "locale": "nb", "values": VALUES},
                {"id": "b", "locale": "nb", "values": {}},
                {"id": "c", "locale": "qq", "values": VALUES}]  # fmt: skip
        found = list(away.render_many("order.confirmed", "sms", many))
        assert found[0].message and found[0].message.from_bundle
        assert [each.problem and each.problem.kind for each in found] == [
            None, "unusable-values", "unknown-locale",
        ]  # fmt: skip


def test_what_a_bundle_cannot_answer_is_told(
    client_of: ClientOf, token: str, pulled: Path, tmp_path: Path
) -> None:
    away = client_of(NOWHERE, token, bundle=pulled)
    with pytest.raises(Missing) as missing:
        away.fetch("order.confirme", "sms", "nb")
    assert missing.value.from_bundle
    with pytest.raises(Unreachable, match="of release 2"):
        away.render("order.confirmed", "sms", "nb", VALUES, release=1)
    with pytest.raises(Unreachable):
        away.render("order.confirmed", "sms", "nb", VALUES, payload="twilio")
    with pytest.raises(Unreachable):
        away.newest_release()
    with pytest.raises(Unreachable, match="default environment"):
        client_of(NOWHERE, token, bundle=pulled, environment="staging").fetch("x", "sms", "nb")
    for nothing in (tmp_path, tmp_path / "no.bundle", pulled / "budskap.json"):
        with pytest.raises(Unreachable):
            client_of(NOWHERE, token, bundle=nothing).fetch("order.confirmed", "sms", "nb")


def test_the_command_line_warns_when_a_bundle_answers(
    run: Any, pulled: Path, tmp_path: Path
) -> None:
    values = tmp_path / "values.json"
    values.write_text(json.dumps(VALUES))
    words = ("render", "order.confirmed", "sms", "--locale", "nb", "--values", values)
    status, out, err = run(*words, "--server", NOWHERE, "--retries", 0, "--bundle", pulled)
    assert status == 0 and out.startswith("Hei Kari")
    assert err == (
        "warning: the server is away; the bundle here answered, with what release 2 said\n"
    )
    status, out, err = run(*words, "--server", NOWHERE, "--retries", 0)
    assert (status, out) == (2, "") and err.startswith(f"budskap: {NOWHERE}: ")


def test_a_pull_without_a_server_leaves_the_folder_as_it_was(
    client_of: ClientOf, token: str, pulled: Path
) -> None:
    before = {path: path.read_bytes() for path in pulled.iterdir()}
    with pytest.raises(Unreachable):
        client_of(NOWHERE, token).pull(pulled)
    assert {path: path.read_bytes() for path in pulled.iterdir()} == before


def test_a_bundle_that_was_damaged_is_pulled_anew(client: Client, pulled: Path) -> None:
    bundle = pulled / "release.bundle"
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[:-40])
    client.pull(pulled)
    assert bundle.read_bytes() == whole


def test_there_is_nothing_to_pull_before_something_is_published(
    client: Client, draft: Draft, tmp_path: Path
) -> None:
    draft("nb")
    with pytest.raises(Unusable, match="nothing is published"):
        client.pull(tmp_path / "m")
