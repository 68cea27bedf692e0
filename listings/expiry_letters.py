"""Which letters about a listing's end went out: one of each kind for each end."""

from django.db import models
from django.utils import timezone


class ExpiryLetter(models.Model):
    """`days` before its end, a listing's members were written to. A renewed listing has another end, so new letters."""

    key = models.CharField(max_length=80)
    expire_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "listings"
        constraints = [models.UniqueConstraint(fields=["key", "expire_at", "days"], name="one_letter_an_end")]

    def __str__(self) -> str:
        return f"{self.key}: {self.days}"
