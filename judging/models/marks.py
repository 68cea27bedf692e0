"""Which judge judges which team in a round, and what they give."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from competitions.models import Criterion
from judging.models.judge import Judge
from judging.models.round import Round
from teams.models import Team

MOST_POINTS = 10
STEP = Decimal("0.5")
MOST_SCORE = 10_000  # of an uploaded one


class Assignment(models.Model):
    """`comment` is for the team, once the results are published. Only what was handed in counts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="assignments")
    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="assignments")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="assignments")
    comment = models.TextField(_("comment for the team"), max_length=5000, blank=True)
    handed_in_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["round", "judge", "team"], name="one_assignment_each")]

    def __str__(self) -> str:
        return f"{self.judge_id}: {self.team}"


class Mark(models.Model):
    """0 to 10 in halves, for one criterion; `comment` is for the organisers."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    points = models.DecimalField(_("points"), max_digits=3, decimal_places=1, null=True)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "criterion"], name="one_mark_a_criterion"),
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=MOST_POINTS), name="marks_are_0_to_10"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class UploadedScore(models.Model):
    """A score from elsewhere, the higher the better: where a round has them, they count in place of marks."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="uploaded")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    points = models.DecimalField(max_digits=9, decimal_places=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "team"], name="one_uploaded_score_a_team")]

    def __str__(self) -> str:
        return f"{self.team}: {self.points}"
