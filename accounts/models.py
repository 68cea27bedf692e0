"""What people agreed to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    TERMS = "terms", _("Terms of use")
    PERSONAL_DATA = "personal_data", _("Processing of personal data")
    NEWS = "news", _("News by e-mail")


class Consent(models.Model):
    """One agreement of one person to one text. A withdrawal dates the row; agreeing again makes a new one.

    The rows go with the account: once it is erased nothing is processed any more that a consent would have to prove,
    and a row without its person would prove nothing about anybody.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language"), max_length=2)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"], condition=Q(withdrawn_at__isnull=True), name="one_consent_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.purpose} {self.version}"
