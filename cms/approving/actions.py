"""Verbs of reviewers: approve one text or several, or send one back with words pinned."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from cms import releases
from cms.approving.seen import Seen, require_open, require_same
from cms.board.reading import variants_for
from cms.comments.actions import Place, comment
from cms.environments import entry_environment
from cms.errors import Refused
from cms.models import Brand, Release, Variant


@dataclass(frozen=True)
class Outcome:
    """What became of several: those approved, those that are live by it, and each refusal."""

    approved: tuple[Variant, ...]
    live: tuple[Variant, ...]
    refused: tuple[tuple[Seen, Variant | None, Refused], ...]
    releases: tuple[Release, ...]


def approve_seen(seen: Seen, user: Any, comment: str = "") -> Variant:
    """*user* approves what they saw of one variant.

    Raises `Decided` when somebody else was first, `TextChanged` when the text is another one now,
    `PublishRefused` with what stands in the way of going live, `Refused` for who may not.
    """
    with transaction.atomic():
        variant, step = _open(seen, user, "approve")
        require_same(seen, variant)
        try:
            step.task.specific.on_action(step, user, "approve", comment=comment)
        except PermissionDenied as error:
            raise Refused(
                _("“%(variant)s” would go live by this, and you may not publish it.")
                % {"variant": variant}
            ) from error
    variant.refresh_from_db()
    return variant


def approve_several(several: Iterable[Seen], user: Any) -> Outcome:
    """Approve each by itself; what goes live is one release a brand.

    A refusal leaves its own text as it was, and stops no other.
    """
    approved: list[Variant] = []
    refused: list[tuple[Seen, Variant | None, Refused]] = []
    written: list[Release] = []
    for brand, group in _by_brand(several, user):
        with transaction.atomic(), _gathered(brand, user) as gathered:
            for seen in group:
                kept = len(gathered.changes)
                try:
                    with transaction.atomic():
                        approved.append(approve_seen(seen, user))
                except Refused as refusal:
                    del gathered.changes[kept:]  # it went with its own transaction
                    refused.append((seen, variant_of(seen, user), refusal))
        if gathered.release:
            written.append(gathered.release)
    live = [each for each in approved if each.live and not each.has_unpublished_changes]
    return Outcome(tuple(approved), tuple(live), tuple(refused), tuple(written))


@contextmanager
def _gathered(brand: Brand, user: Any) -> Iterator[Any]:
    with releases.one_release(
        brand,
        action=Release.Action.PUBLISH,
        environment=entry_environment(),
        user=user,
    ) as gathered:
        yield gathered


def send_back(seen: Seen, user: Any, words: str, *, place: Place | None = None) -> Variant:
    """*user* asks for changes of what they saw, with a comment that may be pinned to words.

    Raises as `approve_seen`, and `Refused` without a comment.
    """
    if not words.strip():
        raise Refused(_("Say what should change, so that the writer can."))
    with transaction.atomic():
        variant, step = _open(seen, user, "reject")
        require_same(seen, variant)
        written = comment(variant, user, words, place=place, asks_changes=True)
        quoted = f"“{written.quote}” – {written.text}" if written.quote else written.text
        step.task.specific.on_action(step, user, "reject", comment=quoted)
    return variant


def _open(seen: Seen, user: Any, verb: str) -> tuple[Variant, TaskState]:
    """The variant and its step, held until the transaction ends; others queue here."""
    releases.lock()
    variant = variant_of(seen, user, lock=True)
    if variant is None:
        raise Refused(_("This text is gone, or you may not see it."))
    found = TaskState.objects.select_related("finished_by", "workflow_state", "task")
    step = require_open(seen, variant, found.filter(pk=seen.step).first())
    offered = [name for name, _label, _modal in step.task.specific.get_actions(variant, user)]
    if verb not in offered:
        raise Refused(_may_not(variant, verb, offered))
    return variant, step


def _may_not(variant: Variant, verb: str, offered: Sequence[str]) -> str:
    if verb == "approve" and "reject" in offered:
        return _("You made the last edit of “%(variant)s”: somebody else must approve it.") % {
            "variant": variant
        }
    return _("“%(variant)s” waits for somebody else’s approval.") % {"variant": variant}


def variant_of(seen: Seen, user: Any, *, lock: bool = False) -> Variant | None:
    """The variant, if *user* may look at it."""
    allowed = variants_for(user).filter(pk=seen.variant)
    if lock and not Variant.objects.select_for_update().filter(pk=seen.variant).first():
        return None
    return allowed.select_related("template__brand", "persona").first()


def _by_brand(several: Iterable[Seen], user: Any) -> Iterator[tuple[Brand, list[Seen]]]:
    """*several*, each once, by brand; what *user* may not see goes with the first."""
    each = list(dict.fromkeys(several))
    rows = variants_for(user).filter(pk__in=[seen.variant for seen in each])
    brand_of = {row.pk: row.template.brand for row in rows.select_related("template__brand")}
    known = sorted(
        (seen for seen in each if seen.variant in brand_of),
        key=lambda seen: brand_of[seen.variant].pk,
    )
    for brand, group in groupby(known, key=lambda seen: brand_of[seen.variant]):
        yield brand, list(group)
