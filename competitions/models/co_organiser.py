"""Who organises one competition beside the city's editors."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from competitions.models.asked import Asked
from competitions.models.page import CompetitionPage


class CoOrganiser(Asked):
    """Rights on this competition only."""

    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="co_organisers")

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
