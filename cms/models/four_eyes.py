"""Nobody approves their own last edit."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

import channels
from cms.errors import PublishRefused


def author_of(variant: Any, revision: Any) -> int | None:
    """Primary key of the user who wrote what *revision* says.

    Wagtail writes a revision on every save, changed or not, and one more for a roll-back. So the
    author is the user of the first revision that ever said the same: whoever pressed a button, or
    brought an earlier text back, wrote nothing.
    """
    earlier = variant.revisions.filter(created_at__lte=revision.created_at)
    told = earlier.order_by("created_at", "pk").values_list("user_id", "content__content")
    return first_author(variant.channel, told, revision.content.get("content"), revision.user_id)


def first_author(
    channel: str, told: Iterable[tuple[int | None, Any]], content: Any, otherwise: int | None
) -> int | None:
    """The user of the first of *told* (user, content; the oldest first) that says *content*."""
    words = said(channel, content)
    return next((user for user, other in told if said(channel, other) == words), otherwise)


def said(channel: str, content: Any) -> str:
    """What *content* says, whatever the ids of its blocks: the form gives those when it saves."""
    try:
        return channels.get(channel).load(content).digest
    except (channels.ContentError, channels.UnknownChannelError, TypeError):
        return json.dumps(content, sort_keys=True)


def edited_last(variant: Any, user: Any) -> bool:
    """Whether *user* made the last edit of *variant*, in a brand that asks for other eyes."""
    return _is_own(variant, variant.get_latest_revision(), user)


def _is_own(variant: Any, revision: Any, user: Any) -> bool:
    return bool(
        user
        and revision
        and variant.template.brand.four_eyes
        and author_of(variant, revision) == user.pk
    )


def require_other_eyes(variant: Any, revision: Any, user: Any) -> None:
    """Raise `PublishRefused` when *user* would approve what they themselves wrote in *revision*."""
    if _is_own(variant, revision, user):
        raise PublishRefused(
            _("You made the last edit of “%(variant)s”: somebody else must approve it.")
            % {"variant": variant},
            code="own_edit",
        )
