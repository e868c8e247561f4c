"""A brand's own rule about its wording, in declarative form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.models.brand import Brand
from cms.models.fields import SLUG
from cms.saying import say_error
from templates_lib import rules


def is_a_rule(document: Any) -> None:
    """Refuse what `templates_lib.rules` cannot read, with every fault."""
    try:
        rules.load({"rule": document})
    except rules.RulesError as error:
        raise ValidationError(say_error(error)) from error


class BrandRule(models.Model):
    """One rule as `templates_lib.rules` reads it; a rule that is off is kept, and does nothing."""

    brand = models.ForeignKey(Brand, models.PROTECT, related_name="rules", verbose_name=_("brand"))
    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[SLUG],
        help_text=_("Stable: waivers of its findings refer to it."),
    )
    document = models.JSONField(_("rule"), default=dict, validators=[is_a_rule])
    is_on = models.BooleanField(pgettext_lazy("a switch", "on"), default=True)

    class Meta:
        verbose_name = _("brand rule")
        verbose_name_plural = _("brand rules")
        ordering = ["brand", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "key"],
                name="one_rule_a_key",
                violation_error_message=_("This brand has a rule of this key already."),
            )
        ]

    def __str__(self) -> str:
        return self.key
