"""Nobody approves their own last edit."""

from typing import Any

from django.utils.translation import gettext as _

from cms.errors import PublishRefused


def author_of(variant: Any, revision: Any) -> int | None:
    """Primary key of the user who wrote what *revision* says.

    Wagtail writes a revision on every save, changed or not, so the last *edit* is the first
    of the newest run of
    revisions with the same content: whoever only pressed a button wrote nothing.
    """
    author: int | None = revision.user_id
    content = revision.content.get("content")
    earlier = variant.revisions.filter(created_at__lte=revision.created_at).order_by(
        "-created_at", "-pk"
    )
    for other in earlier.iterator(chunk_size=20):
        if other.content.get("content") != content:
            break
        author = other.user_id
    return author


def edited_last(variant: Any, user: Any) -> bool:
    """Whether *user* made the last edit of *variant*, in a brand that asks for other eyes."""
    revision = variant.get_latest_revision()
    return bool(
        user
        and revision
        and variant.template.brand.four_eyes
        and author_of(variant, revision) == user.pk
    )


def require_other_eyes(variant: Any, revision: Any, user: Any) -> None:
    """Raise `PublishRefused` when *user* would approve what they themselves wrote in *revision*."""
    if (
        user
        and revision
        and variant.template.brand.four_eyes
        and author_of(variant, revision) == user.pk
    ):
        raise PublishRefused(
            _("You made the last edit of “%(variant)s”: somebody else must approve it.")
            % {"variant": variant},
            code="own_edit",
        )
