"""*Still right*: a translation holds though its source has changed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms import actions
from cms.board.states import State, with_state
from cms.editor.beside import beside
from cms.errors import Refused
from cms.guard import judge
from cms.models import Variant
from tests.cms.conftest import WORDING

REWORDED = "Hello {{ first_name }}, we have your order of {{ total | money }}."
OTHER_FACTS = f"{WORDING['en']} It arrives within 5 days."


@pytest.fixture
def norwegian(live: Any) -> Variant:
    live("en")
    return live("nb")


def source_becomes(body: str, writer: User, publisher: User) -> str:
    source = Variant.objects.get(locale="en")
    actions.edit_variant(source, {"body": body}, writer)
    source.get_latest_revision().publish(user=publisher)
    source.refresh_from_db()
    return str(source.typed_content().digest)


def state(variant: Variant) -> str:
    return str(with_state(Variant.objects.filter(pk=variant.pk)).get().state)


def test_the_board_and_the_checker_take_it_for_fresh(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    digest = source_becomes(REWORDED, copywriter, manager)
    assert state(norwegian) == State.STALE
    revisions = norwegian.revisions.count()
    actions.still_right(norwegian, digest, copywriter)
    norwegian.refresh_from_db()
    assert state(norwegian) == State.LIVE
    assert not [each for each, _ in judge(norwegian).findings if each.check == "translation_stale"]
    assert norwegian.revisions.count() == revisions  # no word was touched
    entry = ModelLogEntry.objects.get(action="cms.still_right")
    assert (entry.user, entry.data["after"]) == (copywriter, digest)


def test_what_changed_is_shown_word_by_word(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    source_becomes(REWORDED, copywriter, manager)
    norwegian.refresh_from_db()
    source = beside(norwegian, copywriter).source
    assert source and source.is_stale and source.is_known
    pieces = source.texts[0].pieces
    assert "Hello" in {piece.text for piece in pieces if piece.tag == "ins"}
    assert "Hi" in {piece.text for piece in pieces if piece.tag == "del"}
    assert source.texts[0].path == "content.body"


def test_a_source_that_changed_again_is_looked_at_again(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    digest = source_becomes(REWORDED, copywriter, manager)
    source_becomes(f"{REWORDED} Thank you.", copywriter, manager)
    with pytest.raises(Refused, match="once more"):
        actions.still_right(norwegian, digest, copywriter)


def test_other_facts_are_no_matter_of_opinion(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    digest = source_becomes(OTHER_FACTS, copywriter, manager)
    with pytest.raises(Refused, match="other facts"):
        actions.still_right(norwegian, digest, copywriter)
    assert state(norwegian) == State.STALE


def test_a_newer_draft_is_submitted_instead(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    digest = source_becomes(REWORDED, copywriter, manager)
    actions.edit_variant(norwegian, {"body": WORDING["nb"] + " Takk!"}, copywriter)
    with pytest.raises(Refused, match="submit that one"):
        actions.still_right(norwegian, digest, copywriter)


def test_the_source_itself_has_none(norwegian: Variant, copywriter: User) -> None:
    source = Variant.objects.get(locale="en")
    with pytest.raises(Refused):
        actions.still_right(source, source.typed_content().digest, copywriter)


def test_over_http(norwegian: Variant, copywriter: User, manager: User, client: Client) -> None:
    digest = source_becomes(REWORDED, copywriter, manager)
    url = reverse(Variant.snippet_viewset.get_url_name("still_right"), args=[norwegian.pk])
    edit = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[norwegian.pk])
    client.force_login(copywriter)
    assert client.get(url).status_code == 405
    assert "once more" in client.post(url, {"source": "x"}, follow=True).content.decode()
    answer = client.post(url, {"source": digest})
    assert (answer.status_code, answer["Location"]) == (302, edit)
    assert state(norwegian) == State.LIVE


def test_who_may_only_look_may_not(
    norwegian: Variant, copywriter: User, manager: User, client: Client
) -> None:
    digest = source_becomes(REWORDED, copywriter, manager)
    reader = User.objects.create_user("reader")
    from django.contrib.auth.models import Permission

    for codename in ("access_admin", "view_variant", "view_brand"):
        reader.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(reader)
    url = reverse(Variant.snippet_viewset.get_url_name("still_right"), args=[norwegian.pk])
    client.post(url, {"source": digest})
    assert state(norwegian) == State.STALE
