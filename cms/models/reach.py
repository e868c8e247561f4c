"""How far a group's permissions reach in the editor: by brand and by locale."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.brand import Brand
from cms.models.fields import LocaleField


class Reach(models.Model):
    """One brand in one locale; no brand or no locale means all of them.

    A group without a row reaches everything. With one or more, what its permissions allow holds
    there and nowhere else (`cms.reach`).
    """

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="reaches", verbose_name=_("group")
    )
    # Never CASCADE: a group that loses its last row reaches everything.
    brand = models.ForeignKey(
        Brand,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reaches",
        verbose_name=_("brand"),
    )
    locale = LocaleField(_("locale"), blank=True)
    reads_source = models.BooleanField(_("reads the source texts"), default=True)

    class Meta:
        verbose_name = _("reach of a group")
        verbose_name_plural = _("reaches of groups")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["group", "brand", "locale"], name="one_reach_a_brand"),
            models.UniqueConstraint(
                fields=["group", "locale"],
                condition=models.Q(brand=None),
                name="one_reach_of_all_brands",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.brand or '*'} · {self.locale or '*'}"
