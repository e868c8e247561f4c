"""What an approver saw when they decided, and what became of it meanwhile."""

from dataclasses import dataclass
from typing import Any, Self

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import TaskState

import channels
from cms.board.release_log import ShownText, shown_texts
from cms.board.wording import ComparedText, compare_texts
from cms.door import revision_content
from cms.errors import Refused
from cms.models import Variant
from cms.models.approval import digest_of_revision


@dataclass(frozen=True)
class Seen:
    """One variant as a page showed it: in which step, which revision, and what it said."""

    variant: int
    step: int
    revision: int
    digest: str

    @classmethod
    def read(cls, written: str) -> Self:
        """From the form's value; `ValueError` for what no page of ours wrote."""
        variant, step, revision, digest = written.split(".")
        return cls(int(variant[:18]), int(step[:18]), int(revision[:18]), digest[:64])

    def __str__(self) -> str:
        return f"{self.variant}.{self.step}.{self.revision}.{self.digest}"


class Decided(Refused):
    """Somebody else was first; the words say who."""


class TextChanged(Refused):
    """The text is not the one that was seen; ``texts`` are those that changed, word by word."""

    def __init__(self, words: Any, texts: tuple[ComparedText, ...]) -> None:
        super().__init__(words, code="changed")
        self.texts = texts


def require_open(seen: Seen, variant: Variant, step: TaskState | None) -> TaskState:
    """The step that was seen, if it still waits; else `Decided`."""
    if step is None or str(step.workflow_state.object_id) != str(variant.pk):
        raise Decided(_("“%(variant)s” is not waiting for approval.") % {"variant": variant})
    if step.status != TaskState.STATUS_IN_PROGRESS:
        raise Decided(_outcome(step) % _who(variant, step))
    return step


def _outcome(step: TaskState) -> str:
    """What became of a step that waits no longer."""
    if step.status == TaskState.STATUS_APPROVED:
        return _("“%(variant)s” was approved by %(who)s, %(when)s.")
    if step.status == TaskState.STATUS_REJECTED:
        return _("“%(variant)s” was sent back by %(who)s, %(when)s.")
    return _("The review of “%(variant)s” that you saw was ended by %(who)s, %(when)s.")


def _who(variant: Variant, step: TaskState) -> dict[str, Any]:
    when = localtime(step.finished_at) if step.finished_at else None
    return {
        "variant": variant,
        "who": step.finished_by.get_username() if step.finished_by else _("the system"),
        "when": date_format(when, "SHORT_DATETIME_FORMAT") if when else "–",
    }


def require_same(seen: Seen, variant: Variant) -> None:
    """Raise `TextChanged` when *variant* says something else than what was seen."""
    now = variant.get_latest_revision()
    if now is None or digest_of_revision(variant, now) == seen.digest:
        return
    who = now.user.get_username() if now.user else _("the system")
    raise TextChanged(
        _("“%(variant)s” was changed by %(who)s after you opened this page. Look at it again.")
        % {"variant": variant, "who": who},
        _changed_since(seen, variant, now),
    )


def _changed_since(seen: Seen, variant: Variant, now: Any) -> tuple[ComparedText, ...]:
    """The texts that changed; none where what was seen was written over."""
    then = variant.revisions.filter(pk=seen.revision).first()
    if then is None or digest_of_revision(variant, then) != seen.digest:
        return ()
    texts = compare_texts(_texts(variant, then), _texts(variant, now))
    return tuple(text for text in texts if text.is_changed)


def _texts(variant: Variant, revision: Any) -> tuple[ShownText, ...]:
    try:
        content = variant.channel_declaration.load(revision_content(revision))
    except (channels.ContentError, channels.UnknownChannelError):
        return ()
    return shown_texts(variant.channel, content)
