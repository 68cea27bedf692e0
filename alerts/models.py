"""What people follow, what was published or changed, and who is told of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_TARGET = 2_000  # characters; PostgreSQL takes no longer ones into a unique index


class Kind(models.TextChoices):
    SEARCH = "search", _("Saved search")
    LISTING = "listing", _("Followed")
    MATCHES = "matches", _("New matches")


class Frequency(models.TextChoices):
    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


class Subscription(models.Model):
    """One thing that one person wants to be told about.

    `target` is the query string of a saved search (`alerts.searches`), or the key of a listing or a competition. To
    follow a field or an organisation is to save the search that has it as its only filter.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    target = models.CharField(max_length=LONGEST_TARGET)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.DAILY)
    is_paused = models.BooleanField(_("paused"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "kind", "target"], name="one_alert_a_target")]
        indexes = [models.Index(fields=["kind", "target"], name="alerts_of_a_target")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class Event(models.Model):
    """A publication, or a change of what is public, as the worker found it in the history (`alerts.events`).

    What is `is_gone` names a record that nobody may see any more: of it, nothing but that is told.

    A listing is new once, whatever becomes of it afterwards: its publication has the version 0, for ever. An edit's,
    a change's or an end's version is the number of the row that noted it, a deadline's the seconds since 1970.
    """

    class What(models.TextChoices):
        PUBLISHED = "published", _("New")
        EDITED = "edited", _("Changed")
        CHANGED = "changed", _("New dates or conditions")
        CLOSING = "closing", _("Closes soon")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Expired")

    key = models.CharField(max_length=80)
    what = models.CharField(max_length=10, choices=What)
    version = models.BigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    matched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "what", "version"], name="one_event")]
        indexes = [models.Index(fields=["id"], condition=Q(matched_at__isnull=True), name="event_unmatched")]

    def __str__(self) -> str:
        return f"{self.key} {self.what}"

    @property
    def is_gone(self) -> bool:
        return self.what in (self.What.WITHDRAWN, self.What.EXPIRED)


class Notice(models.Model):
    """That an event is told to the person of a subscription, once. Its row is made when the event is matched, and dated
    in the transaction that queues the letter; one that may not be told any more is dated without a letter."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "event"], name="one_notice")]
        indexes = [models.Index(fields=["made_at"], condition=Q(settled_at__isnull=True), name="notice_unsettled")]

    def __str__(self) -> str:
        return f"{self.event} to {self.subscription_id}"
