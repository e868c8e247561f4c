"""A brand: whose voice a message has."""

import json
from calendar import monthrange
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

import locales
from channels import Look, LookError
from cms.models.fields import COLOUR, SLUG, LinesField, LocaleField, known_locale
from cms.prices import are_prices
from templates_lib.release import chain

brand_changed = Signal()
"""Sent as a brand is saved, with its rows ``before`` and ``after``, inside the transaction."""


def _is_fallback_map(value: Any) -> None:
    """Refuse anything but ``{"da": ["nb", "en"]}``."""
    if not isinstance(value, dict) or not all(
        isinstance(steps, list) and all(isinstance(tag, str) for tag in steps)
        for steps in value.values()
    ):
        raise ValidationError(
            _('Write a map from locale to a list of locales: {"da": ["nb", "en"]}.')
        )
    for tag in [*value, *(tag for steps in value.values() for tag in steps)]:
        known_locale(tag)


def _is_list_of_words(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ValidationError(_('Write a list of words: ["example.com"].'))


def _is_map_of_words(value: Any) -> None:
    if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
        raise ValidationError(_('Write a map from locale to text: {"nb": "…"}.'))
    for tag in value:
        known_locale(tag)


def months_after(day: date, months: int) -> date:
    """The same day of the month, *months* later; the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Brand(models.Model):
    """Names, colours, senders, links and locales of one brand."""

    key = models.CharField(
        _("key"),
        max_length=50,
        unique=True,
        validators=[SLUG],
        help_text=_("Stable: API clients use it."),
    )
    name = models.CharField(_("name"), max_length=100)
    source_locale = LocaleField(_("source locale"), default="en")
    locales = LinesField(
        _("locales"),
        default=list,
        blank=True,
        validators=[_is_list_of_words],
        help_text=_("The locales this brand writes in, one a line: en, nb, da."),
    )
    fallbacks = models.JSONField(
        _("fallback chains"),
        default=dict,
        blank=True,
        validators=[_is_fallback_map],
        help_text=_(
            "Where to look next when a locale has no variant. "
            "Empty: the usual chain of the language."
        ),
    )
    four_eyes = models.BooleanField(
        _("four eyes"),
        default=True,
        help_text=_("Nobody approves or publishes a text that they edited last."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("months until a message is looked through again"),
        default=4,
        validators=[MaxValueValidator(120)],
        help_text=_("Counted from its last publishing. 0: never."),
    )
    sms_sender = models.CharField(
        _("SMS sender"), max_length=11, blank=True, help_text=_("At most 11 letters and digits.")
    )
    email_sender = models.EmailField(_("email sender"), blank=True)
    domains = LinesField(_("domains"), default=list, blank=True, validators=[_is_list_of_words])
    emails = LinesField(
        _("email addresses"), default=list, blank=True, validators=[_is_list_of_words]
    )
    phones = LinesField(
        _("telephone numbers"), default=list, blank=True, validators=[_is_list_of_words]
    )
    accent = models.CharField(
        _("accent colour"), max_length=7, default="#1f5f5b", validators=[COLOUR]
    )
    background = models.CharField(
        _("background"), max_length=7, default="#f4f1ec", validators=[COLOUR]
    )
    text_color = models.CharField(
        _("text colour"), max_length=7, default="#1c1c1c", validators=[COLOUR]
    )
    font = models.CharField(
        _("font"), max_length=200, blank=True, default="Helvetica, Arial, sans-serif"
    )
    logo_url = models.URLField(_("logo address"), blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    footers = models.JSONField(
        _("email footers"),
        default=dict,
        blank=True,
        validators=[_is_map_of_words],
        help_text=_('The last lines of every email, by locale: {"nb": "…"}.'),
    )
    test_recipients = LinesField(
        _("who may receive test messages"),
        default=list,
        blank=True,
        validators=[_is_list_of_words],
        help_text=_(
            "Addresses, whole domains as @example.com, or numbers, one a line. Nobody else is "
            "sent a test."
        ),
    )
    prices = LinesField(
        _("prices"),
        default=list,
        blank=True,
        validators=[are_prices],
        help_text=_("What one segment costs, a line each, by country and channel: NO sms 0.39 NOK"),
    )
    # What checks ask of a brand, and how much their findings weigh: as in a guide document.
    # Edited on a page of their own, which is made of what the checks declare.
    settings = models.JSONField(default=dict, blank=True, editable=False)
    checks = models.JSONField(default=dict, blank=True, editable=False)
    notes = models.TextField(_("notes for writers"), blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("key"), FieldPanel("notes")], heading=_("Brand")
        ),
        MultiFieldPanel(
            [
                FieldPanel("source_locale"),
                FieldPanel("locales"),
                FieldPanel("fallbacks"),
                FieldPanel("four_eyes"),
                FieldPanel("review_months"),
            ],
            heading=_("Languages and approval"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("sms_sender"),
                FieldPanel("email_sender"),
                FieldPanel("domains"),
                FieldPanel("emails"),
                FieldPanel("phones"),
                FieldPanel("prices"),
                FieldPanel("test_recipients"),
            ],
            heading=_("Senders and links"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("accent"),
                FieldPanel("background"),
                FieldPanel("text_color"),
                FieldPanel("font"),
                FieldPanel("logo_url"),
                FieldPanel("address"),
                FieldPanel("footers"),
            ],
            heading=_("Look"),
        ),
    ]

    class Meta:
        verbose_name = _("brand")
        verbose_name_plural = _("brands")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def chain(self, tag: str) -> tuple[str, ...]:
        """Where to look for *tag*, in order, the tag itself first.

        The brand's own chain when it has one, else that of the language (`locales.fallback_chain`).
        """
        return chain(tag, self.fallbacks)

    def look(self, locale: str) -> Look:
        """What a channel needs to dress a message of this brand in *locale*."""
        footer = next((self.footers[tag] for tag in self.chain(locale) if tag in self.footers), "")
        return Look(
            brand_name=self.name,
            sender=self.sms_sender or self.name,
            accent=self.accent,
            background=self.background,
            text_color=self.text_color,
            font=self.font or "Helvetica, Arial, sans-serif",
            logo_url=self.logo_url,
            logo_alt=self.name,
            footer=footer,
            address=self.address,
        )

    def next_review(self, since: date | None = None) -> date | None:
        """The day by which a message of *since* (today) is looked through; None: never."""
        if not self.review_months:
            return None
        return months_after(since or timezone.localdate(), self.review_months)

    def writes_in(self) -> tuple[str, ...]:
        """The locales of this brand, the source first, in the order the brand gives."""
        return tuple(
            dict.fromkeys([self.source_locale, *(locales.normalise(tag) for tag in self.locales)])
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let what is live follow in the same transaction (`cms.releases`)."""
        with transaction.atomic():
            before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
            super().save(*args, **kwargs)
            if before:
                brand_changed.send(type(self), before=before, after=self)

    def clean(self) -> None:
        super().clean()
        for tag in self.locales if isinstance(self.locales, list) else []:
            known_locale(tag)
        try:
            self.look(self.source_locale)
        except LookError as error:
            raise ValidationError(str(error)) from error
        if len(json.dumps(self.footers)) > 20_000:
            raise ValidationError({"footers": _("Too long: 20,000 characters at most.")})
