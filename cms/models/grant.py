"""What a group's people and tokens may do over the API: by verb, brand and environment."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.brand import Brand


class ApiGrant(models.Model):
    """One verb for one brand in one environment; no brand or no environment means all of them."""

    class Verb(models.TextChoices):
        FETCH = "fetch", _("fetch what is published")
        RENDER = "render", _("render what is published")
        DRAFT = "draft", _("read drafts")
        PUSH = "push", _("write drafts")
        CHECK = "check", _("check and measure texts")

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="api_grants", verbose_name=_("group")
    )
    verb = models.CharField(_("may do"), max_length=10, choices=Verb.choices)
    brand = models.ForeignKey(
        Brand,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="api_grants",
        verbose_name=_("brand"),
    )
    environment = models.CharField(_("environment"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("right over the API")
        verbose_name_plural = _("rights over the API")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "verb", "brand", "environment"], name="one_grant_a_brand"
            ),
            models.UniqueConstraint(
                fields=["group", "verb", "environment"],
                condition=models.Q(brand=None),
                name="one_grant_of_all_brands",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.verb}"
