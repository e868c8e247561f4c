"""Pairs from other people's translation memories: beside what the brand says, never in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.brand import Brand
from cms.models.fields import LocaleField

__all__ = ["MemoryFile", "MemoryUnit"]


class MemoryFile(models.Model):
    """One file that was taken in: what its pairs are named with, and removed with."""

    brand = models.ForeignKey(
        Brand, models.CASCADE, related_name="memory_files", verbose_name=_("brand")
    )
    name = models.CharField(_("name"), max_length=200)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("translation memory file")
        verbose_name_plural = _("translation memory files")

    def __str__(self) -> str:
        return self.name


class MemoryUnit(models.Model):
    """A text and its translation. ``digest`` is that of both with their locales: a brand has each
    pair once, whichever file brings it.
    """

    file = models.ForeignKey(MemoryFile, models.CASCADE, related_name="units")
    brand = models.ForeignKey(Brand, models.CASCADE, related_name="+")
    source_locale = LocaleField()
    locale = LocaleField()
    source = models.TextField()
    target = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("pair of a translation memory")
        verbose_name_plural = _("pairs of a translation memory")
        constraints = [
            models.UniqueConstraint(fields=["brand", "digest"], name="a_pair_once_a_brand")
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"[:100]
