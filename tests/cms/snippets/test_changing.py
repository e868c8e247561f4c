"""A snippet changes: what is live follows in one release, or nothing changes at all."""

import threading
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection

from cms import actions as verbs
from cms.checking.rechecking import digest_of, stale, work_off
from cms.errors import PublishRefused, Refused
from cms.models import (
    Brand,
    FindingRow,
    LiveEntry,
    Release,
    ReleaseEntry,
    Snippet,
    SnippetText,
    Variant,
)
from cms.snippets import actions
from tests.cms.snippets.conftest import MARK, Change, Make, stamp_of

HELLO = f"Hi {{{{ first_name }}}}, your order of {{{{ total | money }}}} is confirmed. {MARK}"
HEI = f"Hei {{{{ first_name }}}}, bestillingen din på {{{{ total | money }}}} er bekreftet. {MARK}"


def body(locale: str) -> str:
    row = LiveEntry.objects.select_related("entry__content").get(locale=locale, channel="sms")
    return str(row.entry.content.document["content"]["body"])


def test_what_is_published_says_the_snippet(live: Any, signature: Snippet) -> None:
    variant = live("en", HELLO)
    assert variant.content["body"] == HELLO
    assert body("en").endswith("is confirmed. Yours, Fjellheim")


def test_a_text_with_a_snippet_that_is_not_there_does_not_go_live(
    draft: Any, manager: User
) -> None:
    revision = draft("en", HELLO).get_latest_revision()
    with pytest.raises(PublishRefused, match="There is no snippet “signature”"):
        revision.publish(user=manager)
    assert not Release.objects.exists()


def test_nor_where_that_error_was_waived(draft: Any, manager: User) -> None:
    variant = draft("en", HELLO)
    fingerprint = next(
        each.fingerprint
        for each, _ in verbs.judge(variant).findings
        if each.check == "snippet_unusable"
    )
    verbs.waive(variant, fingerprint, "They know it, and it stays", manager)
    with pytest.raises(PublishRefused, match="takes in a snippet that cannot be put in: signature"):
        variant.get_latest_revision().publish(user=manager)


def test_a_change_is_one_release_of_every_text_that_says_it(
    live: Any, signature: Snippet, propose: Change, other_manager: User, manager: User
) -> None:
    live("en", HELLO)
    live("nb", HEI)
    live("pl")
    before = {row.locale: row for row in ReleaseEntry.objects.all()}
    change = propose(signature, en="Best, Fjellheim", nb="Hilsen oss i Fjellheim")
    assert change.is_open
    assert body("en").endswith("Yours, Fjellheim")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    release = Release.objects.get(number=4)
    assert (release.action, release.changes, release.user) == ("snippet", 2, other_manager)
    assert release.note == "signature: en, nb"
    assert body("en").endswith("Best, Fjellheim")
    assert body("nb").endswith("Hilsen oss i Fjellheim")
    entry = release.entries.get(locale="nb")
    for name in ("variant_id", "revision_id", "approved_by", "approved_at", "waivers"):
        assert getattr(entry, name) == getattr(before["nb"], name), name
    (receipt,) = entry.snippets
    assert (receipt["key"], receipt["by"], receipt["confirmed_by"]) == (
        "signature",
        "ola",
        "eva",
    )
    change.refresh_from_db()
    assert change.release == 4
    assert change.confirmed_by == other_manager


def test_what_no_live_text_says_changes_at_once_and_without_a_release(
    draft: Any, live: Any, signature: Snippet, propose: Change
) -> None:
    live("en")
    draft("nb", HEI)
    change = propose(signature, nb="Hilsen oss", pl="Pozdrawiamy")
    assert not change.is_open
    assert change.release is None
    assert actions.texts_of(signature)["pl", ""] == "Pozdrawiamy"
    assert Release.objects.count() == 1


def test_a_snippet_in_a_snippet_lets_texts_follow_too(
    live: Any, make: Make, propose: Change, other_manager: User
) -> None:
    name = make("name", en="Fjellheim")
    make("signature", en='Yours, {% include "name" %}')
    live("en", HELLO)
    assert body("en").endswith("Yours, Fjellheim")
    change = propose(name, en="Fjellheim AS")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    assert body("en").endswith("Yours, Fjellheim AS")
    assert Release.objects.get(number=2).changes == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(None, "has no text in nb", id="taken-away"),
        pytest.param("Hilsen {{ nobody }}", "nobody", id="undeclared-placeholder"),
        pytest.param("En ordre", "The brand does not say “ordre”", id="forbidden-word"),
    ],
)
def test_a_change_that_breaks_a_live_text_changes_nothing(
    live: Any,
    signature: Snippet,
    propose: Change,
    other_manager: User,
    text: str | None,
    words: str,
) -> None:
    live("nb", HEI)
    change = propose(signature, nb=text)
    with pytest.raises(PublishRefused) as caught:
        actions.confirm(change, other_manager, seen=stamp_of(change))
    assert "order.confirmed/sms/nb" in str(caught.value)
    assert words in str(caught.value)
    assert actions.texts_of(signature)["nb", ""] == "Hilsen Fjellheim"
    assert body("nb").endswith("Hilsen Fjellheim")
    assert Release.objects.count() == 1
    change.refresh_from_db()
    assert change.is_open


def test_who_proposed_it_does_not_confirm_it_in_a_brand_of_four_eyes(
    brand: Brand, live: Any, signature: Snippet, propose: Change, manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    with pytest.raises(Refused, match="somebody else has to confirm"):
        actions.confirm(change, manager, seen=stamp_of(change))
    brand.four_eyes = False
    brand.save()
    change.snippet.brand.refresh_from_db()
    actions.confirm(change, manager, seen=stamp_of(change))
    assert body("en").endswith("Best")


def test_who_may_not_publish_does_not_confirm_it(
    live: Any, signature: Snippet, propose: Change, copywriter: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    with pytest.raises(Refused, match="may not publish"):
        actions.confirm(change, copywriter, seen=stamp_of(change))


def test_nor_who_may_only_look_where_no_live_text_says_it_any_longer(
    live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    variant = live("en", HELLO)
    change = propose(signature, en="Best")
    variant.unpublish()
    reader = User.objects.create_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="view_snippet"))
    with pytest.raises(Refused, match="somebody who may has to confirm"):
        actions.confirm(change, reader, seen=stamp_of(change))
    actions.confirm(change, other_manager, seen=stamp_of(change))
    assert actions.texts_of(signature)["en", ""] == "Best"
    assert not Release.objects.filter(action="snippet").exists()


def test_what_was_published_since_is_looked_at_first(
    live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best", nb="Hilsen")
    seen = stamp_of(change)
    live("nb", HEI)
    with pytest.raises(Refused, match="no longer what you saw"):
        actions.confirm(change, other_manager, seen=seen)


def test_of_two_proposals_the_second_sees_that_the_first_moved_it(
    live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    live("en", HELLO)
    first, second = propose(signature, en="Best"), propose(signature, en="Cheers")
    actions.confirm(first, other_manager, seen=stamp_of(first))
    with pytest.raises(Refused, match="was changed since this was proposed"):
        actions.confirm(second, other_manager, seen=stamp_of(second))
    actions.drop(second, other_manager)
    with pytest.raises(Refused, match="decided about this change already"):
        actions.confirm(second, other_manager, seen=stamp_of(second))


def test_a_draft_does_not_slip_out_with_it(
    live: Any, signature: Snippet, propose: Change, other_manager: User, copywriter: User
) -> None:
    variant = live("en", HELLO)
    verbs.edit_variant(variant, {"body": f"SECRETDRAFT {MARK}"}, copywriter)
    change = propose(signature, en="Best")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    assert "SECRETDRAFT" not in body("en")
    variant.refresh_from_db()
    assert variant.has_unpublished_changes


def test_publishing_anew_takes_the_receipt_of_the_snippet_away(
    live: Any, signature: Snippet, propose: Change, other_manager: User, copywriter: User
) -> None:
    variant = live("en", HELLO)
    change = propose(signature, en="Best")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    verbs.edit_variant(Variant.objects.get(pk=variant.pk), {"body": f"{HELLO}!"}, copywriter)
    Variant.objects.get(pk=variant.pk).get_latest_revision().publish(user=other_manager)
    assert ReleaseEntry.objects.latest("release_id").snippets == []


def test_a_new_footer_keeps_the_receipt(
    brand: Brand, live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    brand.name = brand.name + "!"
    brand.save()
    entries = ReleaseEntry.objects.order_by("release_id")
    assert all(each.snippets for each in entries[1:])


def test_findings_of_drafts_that_use_it_are_made_anew(
    draft: Any, signature: Snippet, propose: Change, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        variant = draft("pl", f"Cześć {{{{ first_name }}}} {MARK}")
    told = FindingRow.objects.filter(variant=variant, check_id="snippet_unusable")
    assert told.count() == 1
    brand = Brand.objects.get(pk=signature.brand_id)
    assert not stale(brand, digest_of(brand)).exists()
    propose(signature, pl="Pozdrawiamy")
    assert stale(brand, digest_of(brand)).get() == variant.template
    work_off(brand)
    assert told.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_confirm_at_once_and_there_is_one_release(
    live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    seen, outcomes = stamp_of(change), []

    def run() -> None:
        try:
            actions.confirm(change, other_manager, seen=seen)
            outcomes.append("confirmed")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["confirmed", "refused"]
    assert Release.objects.filter(action="snippet").count() == 1
    assert SnippetText.objects.get(snippet=signature, locale="en").text == "Best"
