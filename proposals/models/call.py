"""A call of a need's owner for proposals. Its state is read from its moments and stored nowhere."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from listings.choices import Audience


class CallState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")  # public, and opens later
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    DECIDED = "decided", _("Decided")
    CANCELLED = "cancelled", _("Cancelled")


class Call(models.Model):
    """One call of one need. A cancelled one stays for those who answered it, and another may follow."""

    need = models.ForeignKey("demand.Need", on_delete=models.CASCADE, related_name="calls")
    asked = models.TextField(_("what is asked"), max_length=5000)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who decides"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_at = models.DateTimeField(null=True, editable=False)
    closing_told_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.TextField(blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    decision_reason = models.TextField(blank=True, editable=False)
    # Whether the owner of a need without a name is named to the one who was chosen.
    is_named_to_chosen = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("call for proposals")
        verbose_name_plural = _("calls for proposals")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=models.Q(cancelled_at__isnull=True), name="one_call_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return str(self.need)

    @property
    def key(self) -> str:
        return f"call:{self.pk}"

    @property
    def organisation(self):
        return self.need.organisation

    @property
    def is_withheld(self) -> bool:
        return self.need.audience == Audience.WITHHELD

    def state(self, now=None) -> CallState:
        """At the closing moment itself it is closed."""
        now = now or timezone.now()
        if self.cancelled_at:
            return CallState.CANCELLED
        if self.decided_at:
            return CallState.DECIDED
        if self.published_at is None:
            return CallState.DRAFT
        if now < self.opens_at:
            return CallState.ANNOUNCED
        return CallState.OPEN if now < self.closes_at else CallState.CLOSED

    def is_unsealed(self, now=None) -> bool:
        """Whether those who judge may read what came: after the closing, and never of a call that was cancelled."""
        return self.state(now) in (CallState.CLOSED, CallState.DECIDED)

    def is_editable(self, now=None) -> bool:
        return self.state(now) in (CallState.DRAFT, CallState.ANNOUNCED)


class Criterion(models.Model):
    """By what proposals are judged; a weight of 2 counts twice as much as one of 1."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterion"), max_length=200)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "id"]

    def __str__(self) -> str:
        return self.name
