"""Who organises one competition beside the city's editors."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models.page import CompetitionPage


class CoOrganiser(models.Model):
    """A person who was asked by an e-mail address; `user` is who accepted. Rights on this competition only."""

    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="co_organisers")
    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("co-organiser")
        verbose_name_plural = _("co-organisers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "email"], condition=~models.Q(email=""), name="one_request_to_organise"
            ),
            models.UniqueConstraint(fields=["competition", "user"], name="one_co_organiser_a_person"),
        ]

    def __str__(self) -> str:
        return self.email or str(self.user or self.pk)
