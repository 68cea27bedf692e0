"""Judges, and what keeps them from judging a team."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models import CompetitionPage, Track
from competitions.models.asked import Asked
from teams.models import Team


class Judge(Asked):
    """Without a track they judge all of them. One whose account was erased stays as the giver of their marks, with
    neither address nor user."""

    competition = models.ForeignKey(CompetitionPage, on_delete=models.CASCADE, related_name="judges")
    track = models.ForeignKey(
        Track, verbose_name=_("track"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("judge")
        verbose_name_plural = _("judges")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "email"], condition=~models.Q(email=""), name="one_request_to_judge"
            ),
            models.UniqueConstraint(fields=["competition", "user"], name="one_judge_a_person"),
        ]

    def __str__(self) -> str:
        name = self.user.get_full_name() if self.user else ""
        return name or self.email or str(_("Judge %(number)d") % {"number": self.pk})


class Conflict(models.Model):
    """That a judge does not judge a team: as they said, or the organisers."""

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="conflicts")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    declared_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["judge", "team"], name="one_conflict_with_a_team")]

    def __str__(self) -> str:
        return f"{self.judge_id}: {self.team}"


class BlindNumber(models.Model):
    """What judges of a blind track call the team. It is dealt by lot: the team's own number stands in public addresses,
    and the order of registration can be known."""

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="+")
    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="blind_number")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["track", "number"], name="one_team_a_blind_number")]

    def __str__(self) -> str:
        return str(self.number)
