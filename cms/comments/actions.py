"""Verbs on comments: write one, answer, resolve, open again, and see that one was mentioned."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

import channels
from cms import reach
from cms.comments.anchors import anchor, found
from cms.comments.mail import tell_mentioned
from cms.comments.mentions import mentioned
from cms.editor.places import contentpath, variant_texts
from cms.errors import Refused
from cms.models import Comment, Mention, Variant

LONGEST = 5_000
LONGEST_QUOTE = 500


@dataclass(frozen=True)
class Place:
    """What a comment is about: a part (``content.body…``), and words in it, from *start* (code
    points). Words without a start are looked for.
    """

    part: str = ""
    quote: str = ""
    start: int = 0


def comment(
    variant: Variant,
    user: Any,
    text: str,
    *,
    place: Place | None = None,
    parent: Comment | None = None,
    asks_changes: bool = False,
) -> Comment:
    """*user* says *text* of *variant*, or answers *parent*. Who is mentioned is told.

    Raises `Refused` for an empty or endless comment, for words that stand nowhere, and for a name
    that nobody has.
    """
    text = text.replace("\0", "").strip()
    if not text:
        raise Refused(_("A comment says something."))
    if len(text) > LONGEST:
        raise Refused(_("A comment has at most %(most)d characters.") % {"most": LONGEST})
    people, unknown = mentioned(variant, text)
    if unknown:
        raise Refused(
            _("Nobody who may see this text is called %(names)s.")
            % {"names": ", ".join(f"@{name}" for name in unknown)}
        )
    where = _settled(variant, place) if place and not parent else Place()
    with transaction.atomic():
        written = Comment.objects.create(
            variant_id=variant.pk,
            parent=parent.parent or parent if parent else None,
            part=where.part,
            quote=where.quote,
            start=where.start,
            text=text,
            author=user,
            asks_changes=asks_changes,
        )
        Mention.objects.bulk_create(
            Mention(comment=written, user=person) for person in people if person.pk != user.pk
        )
        transaction.on_commit(lambda: tell_mentioned(written), robust=True)
    return written


def _settled(variant: Variant, place: Place) -> Place:
    """*place* as it is kept; `Refused` for words that the latest draft has not."""
    quote = place.quote.replace("\0", "").strip()
    if len(quote) > LONGEST_QUOTE:
        raise Refused(
            _("Pin at most %(most)d characters; name the rest in words.") % {"most": LONGEST_QUOTE}
        )
    if not quote and not place.part:
        return Place()
    try:
        content = variant.get_latest_revision_as_object().typed_content()
    except (channels.ContentError, channels.UnknownChannelError):
        return Place()
    texts = {contentpath(each.path, content): each.text for each in variant_texts(content)}
    if place.part in texts:
        if not quote:
            return Place(place.part)
        start = found(texts[place.part], quote, place.start)
        if start is not None:
            return Place(place.part, quote, start)
    elsewhere = anchor(content, place.part, quote, place.start)
    if not quote or elsewhere is None:
        raise Refused(_("The text does not have the words “%(words)s”.") % {"words": quote})
    return Place(elsewhere.path, quote, texts[elsewhere.path].find(quote))


def resolve(written: Comment, user: Any) -> None:
    """What *written* asks for is settled; it is kept. Who was mentioned in it is done with it."""
    with transaction.atomic():
        thread = Comment.objects.select_for_update().get(pk=written.parent_id or written.pk)
        if thread.resolved_at:
            return
        thread.resolved_at, thread.resolved_by = timezone.now(), user
        thread.save(update_fields=["resolved_at", "resolved_by"])
        own = Mention.objects.filter(seen_at=None)
        for rows in (own.filter(comment=thread), own.filter(comment__parent=thread)):
            rows.update(seen_at=thread.resolved_at)
        log(
            instance=thread.variant,
            action="cms.resolve_comment",
            user=user,
            data={"comment": thread.text[:200]},
        )


def reopen(written: Comment, user: Any) -> None:
    """It was not settled after all."""
    Comment.objects.filter(pk=written.parent_id or written.pk).update(
        resolved_at=None, resolved_by=None
    )


def seen(user: Any, mention: int) -> None:
    """*user* has seen that they were mentioned."""
    Mention.objects.filter(pk=mention, user=user, seen_at=None).update(seen_at=timezone.now())


def comment_of(user: Any, pk: int) -> Comment | None:
    """A comment on a variant that *user* may look at."""
    return (
        Comment.objects.filter(pk=pk, variant__in=reach.handled(user))
        .select_related("variant__template__brand", "parent")
        .first()
    )
