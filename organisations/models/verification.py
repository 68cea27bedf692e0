"""What an organisation asks city staff to check."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.models.organisation import Organisation


class VerificationKind(models.TextChoices):
    FIRST = "first", _("first verification")
    RENEWAL = "renewal", _("yearly renewal")
    CHANGE = "change", _("change of what was checked")


class Outcome(models.TextChoices):
    VERIFIED = "verified", _("verified")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken-back", _("taken back")


class VerificationQuerySet(models.QuerySet):
    def open(self):
        """What waits for city staff, the oldest first."""
        return self.filter(decided_at__isnull=True).order_by("asked_at", "pk")


class Verification(models.Model):
    """One question to city staff and its answer. `changes` are the values that a verified organisation wants instead of
    those that were checked, by column; they stay here, and the public row as it was, until staff have checked them."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="verifications"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=VerificationKind)
    changes = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_on = models.DateField(_("due"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(_("why"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(decided_at__isnull=True),
                name="one_open_verification",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"

    @property
    def key(self) -> str:
        return f"verification:{self.pk}"

    @property
    def is_overdue(self) -> bool:
        return self.decided_at is None and self.due_on < timezone.localdate()
