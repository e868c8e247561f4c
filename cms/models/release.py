"""The release log: what was published, numbered and immutable, and what is live now.

A `Release` is written by `cms.releases` in the transaction that makes something live or takes it
down.
Readers never look at `Variant` rows: they read `LiveEntry` (newest) or `ReleaseEntry` (pinned).
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.fields import LABEL, LocaleField


class StoredContent(models.Model):
    """A content with all that renders it, stored once under the SHA-256 of its canonical JSON."""

    digest = models.CharField(primary_key=True, max_length=64)
    document = models.JSONField()  # content, placeholders, look: what the digest covers
    outputs = (
        models.JSONField()
    )  # what the channel assembled from it: derived, compiled once at publish

    class Meta:
        verbose_name = _("stored content")
        verbose_name_plural = _("stored contents")

    def __str__(self) -> str:
        return self.digest[:12]


class Immutable(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise ValidationError(_("A release is never changed."), code="immutable")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise ValidationError(_("A release is never deleted."), code="immutable")


class ReleaseCounter(models.Model):
    """One row that tells readers whether what they keep in memory still holds.

    Its lock orders releases, so that numbers have no gaps. ``doors`` counts changes of who may do
    what (`cms.doors`).
    """

    last = models.PositiveBigIntegerField(default=0)
    doors = models.PositiveBigIntegerField(default=0)


class Release(Immutable):
    """One numbered change of what one brand has live in one environment."""

    class Action(models.TextChoices):
        PUBLISH = "publish", _("published")
        UNPUBLISH = "unpublish", _("unpublished")
        ROLL_BACK = "roll-back", _("rolled back")
        REFRESH = "refresh", _("dressed anew")  # a footer or a colour changed, and no word
        SNIPPET = "snippet", _("snippet changed")
        SETTINGS = "settings", _("fallback chains changed")
        PROMOTE = "promote", _("promoted")

    number = models.PositiveBigIntegerField(primary_key=True)
    action = models.CharField(max_length=20, choices=Action.choices)
    environment = models.CharField(max_length=30, default="production")
    brand_key = models.CharField(max_length=50)
    # The release whose state was rolled back to or promoted.
    source = models.PositiveBigIntegerField(null=True)
    # The brand's own fallback chains, where they are others than in its release before.
    fallbacks = models.JSONField(null=True)
    changes = models.PositiveIntegerField(default=0)  # how many entries it has
    note = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-number"]
        permissions = [
            ("roll_back_release", "Can roll back to a release"),
            ("promote_release", "Can promote releases to another environment"),
            ("label_release", "Can label releases"),
        ]
        indexes = [
            models.Index(fields=["environment", "brand_key", "-number"], name="releases_of_brand"),
            models.Index(
                fields=["environment", "brand_key", "-number"],
                name="chains_of_brand",
                condition=models.Q(fallbacks__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ReleaseEntry(Immutable):
    """What one release changed at one address. No content means: withdrawn."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="entries")
    environment = models.CharField(max_length=30, default="production")
    brand_key = models.CharField(max_length=50)
    key = models.CharField(max_length=100)
    channel = models.CharField(max_length=30)
    locale = LocaleField()
    persona = models.CharField(max_length=50, blank=True)
    arm = models.CharField(max_length=30, blank=True)
    content = models.ForeignKey(StoredContent, models.PROTECT, null=True, related_name="+")
    variant_id = models.BigIntegerField(null=True)
    revision_id = models.BigIntegerField(null=True)
    approved_by = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True)
    waivers = models.JSONField(default=list)
    # The changes of snippets since those words were approved: key, by, confirmed_by, at.
    snippets = models.JSONField(default=list)

    class Meta:
        verbose_name = _("release entry")
        verbose_name_plural = _("release entries")
        ordering = ["-release_id"]  # by "release" it would follow Release's own order, reversed
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key", "channel", "locale", "persona", "arm"],
                name="one_entry_an_address",
            )
        ]
        indexes = [
            models.Index(
                fields=["environment", "key", "channel", "locale", "persona", "arm", "-release"],
                name="entry_history",
            ),
            models.Index(fields=["environment", "release", "id"], name="entries_in_order"),
            models.Index(fields=["environment", "key", "-release"], name="entries_of_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key}/{self.channel}/{self.locale}"


class LiveEntry(models.Model):
    """What is live now at one address of an environment: a pointer into the release log."""

    variant = models.ForeignKey("cms.Variant", models.PROTECT, related_name="live_entries")
    template = models.ForeignKey("cms.MessageTemplate", models.PROTECT, related_name="live_entries")
    entry = models.ForeignKey(ReleaseEntry, models.PROTECT, related_name="+")
    environment = models.CharField(max_length=30, default="production")
    key = models.CharField(max_length=100)
    channel = models.CharField(max_length=30)
    locale = LocaleField()
    persona = models.CharField(max_length=50, blank=True)
    arm = models.CharField(max_length=30, blank=True)
    content_digest = models.CharField(max_length=64)  # Content.digest, for staleness

    class Meta:
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        constraints = [
            models.UniqueConstraint(
                fields=["environment", "key", "channel", "locale", "persona", "arm"],
                name="one_live_an_address",
            ),
            models.UniqueConstraint(
                fields=["variant", "environment"], name="one_live_a_variant_and_environment"
            ),
        ]
        indexes = [
            models.Index(
                fields=["template", "environment", "channel", "locale"], name="live_in_a_template"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}/{self.channel}/{self.locale}"


class ReleaseLabel(models.Model):
    """A name for a release, good wherever its number is: ``summer-sale``."""

    name = models.CharField(
        _("name"),
        max_length=50,
        unique=True,
        validators=[LABEL],
        help_text=_("Small letters, digits and hyphens, beginning with a letter."),
    )
    release = models.ForeignKey(Release, models.PROTECT, related_name="labels")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("release label")
        verbose_name_plural = _("release labels")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
