"""What came of an agreement, as both sides confirm it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enquiries.choices import Side
from enquiries.models import Enquiry
from outcomes.choices import VALUE_BANDS, Kind, Publicity, State

LONGEST_TITLE, LONGEST_TEXT = 150, 700  # characters; two or three sentences


class OutcomeQuerySet(models.QuerySet):
    def public(self):
        """Confirmed by both, and both let it be told."""
        told = self.filter(state=State.CONFIRMED)
        return told.exclude(asker_publicity=Publicity.NO).exclude(owner_publicity=Publicity.NO)

    def of_listing(self, key: str):
        return self.filter(Q(enquiry__listing_key=key) | Q(enquiry__offer_key=key))

    def of_organisation(self, number: int):
        return self.filter(Q(enquiry__asker=number) | Q(enquiry__owner=number))


class Outcome(models.Model):
    """One for each enquiry. Who writes or corrects it proposes it to the other side; `version` counts those texts, so
    that a side confirms the one that it read."""

    enquiry = models.OneToOneField(Enquiry, verbose_name=_("enquiry"), on_delete=models.CASCADE, related_name="outcome")
    kind = models.CharField(_("What came of it"), max_length=20, choices=Kind)
    happened_on = models.DateField(_("Since when, or on which day"))
    band = models.CharField(_("Value"), max_length=20, choices=VALUE_BANDS, blank=True)
    title_vi = models.CharField(_("Headline in Vietnamese"), max_length=LONGEST_TITLE, blank=True)
    title_en = models.CharField(_("Headline in English"), max_length=LONGEST_TITLE, blank=True)
    text_vi = models.TextField(_("Two or three sentences in Vietnamese"), max_length=LONGEST_TEXT, blank=True)
    text_en = models.TextField(_("Two or three sentences in English"), max_length=LONGEST_TEXT, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.CharField(max_length=5, choices=Side)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dispute = models.TextField(_("What is not right"), max_length=LONGEST_TEXT, blank=True)
    asker_publicity = models.CharField(max_length=5, choices=Publicity, default=Publicity.NO)
    owner_publicity = models.CharField(max_length=5, choices=Publicity, default=Publicity.NO)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["state", "-happened_on"], name="outcomes_by_day")]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"outcome:{self.pk}"

    @property
    def waits_for(self) -> str:
        """The side that has to do something; nobody once both have confirmed."""
        if self.state == State.CONFIRMED:
            return ""
        proposer = Side(self.proposed_by)
        return proposer if self.state == State.DISPUTED else proposer.other

    @property
    def is_public(self) -> bool:
        told = Publicity.NO not in (self.asker_publicity, self.owner_publicity)
        return self.state == State.CONFIRMED and told

    def publicity(self, side: str) -> str:
        return getattr(self, f"{Side(side).value}_publicity")

    def set_publicity(self, side: str, value: str) -> None:
        setattr(self, f"{Side(side).value}_publicity", value)
