"""A customer's way: journeys with their own ordered stages, touchpoints in them, and personas."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

import channels
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
    persona = models.ForeignKey(
        Persona,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="journeys",
        verbose_name=_("persona"),
        help_text=_("Whose way it is."),
    )
    compares_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="compared_with",
        verbose_name=_("compares to"),
        help_text=_("For a future state: the current state that it is to replace."),
    )
    description = models.TextField(_("description"), blank=True)

    panels = [
        FieldPanel("brand"),
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("kind"),
        FieldPanel("persona"),
        FieldPanel("compares_to"),
        FieldPanel("description"),
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

    def clean(self) -> None:
        super().clean()
        if self.persona and self.persona.brand_id != self.brand_id:
            raise ValidationError({"persona": _("This persona belongs to another brand.")})
        if self.compares_to and self.compares_to.brand_id != self.brand_id:
            raise ValidationError({"compares_to": _("This journey belongs to another brand.")})
        if self.compares_to and self.compares_to_id == self.pk:
            raise ValidationError({"compares_to": _("A journey is not compared with itself.")})

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


def are_channels(value: Any) -> None:
    """Refuse anything but a list of channels, each once."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValidationError(_("Write the name of one channel a line."))
    for name in value:
        if name not in channels.CHANNELS:
            raise ValidationError(
                _("“%(name)s” is no channel. There are: %(known)s."),
                params={"name": name, "known": ", ".join(channels.CHANNELS)},
            )


class Stage(Orderable, ClusterableModel):
    """A step of a journey; message templates belong to one.

    Its policy says which channels a message of this stage may go by: those of
    ``allowed_channels`` (all, where it is empty) but for ``forbidden_channels``.
    """

    journey = ParentalKey(Journey, on_delete=models.CASCADE, related_name="stages")
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    name = models.CharField(_("name"), max_length=100)
    goal = models.CharField(_("the customer's goal"), max_length=300, blank=True)
    allowed_channels = LinesField(
        _("only these channels"),
        default=list,
        blank=True,
        validators=[are_channels],
        help_text=_("One a line, such as email. Empty: every channel."),
    )
    forbidden_channels = LinesField(
        _("never these channels"),
        default=list,
        blank=True,
        validators=[are_channels],
        help_text=_("One a line, such as sms."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("goal"),
        FieldPanel("allowed_channels"),
        FieldPanel("forbidden_channels"),
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
    """A moment of contact in a stage: a step of the map, with what the map tells of it.

    Its messages are those that have it as their own (`MessageTemplate.touchpoint`), and those
    linked to it besides (`StepMessage`).
    """

    class Evidence(models.TextChoices):
        RESEARCH = "evidence", _("evidence")
        ASSUMPTION = "assumption", _("assumption")

    stage = ParentalKey(Stage, on_delete=models.CASCADE, related_name="touchpoints")
    key = models.CharField(_("key"), max_length=50, validators=[SLUG])
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)
    day = models.DecimalField(
        _("day"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Days after the start of the journey; 0.5 is half a day."),
    )
    action = models.TextField(_("what the customer does"), max_length=1000, blank=True)
    goal = models.TextField(_("what the customer wants"), max_length=1000, blank=True)
    reaction = models.TextField(_("what we do"), max_length=1000, blank=True)
    emotion = models.SmallIntegerField(
        _("emotion"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-2), MaxValueValidator(2)],
        help_text=_("From -2 to 2."),
    )
    pains = models.TextField(_("pain points"), max_length=1000, blank=True)
    opportunity = models.TextField(_("opportunity"), max_length=1000, blank=True)
    evidence = models.CharField(
        _("evidence or assumption"), max_length=10, choices=Evidence.choices, blank=True
    )
    source = models.TextField(_("how we know"), max_length=1000, blank=True)
    owner = models.CharField(_("owner"), max_length=100, blank=True)
    places = models.TextField(
        _("channels"),
        max_length=1000,
        blank=True,
        help_text=_("Where it happens, one a line: the shop, the site, SMS."),
    )
    kpis = models.TextField(_("KPIs"), max_length=1000, blank=True)

    panels = [FieldPanel("name"), FieldPanel("key"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("touchpoint")
        verbose_name_plural = _("touchpoints")
        constraints = [
            models.UniqueConstraint(fields=["stage", "key"], name="touchpoint_key_in_stage")
        ]

    def __str__(self) -> str:
        return self.name


class StepMessage(models.Model):
    """A message that a step of a map has besides those whose own step it is.

    So one message may stand in the current and in the future state, or at two steps of one map.
    """

    touchpoint = models.ForeignKey(
        Touchpoint, models.CASCADE, related_name="linked", verbose_name=_("touchpoint")
    )
    template = models.ForeignKey(
        "cms.MessageTemplate",
        models.CASCADE,
        related_name="linked_steps",
        verbose_name=_("message template"),
    )

    class Meta:
        verbose_name = _("message of a step")
        verbose_name_plural = _("messages of steps")
        constraints = [
            models.UniqueConstraint(fields=["touchpoint", "template"], name="message_once_a_step")
        ]

    def __str__(self) -> str:
        return f"{self.touchpoint} · {self.template}"


class LaneChoice(models.Model):
    """Which lanes of a map a person looks at, in which order; the other lanes are hidden."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="journey_lanes"
    )
    lanes = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.user}: {', '.join(self.lanes)}"
