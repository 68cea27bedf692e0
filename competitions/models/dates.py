"""The log of dates that were moved after a competition was published."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.choices import PhaseKind
from competitions.models.page import CompetitionPage


class DateChange(models.Model):
    """One moved beginning or end of a phase; the phase is told by its number and words, so that the row outlives it."""

    class Which(models.TextChoices):
        STARTS = "starts_at", _("Beginning")
        ENDS = "ends_at", _("End")

    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="date_changes")
    phase = models.PositiveBigIntegerField(help_text="number of the phase")
    kind = models.CharField(max_length=20, choices=PhaseKind)
    title_vi = models.CharField(max_length=120, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    which = models.CharField(max_length=9, choices=Which)
    old = models.DateTimeField()
    new = models.DateTimeField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField(null=True)  # when the letters to those who take part were queued

    class Meta:
        verbose_name = _("changed date")
        verbose_name_plural = _("changed dates")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.competition} – {self.kind} {self.which}"

    def title(self, language: str) -> str:
        return (self.title_en if language == "en" else self.title_vi) or str(self.get_kind_display())
