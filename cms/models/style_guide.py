"""A brand's style guide in one locale, with its terms."""

from django.contrib import admin
from django.db import models
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from cms.models.brand import Brand
from cms.models.fields import LinesField, LocaleField


class StyleGuide(ClusterableModel):
    """Address form, terms, opt-out wording and links of one brand in one locale."""

    class AddressForm(models.TextChoices):
        INFORMAL = "informal", _("informal (du, je, ty)")
        FORMAL = "formal", _("formal (De, u, Pan/Pani)")
        NEUTRAL = "neutral", _("neutral")

    brand = models.ForeignKey(
        Brand, models.PROTECT, related_name="style_guides", verbose_name=_("brand")
    )
    locale = LocaleField(_("locale"))
    address_form = models.CharField(
        _("address form"), max_length=10, choices=AddressForm.choices, default=AddressForm.NEUTRAL
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217, such as NOK.")
    )
    link_prefix = models.CharField(
        _("link prefix"), max_length=50, blank=True, help_text=_("Such as /nb/.")
    )
    opt_out = LinesField(
        _("opt-out words"), default=list, blank=True, help_text=_("One a line, such as STOPP.")
    )
    settings = models.JSONField(default=dict, blank=True, editable=False)  # as `Brand.settings`
    notes = models.TextField(_("notes for writers"), blank=True)

    panels = [
        FieldPanel("brand"),
        FieldPanel("locale"),
        FieldPanel("address_form"),
        FieldPanel("currency"),
        FieldPanel("link_prefix"),
        FieldPanel("opt_out"),
        FieldPanel("notes"),
        InlinePanel("terms", heading=_("Terms"), label=_("Term")),
    ]

    class Meta:
        verbose_name = _("style guide")
        verbose_name_plural = _("style guides")
        ordering = ["brand", "locale"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "locale"], name="one_style_guide_a_locale")
        ]

    def __str__(self) -> str:
        return f"{self.brand} · {self.locale}"

    @admin.display(description=_("Terms"))
    def terms_in_short(self) -> str:
        """Every term on a line, for those who read and may not edit."""
        return format_html_join(
            "",
            "<p><b>{}</b>: {}</p>",
            ((term.concept, term.in_short()) for term in self.terms.all()),
        )

    get_terms_in_short_display = terms_in_short


class Term(Orderable):
    """One concept's approved and forbidden words, one a line."""

    guide = ParentalKey(StyleGuide, on_delete=models.CASCADE, related_name="terms")
    concept = models.CharField(_("concept"), max_length=100)
    approved = models.TextField(
        _("approved"), blank=True, help_text=_("One word or phrase a line.")
    )
    forbidden = models.TextField(
        _("forbidden"),
        blank=True,
        help_text=_(
            "One word or phrase a line; after a colon, its inflected forms: ordre: ordren, ordrer"
        ),
    )
    keep = models.TextField(
        _("never translate"), blank=True, help_text=_("One word or phrase a line.")
    )

    panels = [
        FieldPanel("concept"),
        FieldPanel("approved"),
        FieldPanel("forbidden"),
        FieldPanel("keep"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return self.concept

    def in_short(self) -> str:
        """What to write, what not, and what to leave as it is."""
        lists = ((_("write"), self.approved), (_("not"), self.forbidden), (_("keep"), self.keep))
        return "; ".join(
            f"{head} {', '.join(line.partition(':')[0] for line in words.splitlines())}"
            for head, words in lists
            if words
        )
