"""A tree of files against a real server: two people at once lose nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from wagtail.models import APIToken

from budskap import Client, Conflict, Unusable
from budskap._cli import main
from budskap._tree import syncing
from cms import actions
from cms.models import Release, Variant
from tests.cms.conftest import WORDING

pytestmark = pytest.mark.django_db(transaction=True)
Draft = Callable[..., Variant]
Run = Callable[..., tuple[int, str, str]]
NB = Path("templates/order.confirmed/sms/nb/body.txt")


@pytest.fixture
def token(automation: User) -> str:
    rights = Permission.objects.filter(codename__in=["push_drafts", "read_drafts"])
    automation.user_permissions.set(rights)
    made: str = APIToken.create_token(user=automation, name="git")[1]
    return made


@pytest.fixture
def client(live_server: Any, token: str, client_of: Callable[..., Client]) -> Client:
    return client_of(live_server.url, token)


@pytest.fixture
def tree(
    live_server: Any, token: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> Run:
    """``tree("pull", folder)`` is the command line: its exit status, output and complaints."""
    monkeypatch.setenv("BUDSKAP_URL", live_server.url)
    monkeypatch.setenv("BUDSKAP_TOKEN", token)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

    def command(*words: Any) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["tree", *map(str, words)])
        said = capsys.readouterr()
        assert token not in said.out + said.err
        return status, said.out, said.err

    return command


@pytest.fixture
def nb(draft: Draft, live: Draft) -> Variant:
    live("en")
    return draft("nb")


@pytest.fixture
def folder(tmp_path: Path, nb: Variant, tree: Run) -> Path:
    """A tree that was pulled."""
    assert tree("pull", tmp_path / "tree")[0] == 0
    return tmp_path / "tree"


def edit(variant: Variant, body: str) -> None:
    actions.edit_variant(Variant.objects.get(pk=variant.pk), {"body": body}, None)


def drafted(variant: Variant) -> str:
    row = Variant.objects.get(pk=variant.pk)
    return str(row.get_latest_revision().content["content"]["body"])


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_pull_writes_each_text_as_a_file_and_a_second_one_nothing(
    folder: Path, tree: Run
) -> None:
    before = files(folder)
    assert before[str(NB)].decode() == WORDING["nb"] + "\n"
    head = json.loads(before["templates/order.confirmed/template.json"])
    assert head["key"] == "order.confirmed" and "first_name" in head["placeholders"]
    assert tree("pull", folder)[1] == "0 written, 0 removed, 0 changed here\n"
    assert files(folder) == before


def test_what_was_edited_here_is_pushed_as_a_draft_and_nothing_is_live(
    folder: Path, tree: Run, nb: Variant
) -> None:
    releases = Release.objects.count()
    words = WORDING["nb"].replace("Hei", "Hei igjen")
    assert words != WORDING["nb"]
    (folder / NB).write_text(f"{words}\n")
    assert tree("push", folder, "--check")[0] == 0
    assert drafted(nb) == WORDING["nb"]
    status, out, _ = tree("push", folder)
    assert (status, "1 written" in out) == (0, True)
    assert drafted(nb) == words
    assert Release.objects.count() == releases
    assert tree("status", folder) == (0, "0 differ, 3 the same\n", "")
    assert tree("push", folder)[1] == "0 written, 0 refused\n"


def test_what_was_edited_there_is_pulled(folder: Path, tree: Run, nb: Variant) -> None:
    edit(nb, "Fra redaktøren.")
    assert tree("pull", folder, "--check")[0] == 1
    assert (folder / NB).read_text() == WORDING["nb"] + "\n"
    assert tree("pull", folder)[0] == 0
    assert (folder / NB).read_text() == "Fra redaktøren.\n"


def test_a_text_that_changed_on_both_sides_stops_all_of_it(
    folder: Path, tree: Run, nb: Variant, draft: Draft
) -> None:
    draft("da")
    edit(nb, "Fra redaktøren.")
    (folder / NB).write_text("Fra git.\n")
    before = files(folder)
    for verb in ("pull", "push"):
        status, _, err = tree(verb, folder)
        assert (status, "order.confirmed/sms/nb: changed on both sides" in err) == (1, True)
        assert files(folder) == before  # the Danish one was not written either
        assert drafted(nb) == "Fra redaktøren."


@pytest.mark.parametrize("name", ["order.confirmed/sms/nb", "order.confirmed"])
def test_whose_text_holds_is_said_and_the_other_is_in_its_history(
    folder: Path, tree: Run, nb: Variant, name: str
) -> None:
    edit(nb, "Fra redaktøren.")
    (folder / NB).write_text("Fra git.\n")
    assert tree("pull", folder, "--ours", name)[0] == 0
    assert (folder / NB).read_text() == "Fra git.\n"
    assert tree("push", folder)[0] == 0
    assert drafted(nb) == "Fra git."
    assert "Fra redaktøren." in str([each.content for each in nb.revisions.all()])


def test_the_servers_text_holds_where_that_is_said(folder: Path, tree: Run, nb: Variant) -> None:
    edit(nb, "Fra redaktøren.")
    (folder / NB).write_text("Fra git.\n")
    assert tree("pull", folder, "--theirs", "order.confirmed/sms/nb")[0] == 0
    assert (folder / NB).read_text() == "Fra redaktøren.\n"


def test_the_same_edit_on_both_sides_is_none(folder: Path, tree: Run, nb: Variant) -> None:
    edit(nb, "Det samme.")
    (folder / NB).write_text("Det samme.\n")
    assert tree("status", folder)[0] == 0
    assert tree("pull", folder)[0] == 0
    assert tree("push", folder)[1] == "0 written, 0 refused\n"


def test_an_edit_between_our_look_and_our_push_is_not_lost(
    folder: Path, client: Client, nb: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor saves while the push is on its way: the server holds the text to its base."""
    (folder / NB).write_text("Fra git.\n")
    honest = Client.push

    def late(self: Client, *args: Any, **more: Any) -> Any:
        edit(nb, "Fra redaktøren, i siste liten.")
        return honest(self, *args, **more)

    monkeypatch.setattr(Client, "push", late)
    with pytest.raises(Conflict):
        syncing.push(client, folder)
    assert drafted(nb) == "Fra redaktøren, i siste liten."
    assert (folder / NB).read_text() == "Fra git.\n"


def test_a_pull_that_was_cut_off_is_done_again(
    folder: Path, client: Client, tree: Run, nb: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(nb, "Fra redaktøren.")

    def fails(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(syncing, "write_base", fails)
        with pytest.raises(KeyboardInterrupt):
            syncing.pull(client, folder)
    assert tree("pull", folder)[0] == 0
    assert tree("status", folder)[0] == 0


def test_a_new_text_and_a_new_template_are_pushed(folder: Path, tree: Run) -> None:
    place = folder / "templates/order.confirmed/sms/da"
    place.mkdir()
    (place / "body.txt").write_text("Hej, tak for din ordre.\n")
    other = folder / "templates/spring"
    (other / "sms/en").mkdir(parents=True)
    head = {"key": "spring.sale", "brand": "fjellheim", "source_locale": "en"}
    (other / "template.json").write_text(json.dumps(head))
    (other / "sms/en/body.txt").write_text("20 % off until Sunday.\n")
    assert tree("push", folder)[0] == 0
    assert Variant.objects.filter(template__key="spring.sale", live=False).exists()
    assert Variant.objects.filter(locale="da", live=False).exists()
    assert tree("pull", folder)[0] == 0  # the server has told the head's own fields since
    assert (other / "sms/en/body.txt").exists()
    assert not (folder / "templates/spring.sale").exists()


def test_a_directory_may_be_renamed(folder: Path, tree: Run, nb: Variant) -> None:
    (folder / "templates/order.confirmed").rename(folder / "templates/moved")
    edit(nb, "Fra redaktøren.")
    assert tree("pull", folder)[0] == 0
    assert (folder / "templates/moved/sms/nb/body.txt").read_text() == "Fra redaktøren.\n"
    assert not (folder / "templates/order.confirmed").exists()


def test_what_is_gone_there_goes_here_when_that_is_asked(
    folder: Path, tree: Run, nb: Variant
) -> None:
    nb.delete()
    status, out, _ = tree("pull", folder)
    assert (status, "--prune" in out, (folder / NB).exists()) == (0, True, True)
    assert tree("pull", folder, "--prune")[0] == 0
    assert not (folder / NB).parent.exists()


def test_what_is_gone_here_stays_there(folder: Path, tree: Run, nb: Variant) -> None:
    (folder / NB).unlink()
    status, out, _ = tree("push", folder)
    assert (status, "left     order.confirmed/sms/nb" in out) == (0, True)
    assert Variant.objects.filter(pk=nb.pk).exists()


def test_errors_in_a_text_fail_the_check_of_a_pull_request(folder: Path, tree: Run) -> None:
    (folder / NB).write_text("Hei {{ frist_name }}!\n")
    status, out, _ = tree("push", folder, "--check")
    assert (status, "errors)" in out) == (1, True)


def test_a_tree_of_another_server_is_refused(
    folder: Path, client: Client, client_of: Callable[..., Client]
) -> None:
    with pytest.raises(Unusable, match="was pulled from"):
        syncing.pull(client_of("http://127.0.0.1:9"), folder)


def test_two_directories_of_one_template_are_refused(folder: Path, tree: Run) -> None:
    place = folder / "templates/copy"
    place.mkdir()
    (place / "template.json").write_text('{"key": "order.confirmed"}')
    status, _, err = tree("push", folder)
    assert (status, "order.confirmed too" in err) == (2, True)
