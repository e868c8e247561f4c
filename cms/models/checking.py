"""What the checker said of stored texts, kept so that a brand of any size can be looked through.

Written by `cms.checking.rechecking` alone, and made again from the texts at any time.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.template import MessageTemplate
from cms.models.variant import Variant


class CheckedTemplate(models.Model):
    """Against which guide a message was last checked; without a row it never was."""

    template = models.OneToOneField(MessageTemplate, models.CASCADE, related_name="checked")
    guide_digest = models.CharField(max_length=64)  # empty: its texts have changed since
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("checked message")
        verbose_name_plural = _("checked messages")
        indexes = [models.Index(fields=["guide_digest"], name="checked_against")]

    def __str__(self) -> str:
        return str(self.template)


class FindingRow(models.Model):
    """One finding in what is live, in the latest drafts, or in both.

    Whether somebody waived it is not kept here: a waiver lapses by itself.
    """

    class Severity(models.TextChoices):
        ERROR = "error", _("error")
        WARNING = "warning", _("warning")
        INFO = "info", _("note")

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="findings")
    check_id = models.CharField(_("check"), max_length=100)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity.choices)
    part = models.CharField(_("part"), max_length=200, blank=True)
    msgid = models.TextField()
    params = models.JSONField(default=dict)
    quote = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=500, blank=True)  # in the editor: `content.body:3-9`
    fingerprint = models.CharField(max_length=64)
    in_live = models.BooleanField(default=False)
    in_draft = models.BooleanField(default=False)
    # When it was first found in a message that was clean of it; empty: it was there from the first.
    found_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["variant_id", "pk"]
        indexes = [
            models.Index(fields=["check_id", "severity"], name="finding_check_severity"),
            models.Index(fields=["variant", "fingerprint"], name="finding_of_variant"),
            models.Index(fields=["found_at"], name="finding_found"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.quote}"
