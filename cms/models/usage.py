"""Who fetches what: counts by day, written in batches by `cms.delivery.usage`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.fields import LocaleField


class Fetched(models.Model):
    """How often one token fetched or rendered one wording on one day (UTC)."""

    # Not a foreign key: counts outlive a token, and writing them waits for nobody.
    token_id = models.BigIntegerField()
    key = models.CharField(max_length=100)
    channel = models.CharField(max_length=30)
    locale = LocaleField()
    environment = models.CharField(max_length=50, blank=True)
    day = models.DateField()
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("count of fetches")
        verbose_name_plural = _("counts of fetches")
        constraints = [
            models.UniqueConstraint(
                fields=["key", "channel", "locale", "environment", "token_id", "day"],
                name="one_count_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}/{self.channel}/{self.locale}: {self.count}"
