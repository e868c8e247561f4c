"""A message template: one thing to say, whatever the channel and the locale."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.clock.forms import TemplateForm
from cms.kinds import FACT_KINDS, PLACEHOLDER_TYPES
from cms.models.brand import Brand
from cms.models.fields import KeyField, LinesField, LocaleField
from cms.models.journey import Stage, Touchpoint
from templates_lib import message as messages

_TEXTUAL = {"text", "name", "code", "phone", "email", "url", "choice"}


class MessageTemplateTag(TaggedItemBase):
    """Joins a message template and a tag."""

    content_object = ParentalKey(
        "cms.MessageTemplate", on_delete=models.CASCADE, related_name="tagged_items"
    )


class MessageTemplate(ClusterableModel):
    """Key, brand, stage, purpose, placeholders and facts; its wordings are `Variant` rows."""

    class Purpose(models.TextChoices):
        MARKETING = "marketing", _("marketing")
        TRANSACTIONAL = "transactional", _("transactional")
        SERVICE = "service", _("service")
        AUTHENTICATION = "authentication", _("authentication")

    key = KeyField(
        _("key"), unique=True, help_text=_("Stable: API clients use it. It cannot change later.")
    )
    title = models.CharField(_("title"), max_length=200)
    brand = models.ForeignKey(
        Brand, models.PROTECT, related_name="templates", verbose_name=_("brand")
    )
    stage = models.ForeignKey(
        Stage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="templates",
        verbose_name=_("stage"),
    )
    touchpoint = models.ForeignKey(
        Touchpoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="templates",
        verbose_name=_("touchpoint"),
    )
    purpose = models.CharField(
        _("purpose"), max_length=20, choices=Purpose.choices, default=Purpose.TRANSACTIONAL
    )
    source_locale = LocaleField(_("source locale"), default="en")
    description = models.TextField(_("what it says and when"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    tags = ClusterTaggableManager(through=MessageTemplateTag, blank=True)

    # The review clock (`cms.clock`).
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        help_text=_("Who looks it through when its day comes."),
    )
    review_by = models.DateField(
        _("look through by"),
        null=True,
        blank=True,
        help_text=_("Empty: as many months from now as the brand says."),
    )
    # Whether somebody chose the day; publishing moves only a day that nobody chose.
    review_is_chosen = models.BooleanField(default=False, editable=False)
    reminded_on = models.DateField(null=True, editable=False)

    base_form_class = TemplateForm

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("key"),
                FieldPanel("brand"),
                FieldPanel("source_locale"),
                FieldPanel("description"),
            ],
            heading=_("Message"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("stage"),
                FieldPanel("touchpoint"),
                FieldPanel("purpose"),
                FieldPanel("tags"),
            ],
            heading=_("Where it belongs"),
        ),
        MultiFieldPanel(
            [FieldPanel("owner"), FieldPanel("review_by")], heading=_("Who looks after it")
        ),
        InlinePanel("placeholders", heading=_("Placeholders"), label=_("Placeholder")),
        InlinePanel("facts", heading=_("Facts that every variant must tell"), label=_("Fact")),
    ]

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a template that has no day to be looked through by is given one."""
        if self._state.adding and self.review_by is None:
            self.review_by = self.brand.next_review()
        super().save(*args, **kwargs)

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed without anybody saying that it still holds."""
        return bool(self.review_by and self.review_by < timezone.localdate())

    def clean(self) -> None:
        super().clean()
        if self.pk and type(self).objects.filter(pk=self.pk).exclude(key=self.key).exists():
            raise ValidationError({"key": _("The key cannot change: API clients rely on it.")})
        if self.stage and self.stage.journey.brand_id != self.brand_id:
            raise ValidationError({"stage": _("This stage belongs to another brand.")})
        if self.touchpoint and self.touchpoint.stage_id != self.stage_id:
            raise ValidationError({"touchpoint": _("This touchpoint belongs to another stage.")})


class DeclaredPlaceholder(Orderable):
    """One typed gap of a message template (`templates_lib.placeholders.Placeholder` as a row)."""

    template = ParentalKey(MessageTemplate, on_delete=models.CASCADE, related_name="placeholders")
    name = models.CharField(_("name"), max_length=60)
    type = models.CharField(_("type"), max_length=20, default="text")
    required = models.BooleanField(_("required"), default=True)
    max_length = models.PositiveIntegerField(_("greatest length"), null=True, blank=True)
    samples = LinesField(
        _("samples"), default=list, blank=True, help_text=_("One a line; the first is shown first.")
    )
    options = models.JSONField(
        _("more"),
        default=dict,
        blank=True,
        help_text=_("currency, choices, fields or alphabet, as in a message document."),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("type", widget=forms.Select(choices=list(PLACEHOLDER_TYPES.items()))),
        *(
            FieldPanel(name)
            for name in ("required", "max_length", "samples", "options", "description")
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("placeholder")
        verbose_name_plural = _("placeholders")
        constraints = [
            models.UniqueConstraint(
                fields=["template", "name"], name="placeholder_name_in_template"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.type in _TEXTUAL:  # a line such as 4821907 is a text here, not a number
            self.samples = [
                str(sample) if isinstance(sample, int | float) else sample
                for sample in self.samples
            ]
        document = {"key": "x", "placeholders": {self.name: self.document()}}
        try:
            messages.load(document)
        except messages.MessageError as error:
            own = f"placeholders.{self.name}"
            faults = [fault for fault in error.problems if fault.path.startswith(own)]
            if faults:
                raise ValidationError(
                    [
                        f"{fault.path.removeprefix(own)} {fault.message}".strip(" .")
                        for fault in faults
                    ]
                ) from error

    @staticmethod
    def from_document(declared: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a row, but for its name, from a declaration in a message document."""
        own = ("type", "required", "max_length", "samples", "description")
        return {
            **{field: declared[field] for field in own if field in declared},
            "options": {name: value for name, value in declared.items() if name not in own},
        }

    def document(self) -> dict[str, object]:
        """This declaration as it stands in a message document."""
        document: dict[str, object] = {"type": self.type, **self.options}
        if not self.required:
            document["required"] = False
        if self.max_length is not None:
            document["max_length"] = self.max_length
        if self.samples:
            document["samples"] = self.samples
        if self.description:
            document["description"] = self.description
        return document


class DeclaredFact(Orderable):
    """A fact that every variant must tell, whatever its channel and locale."""

    template = ParentalKey(MessageTemplate, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("kind"), max_length=20)
    value = models.CharField(_("value"), max_length=300)
    label = models.CharField(_("label"), max_length=100, blank=True)

    panels = [
        FieldPanel("kind", widget=forms.Select(choices=list(FACT_KINDS.items()))),
        FieldPanel("value"),
        FieldPanel("label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"

    def document(self) -> dict[str, object]:
        """This fact as it stands in a message document."""
        return {
            "kind": self.kind,
            "value": self.value,
            **({"label": self.label} if self.label else {}),
        }
