"""Publishing many drafts as one release: each through the guard, all of them or none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import guard, queries
from cms.environments import entry_environment
from cms.errors import PublishRefused, Refused
from cms.models import Brand, Release, Variant
from cms.models.four_eyes import require_other_eyes
from cms.releases._log import lock, one_release


@dataclass(frozen=True)
class Prepared:
    """One draft that would go live, and what stands in its way; nothing, where ``refusals`` is
    empty.
    """

    variant: Variant
    revision: Any
    refusals: tuple[str, ...] = ()


def plan_together(variants: Iterable[Variant], user: Any) -> list[Prepared]:
    """What publishing the drafts of *variants* would make live; nothing is written.

    Each is judged as it would stand beside the others. What is live and has no newer draft is left
    out.
    """
    drafts = _drafts(variants)
    with guard.together(each.variant for each in drafts):
        return [
            Prepared(each.variant, each.revision, tuple(_refusals(each, user))) for each in drafts
        ]


def publish_together(
    brand: Brand,
    variants: Collection[Variant],
    *,
    user: Any,
    expected: int | None = None,
    revisions: Collection[int] | None = None,
    note: str = "",
) -> Release | None:
    """Publish the drafts of *variants* as one release; None where there is none.

    *expected* is the newest release that somebody looked at, and *revisions* are the drafts that
    they saw: `Refused` where there are others by now. `PublishRefused` names what the guard finds,
    and then nothing is changed.
    """
    with transaction.atomic():
        lock()
        drafts = _drafts(variants)
        seen = revisions is None or set(revisions) == {each.revision.pk for each in drafts}
        if not seen or (expected is not None and queries.newest_release(brand.key) > expected):
            raise Refused(_("Something changed meanwhile, so this is no longer what you saw."))
        if not drafts:
            return None
        with (
            guard.together(each.variant for each in drafts),
            one_release(
                brand,
                action=Release.Action.PUBLISH,
                environment=entry_environment(),
                user=user,
                note=note,
            ) as gathered,
        ):
            _publish_all(drafts, user)
    return gathered.release


def _publish_all(drafts: list[Prepared], user: Any) -> None:
    """Every refusal is gathered, so that a person mends them all at once."""
    refusals: list[str] = []
    for each in drafts:
        try:
            with transaction.atomic():
                _require_now(each)
                each.revision.publish(user=user)
        except Refused as refusal:
            refusals += refusal.messages
    if refusals:
        raise PublishRefused(refusals, code="findings")


def _drafts(variants: Iterable[Variant]) -> list[Prepared]:
    """The drafts of those that have one, sources first: translations are approved against them."""
    waiting = [row for row in variants if not row.live or row.has_unpublished_changes]
    waiting.sort(key=lambda row: (row.locale != row.template.source_locale, row.pk))
    found = []
    for row in waiting:
        revision = row.latest_revision
        if revision is not None:
            found.append(Prepared(revision.as_object(), revision))
    return found


def _require_now(draft: Prepared) -> None:
    if draft.variant.go_live_at and draft.variant.go_live_at > timezone.now():
        raise PublishRefused(
            _("“%(variant)s” is planned for later: take its time away first.")
            % {"variant": draft.variant}
        )


def _refusals(draft: Prepared, user: Any) -> Iterable[str]:
    for require in (
        lambda: _require_now(draft),
        lambda: require_other_eyes(draft.variant, draft.revision, user),
        lambda: guard.require_publishable(draft.variant),
    ):
        try:
            require()
        except Refused as refusal:
            yield from refusal.messages
