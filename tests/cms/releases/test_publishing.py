"""The release log: each change of what is live is one numbered, immutable release."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cms import actions, releases
from cms.models import LiveEntry, Release, ReleaseEntry, StoredContent, Variant


def entries() -> list[tuple[int, str, str, bool]]:
    return [
        (entry.release_id, entry.release.action, entry.locale, entry.content_id is not None)
        for entry in ReleaseEntry.objects.select_related("release").order_by("release_id")
    ]


def test_publishing_and_unpublishing_append(live, manager: User) -> None:
    english, norwegian = live("en"), live("nb")
    english.unpublish(user=manager)
    assert entries() == [
        (1, "publish", "en", True),
        (2, "publish", "nb", True),
        (3, "unpublish", "en", False),
    ]
    assert [entry.locale for entry in LiveEntry.objects.all()] == ["nb"]
    assert norwegian.live_entries.get().entry.release_id == 2


def test_rolling_back_is_a_release_of_its_own(live, manager: User, copywriter: User) -> None:
    variant = live("en")
    first = variant.get_latest_revision()
    actions.edit_variant(variant, {"body": "Hi {{ first_name }}: {{ total | money }}."}, copywriter)
    variant.refresh_from_db()
    second = variant.get_latest_revision()
    second.publish(user=manager)
    first.publish(user=manager, previous_revision=first)
    assert [action for _, action, _, _ in entries()] == ["publish", "publish", "roll-back"]
    assert StoredContent.objects.count() == 2, "the same content is stored once"
    live_now = LiveEntry.objects.get(variant=variant).entry
    assert live_now.content_id == ReleaseEntry.objects.get(release_id=1).content_id


def test_a_release_carries_its_receipt(live, manager: User) -> None:
    live("en")
    entry = ReleaseEntry.objects.get()
    assert (entry.approved_by, entry.brand_key, entry.key) == (
        "ola",
        "fjellheim",
        "order.confirmed",
    )
    assert entry.approved_at is not None
    assert entry.revision_id == Variant.objects.get().live_revision_id


def test_the_reviewer_of_the_workflow_is_the_approver(
    draft, copywriter: User, manager: User
) -> None:
    variant = draft("en")
    actions.submit(variant, copywriter)
    actions.approve(Variant.objects.get(pk=variant.pk), manager)
    assert ReleaseEntry.objects.get().approved_by == "ola"


def test_releases_never_change(live) -> None:
    live("en")
    release, entry = Release.objects.get(), ReleaseEntry.objects.get()
    for row in (release, entry):
        with pytest.raises(ValidationError, match="never"):
            row.save()
        with pytest.raises(ValidationError, match="never"):
            row.delete()


def test_a_refused_publish_leaves_no_gap_in_the_numbers(live, draft, manager: User) -> None:
    live("en")
    faulty = draft("nb", "Hei, {{ nobody }}.")
    with pytest.raises(ValidationError):
        faulty.get_latest_revision().publish(user=manager)
    live("da")
    assert [release.number for release in Release.objects.order_by("number")] == [1, 2]


def test_a_failure_after_the_row_went_live_undoes_both(draft, manager: User, monkeypatch) -> None:
    variant = draft("en")

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(releases, "append", broken)
    with pytest.raises(RuntimeError):
        variant.get_latest_revision().publish(user=manager)
    variant.refresh_from_db()
    assert not variant.live
    assert not Release.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_release_needs_a_transaction(draft) -> None:
    variant = draft("en")
    assert not transaction.get_connection().in_atomic_block
    with pytest.raises(RuntimeError, match="transaction"):
        releases.append(variant, action="publish", user=None, revision_id=None)


def test_the_digest_covers_what_renders(live, template, copywriter: User, manager: User) -> None:
    variant = live("en")
    before = LiveEntry.objects.get(variant=variant).entry.content_id
    placeholder = template.placeholders.get(name="total")
    placeholder.options = {"currency": "DKK"}
    placeholder.save()
    Variant.objects.get(pk=variant.pk).save_revision(user=copywriter).publish(user=manager)
    assert LiveEntry.objects.get(variant=variant).entry.content_id != before
