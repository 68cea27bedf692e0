"""Competitions that are held again and again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from competitions.reading import in_reading


class Series(models.Model):
    """A series, as the city's yearly challenge; its competitions name it."""

    title_vi = models.CharField(_("title in Vietnamese"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("series of competitions")
        verbose_name_plural = _("series of competitions")
        ordering = ["title_vi"]

    def __str__(self) -> str:
        return self.title()

    def title(self) -> str:
        return in_reading(self.title_vi, self.title_en)
