"""The versions of a competition's rules: a team accepts one, and that it did can be shown later."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models.page import CompetitionPage


class RulesVersion(models.Model):
    """The rules as they were published from `since` on, by language; `competition` is the first language's page."""

    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="rules_versions")
    number = models.PositiveSmallIntegerField()
    since = models.DateTimeField(default=timezone.now)
    texts = models.JSONField(help_text=_("HTML by language code"))

    class Meta:
        verbose_name = _("version of the rules")
        verbose_name_plural = _("versions of the rules")
        ordering = ["competition", "-number"]
        constraints = [models.UniqueConstraint(fields=["competition", "number"], name="one_rules_number")]

    def __str__(self) -> str:
        return f"{self.competition} – {self.number}"
