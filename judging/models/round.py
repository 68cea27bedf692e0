"""Rounds of judging in a track, and the standings that stay of a closed one."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models import Phase, Track
from teams.models import Team


class Stage(models.IntegerChoices):
    """In this order; a track may leave some out."""

    SCREEN = 1, _("Screening")
    FINALISTS = 2, _("Choice of finalists")
    WINNERS = 3, _("Choice of winners")


class RoundState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    OVER = "over", _("Time is over")
    CLOSED = "closed", _("Closed")


class Round(models.Model):
    """Judges give marks from `opens_at` until `closes_at`, to what was handed in for `phase`. Closing it freezes the
    standings; `advancing` teams go on, or win in the last round. `shown_at` makes them a public leaderboard, and from
    `sealed_at` on, when results were published, nothing of it changes and teams read their comments."""

    track = models.ForeignKey(Track, verbose_name=_("track"), on_delete=models.PROTECT, related_name="rounds")
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    phase = models.ForeignKey(Phase, verbose_name=_("what is judged"), on_delete=models.PROTECT, related_name="+")
    advancing = models.PositiveSmallIntegerField(_("how many go on or win"), validators=[MinValueValidator(1)])
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    closed_at = models.DateTimeField(null=True, editable=False)
    settled = models.TextField(blank=True, editable=False)  # why those of a tie on the line went on
    shown_at = models.DateTimeField(null=True, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("round of judging")
        verbose_name_plural = _("rounds of judging")
        ordering = ["track__sort_order", "track", "stage"]
        constraints = [
            models.UniqueConstraint(fields=["track", "stage"], name="one_round_a_stage"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="judging_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.track} – {self.get_stage_display()}"

    @property
    def key(self) -> str:
        return f"round:{self.pk}"

    def state(self, now=None) -> RoundState:
        """At `closes_at` itself no more marks are taken."""
        now = now or timezone.now()
        if self.closed_at:
            return RoundState.CLOSED
        if now < self.opens_at:
            return RoundState.PLANNED
        return RoundState.OPEN if now < self.closes_at else RoundState.OVER


class Standing(models.Model):
    """How a team stood when the round was closed. `raw` is the plain mean of its judges, `points` the normalised one by
    which it was placed; both are the uploaded score where there is one."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="standings")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="standings")
    raw = models.DecimalField(max_digits=9, decimal_places=4)
    points = models.DecimalField(max_digits=9, decimal_places=4)
    place = models.PositiveIntegerField(_("place"))
    advances = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "team__name"]
        constraints = [models.UniqueConstraint(fields=["round", "team"], name="one_standing_a_team")]

    def __str__(self) -> str:
        return f"{self.place}. {self.team}"
