"""Comments on the words of a variant, with whom they mention."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommentQuerySet(models.QuerySet["Comment"]):
    """Asks for comments of a kind."""

    def threads(self) -> Self:
        """Those that begin a thread."""
        return self.filter(parent=None)

    def open(self) -> Self:
        """Threads that nobody has resolved."""
        return self.threads().filter(resolved_at=None)


class Comment(models.Model):
    """What somebody said of a variant, of one of its texts, or of words in it.

    Its place is ``part`` (a content path as the form has it, so that a block is known by its id),
    the words as they stood, and where they began. A later text is searched for the words
    (`cms.comments.anchors`). Comments are never deleted: what is settled is resolved, and kept.
    """

    variant = models.ForeignKey(
        "cms.Variant", models.CASCADE, related_name="comments", verbose_name=_("variant")
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    part = models.CharField(max_length=300, blank=True)  # empty: of the whole
    quote = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField(default=0)  # code points
    text = models.TextField(_("comment"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("on"), default=timezone.now)
    asks_changes = models.BooleanField(default=False)  # came with a text that was sent back
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["variant", "resolved_at"], name="comment_open")]

    def __str__(self) -> str:
        return self.text[:80]


class Mention(models.Model):
    """That a comment names somebody; done once they have seen it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["comment", "user"], name="one_mention_a_comment")
        ]
        indexes = [models.Index(fields=["user", "seen_at"], name="mention_unseen")]

    def __str__(self) -> str:
        return f"{self.user}: {self.comment}"
