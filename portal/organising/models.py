"""What organisers wrote to teams: kept so that a letter goes out once, and so that what was said can be shown."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models import CompetitionPage


class Circular(models.Model):
    """One letter to many. `id` is made with the preview: sending that preview twice is one letter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="circulars")
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text"), max_length=5000)
    recipients = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("letter to teams")
        verbose_name_plural = _("letters to teams")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.subject
