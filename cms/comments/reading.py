"""Comments of variants as their pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

import channels
from cms.comments.anchors import Anchor, anchor
from cms.models import Comment, Variant


@dataclass(frozen=True)
class Thread:
    """A comment, where its words stand now (None where they are gone), and the answers."""

    comment: Comment
    anchor: Anchor | None
    replies: tuple[Comment, ...]

    @property
    def is_lost(self) -> bool:
        """Whether it was pinned to something that is not there any more."""
        return bool((self.comment.part or self.comment.quote) and self.anchor is None)


@dataclass(frozen=True)
class Threads:
    """The threads of one variant: those that are open, and those that are settled."""

    open: tuple[Thread, ...] = ()
    resolved: tuple[Thread, ...] = ()


def threads(
    contents: Mapping[int, channels.Content | None],
) -> dict[int, Threads]:
    """The threads of variants, by primary key, held against these contents. Two queries."""
    replies = Prefetch("replies", Comment.objects.select_related("author"))
    rows = (
        Comment.objects.threads()
        .filter(variant__in=list(contents))
        .select_related("author", "resolved_by")
        .prefetch_related(replies)
    )
    found: dict[int, list[Thread]] = {}
    for row in rows:
        content = contents[row.variant_id]
        where = anchor(content, row.part, row.quote, row.start) if content and row.part else None
        found.setdefault(row.variant_id, []).append(Thread(row, where, tuple(row.replies.all())))
    return {pk: _parted(found.get(pk, [])) for pk in contents}


def _parted(found: Iterable[Thread]) -> Threads:
    each = list(found)
    settled = sorted(
        (thread for thread in each if thread.comment.resolved_at),
        key=lambda thread: str(thread.comment.resolved_at),
        reverse=True,
    )
    return Threads(
        tuple(thread for thread in each if not thread.comment.resolved_at), tuple(settled)
    )


def threads_of(variant: Variant) -> Threads:
    """The threads of one variant, held against the content it has."""
    content: Any
    try:
        content = variant.typed_content()
    except (channels.ContentError, channels.UnknownChannelError):
        content = None
    return threads({variant.pk: content})[variant.pk]
