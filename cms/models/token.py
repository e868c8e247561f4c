"""What we keep of an API token beside what Wagtail keeps of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

MOST_A_MINUTE = 1_000_000


class TokenSettings(models.Model):
    """Settings of one token. A token without this row has none."""

    token = models.OneToOneField(
        APIToken, models.CASCADE, primary_key=True, related_name="budskap", verbose_name=_("token")
    )
    requests_per_minute = models.PositiveIntegerField(
        _("calls a minute"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_A_MINUTE)],
        help_text=_("At most so many. Empty: no limit of its own."),
    )

    class Meta:
        verbose_name = _("token settings")
        verbose_name_plural = _("token settings")
        default_permissions = ()
        permissions = [("manage_tokens", "Can make and revoke API tokens of automation users")]

    def __str__(self) -> str:
        return str(self.token)
