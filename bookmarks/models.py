"""What a person keeps to come back to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_NOTE = 1_000


class Bookmark(models.Model):
    """One record that a person keeps, by its key: it stays when the record is no longer public."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks")
    key = models.CharField(_("record"), max_length=80)
    note = models.TextField(_("note"), max_length=LONGEST_NOTE, blank=True)
    kept_at = models.DateTimeField(_("kept"), default=timezone.now)

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        ordering = ["-kept_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_bookmark")]

    def __str__(self) -> str:
        return self.key
