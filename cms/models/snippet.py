"""A snippet: a piece of text that many messages share, by locale and channel; and its changes."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.models.brand import Brand
from cms.models.fields import KEY, LocaleField
from cms.models.release import Release
from cms.saying import say_error
from templates_lib import snippets
from templates_lib.language import TemplateSyntaxError, as_comments, parse


class Snippet(ClusterableModel):
    """What texts take in with ``{% include "signature" %}``: a signature, an opt-out, legal lines.

    Its texts change only through `cms.snippets.actions`, which lets what is live follow.
    """

    class Kind(models.TextChoices):
        SIGNATURE = "signature", _("signature")
        OPT_OUT = "opt-out", _("opt-out")
        LEGAL = "legal", _("legal lines")
        HOURS = "hours", _("opening hours")
        OTHER = "other", _("other")

    brand = models.ForeignKey(
        Brand, models.PROTECT, related_name="snippets", verbose_name=_("brand")
    )
    key = models.CharField(
        _("key"),
        max_length=64,
        validators=[KEY],
        help_text=_("Stable: texts take it in by this name."),
    )
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    notes = models.TextField(_("notes for writers"), blank=True)

    class Meta:
        verbose_name = _("snippet")
        verbose_name_plural = _("snippets")
        ordering = ["brand", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "key"],
                name="one_snippet_a_key",
                violation_error_message=_("This brand has a snippet of this key already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def locales(self) -> list[str]:
        """The locales in which it says anything."""
        return sorted({each.locale for each in self.texts.all()})


class SnippetText(models.Model):
    """What a snippet says in one locale, on one channel or ("") on any."""

    snippet = ParentalKey(Snippet, on_delete=models.CASCADE, related_name="texts")
    locale = LocaleField(_("locale"))
    channel = models.CharField(_("channel"), max_length=30, blank=True)
    text = models.TextField(_("text"), max_length=snippets.MAX_TEXT)

    panels = [
        FieldPanel("locale"),
        FieldPanel("channel"),
        FieldPanel("text", widget=AdminAutoHeightTextInput),
    ]

    class Meta:
        verbose_name = _("text of a snippet")
        verbose_name_plural = _("texts of snippets")
        ordering = ["locale", "channel"]
        constraints = [
            models.UniqueConstraint(
                fields=["snippet", "locale", "channel"],
                name="one_snippet_text_a_place",
                violation_error_message=_("This locale and channel has a text already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.locale} {self.channel}".strip()

    def clean(self) -> None:
        super().clean()
        try:
            parse(as_comments(self.text))
        except TemplateSyntaxError as error:
            raise ValidationError({"text": say_error(error)}) from error
        if self.text.endswith("{"):
            raise ValidationError({"text": _("The text must not end with a brace.")})


class SnippetChangeQuerySet(models.QuerySet["SnippetChange"]):
    """Asks which changes still wait."""

    def undecided(self) -> Self:
        """Those that nobody has confirmed or dropped."""
        return self.filter(confirmed_at=None, dropped_at=None)


class SnippetChange(models.Model):
    """A change of a snippet's texts: proposed, and then confirmed or dropped. Kept for good.

    ``places`` are what it changes: ``{"locale", "channel", "before", "after"}``, None for no text.
    """

    snippet = models.ForeignKey(Snippet, models.CASCADE, related_name="changes")
    places = models.JSONField(default=list)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    # The release that it made; none where nothing live uses the snippet.
    release = models.PositiveBigIntegerField(null=True)

    objects = SnippetChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a snippet")
        verbose_name_plural = _("changes of snippets")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.snippet} {self.pk}"

    @property
    def release_row(self) -> Release | None:
        """The release that it made. One query."""
        return Release.objects.filter(number=self.release).first() if self.release else None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.confirmed_at is None and self.dropped_at is None
