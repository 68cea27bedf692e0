"""Who judges the proposals of a call, and what they say."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.models.call import Call, Criterion
from proposals.models.proposal import Proposal

MOST_POINTS = 5


class Reviewer(models.Model):
    """One who was asked by an e-mail address. `user` is who accepted, by declaring whether they are in conflict; so
    nobody learns from being able to ask whether an address has an account."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="reviewers")
    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    declared_at = models.DateTimeField(null=True, editable=False)
    has_conflict = models.BooleanField(default=False, editable=False)
    conflict = models.TextField(_("conflict of interest"), max_length=1000, blank=True, editable=False)

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "email"], condition=~models.Q(email=""), name="one_request_an_address"
            ),
            models.UniqueConstraint(fields=["call", "user"], name="one_reviewer_a_person"),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user else self.email

    @property
    def may_score(self) -> bool:
        return self.declared_at is not None and not self.has_conflict


class Score(models.Model):
    """What one reviewer gives one proposal for one criterion."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="scores")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField(
        _("points"), validators=[MinValueValidator(0), MaxValueValidator(MOST_POINTS)]
    )
    comment = models.TextField(_("comment"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reviewer", "proposal", "criterion"], name="one_score_each"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
