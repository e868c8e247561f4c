"""A customer's way: journeys with their own ordered stages, touchpoints in them, and personas."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from cms.models.brand import Brand
from cms.models.fields import SLUG, LinesField, LocaleField
from templates_lib.language import is_name


def _sample(line: str) -> tuple[str, str]:
    name, _colon, value = line.partition(":")
    return name.strip(), value.strip()


def are_samples(value: Any) -> None:
    """Refuse anything but a list of lines ``name: value``, each name once."""
    lines = value if isinstance(value, list) else [None]
    names = [_sample(line)[0] if isinstance(line, str) else "" for line in lines]
    for line, name in zip(lines, names, strict=True):
        if not is_name(name) or not _sample(line)[1]:
            raise ValidationError(
                _("“%(line)s”: write a placeholder and its value: first_name: Bartłomiej"),
                params={"line": line},
            )
        if names.count(name) > 1:
            raise ValidationError(_("%(name)s is there twice."), params={"name": name})


class Persona(models.Model):
    """A kind of customer of one brand."""

    brand = models.ForeignKey(
        Brand, models.PROTECT, related_name="personas", verbose_name=_("brand")
    )
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    name = models.CharField(_("name"), max_length=100)
    locale = LocaleField(_("locale"), blank=True)
    description = models.TextField(_("description"), blank=True)
    samples = LinesField(
        _("sample values"),
        default=list,
        blank=True,
        validators=[are_samples],
        help_text=_("Previews show them, a line each: first_name: Bartłomiej"),
    )

    panels = [
        FieldPanel(name) for name in ("brand", "key", "name", "locale", "description", "samples")
    ]

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["brand", "name"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "key"], name="persona_key_in_brand")
        ]

    def __str__(self) -> str:
        return self.name

    def values(self) -> dict[str, str]:
        """This persona's own value for each placeholder that it names."""
        return dict(map(_sample, self.samples))


class Journey(ClusterableModel):
    """A map of a customer's way, of one of three kinds, with stages of its own."""

    class Kind(models.TextChoices):
        CURRENT = "current", _("current state")
        FUTURE = "future", _("future state")
        DAY_IN_THE_LIFE = "day-in-the-life", _("day in the life")

    brand = models.ForeignKey(
        Brand, models.PROTECT, related_name="journeys", verbose_name=_("brand")
    )
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CURRENT)

    panels = [
        FieldPanel("brand"),
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("kind"),
        InlinePanel("stages", heading=_("Stages, in order"), label=_("Stage")),
    ]

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")
        ordering = ["brand", "title"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "key"], name="journey_key_in_brand")
        ]

    def __str__(self) -> str:
        return self.title

    @admin.display(description=_("Stages, in order"))
    def stages_in_short(self) -> str:
        """Every stage with its touchpoints, for those who read and may not edit."""
        return format_html_join(
            "",
            "<p><b>{}</b> {} ({})</p>",
            (
                (stage.name, stage.goal, ", ".join(map(str, stage.touchpoints.all())) or "–")
                for stage in self.stages.all()
            ),
        )

    get_stages_in_short_display = stages_in_short


class Stage(Orderable, ClusterableModel):
    """A step of a journey; message templates belong to one."""

    journey = ParentalKey(Journey, on_delete=models.CASCADE, related_name="stages")
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    name = models.CharField(_("name"), max_length=100)
    goal = models.CharField(_("the customer's goal"), max_length=300, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("goal"),
        InlinePanel("touchpoints", heading=_("Touchpoints"), label=_("Touchpoint")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.UniqueConstraint(fields=["journey", "key"], name="stage_key_in_journey")
        ]

    def __str__(self) -> str:
        return self.name


class Touchpoint(Orderable):
    """A moment of contact in a stage."""

    stage = ParentalKey(Stage, on_delete=models.CASCADE, related_name="touchpoints")
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("key"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("touchpoint")
        verbose_name_plural = _("touchpoints")
        constraints = [
            models.UniqueConstraint(fields=["stage", "key"], name="touchpoint_key_in_stage")
        ]

    def __str__(self) -> str:
        return self.name
