"""What happened to each record, a dated row a change: figures are counted from these rows and never rebuilt."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StateChange(models.Model):
    """One change of one record's state. The record is named by its key, so that the row outlives it."""

    key = models.CharField(_("record"), max_length=80)
    kind = models.CharField(_("kind"), max_length=30)
    organisation = models.CharField(_("organisation"), max_length=80, blank=True)
    from_state = models.CharField(_("from"), max_length=20, blank=True)
    to_state = models.CharField(_("to"), max_length=20)
    reason = models.TextField(_("why"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("state change")
        verbose_name_plural = _("state changes")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["key", "at"], name="history_of_a_record"),
            models.Index(fields=["at", "kind", "to_state"], name="history_of_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.from_state} → {self.to_state}"


class Access(models.Model):
    """One look of one person at what is not everybody's to see: of staff, and of whoever judges proposals.

    The text itself is not repeated here.
    """

    class What(models.TextChoices):
        PERSON = "person", _("Personal data")
        WITHHELD = "withheld", _("Withheld name")
        EXPORT = "export", _("Export")
        PROPOSAL = "proposal", _("Proposal to a call")

    what = models.CharField(_("what"), max_length=10, choices=What)
    key = models.CharField(_("record"), max_length=80, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("access to protected data")
        verbose_name_plural = _("accesses to protected data")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.key}"
