"""A brand's own rule about its wording, in declarative form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.brand import Brand
from cms.models.fields import SLUG


class BrandRule(models.Model):
    """One rule as `templates_lib.rules` reads it; a rule that is off is kept, and does nothing."""

    brand = models.ForeignKey(Brand, models.PROTECT, related_name="rules", verbose_name=_("brand"))
    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[SLUG],
        help_text=_("Stable: waivers of its findings refer to it."),
    )
    document = models.JSONField(_("rule"), default=dict)
    is_on = models.BooleanField(_("on"), default=True)

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
        return str(self.document.get("message") or self.key)

    def clean(self) -> None:
        super().clean()
        if not isinstance(self.document, dict):
            raise ValidationError({"document": _("A rule is an object.")})

    def as_document(self) -> dict[str, Any]:
        """The rule as it stands in a guide document."""
        return {**self.document, "id": self.key}
