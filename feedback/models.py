"""What visitors looked at, did not find, and were wrongly offered: concepts and counts, never a word or a person.

Rows with a visitor's mark live until their month is over; then they become counts (`feedback.months`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.reasons import MisfitReason

NO_CONCEPT = ""  # a text that names no concept is counted as such, and nothing else is known of it


class VisitorKey(models.Model):
    """The secret under which a month's visitors are marked."""

    month = models.DateField(unique=True)
    key = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("visitor key")
        verbose_name_plural = _("visitor keys")

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class Unanswered(models.Model):
    """One visitor's search or description without a good answer, on one day, for one concept that it names.

    `kind` is what was looked for: a kind of listing, `offer` or `need`, or empty for anything.
    """

    day = models.DateField()
    visitor = models.CharField(max_length=16)
    concept = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2)
    fields = models.JSONField(default=list)

    class Meta:
        verbose_name = _("unanswered question")
        verbose_name_plural = _("unanswered questions")
        constraints = [models.UniqueConstraint(fields=["day", "visitor", "concept"], name="asked_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.concept}"


class UnansweredMonth(models.Model):
    """A month's count for one concept. The parts are visitors by kind, language and field; one may be in several."""

    month = models.DateField()
    concept = models.CharField(max_length=80, blank=True)
    visitors = models.PositiveIntegerField()
    kinds = models.JSONField(default=dict)
    languages = models.JSONField(default=dict)
    fields = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("month of unanswered questions")
        verbose_name_plural = _("months of unanswered questions")
        constraints = [models.UniqueConstraint(fields=["month", "concept"], name="one_unanswered_month")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.concept}: {self.visitors}"


class Misfit(models.Model):
    """One visitor's "not a fit" for a listing this month; `source` is the listing that it was proposed for, or empty
    for a described text. Saying it again replaces the reason."""

    month = models.DateField()
    visitor = models.CharField(max_length=16)
    listing = models.CharField(max_length=80)
    source = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=20, choices=MisfitReason)

    class Meta:
        verbose_name = _("not a fit")
        verbose_name_plural = _("not a fit")
        constraints = [models.UniqueConstraint(fields=["month", "visitor", "listing"], name="one_misfit_of_a_visitor")]
        indexes = [models.Index(fields=["listing"], name="misfits_of_a_listing")]

    def __str__(self) -> str:
        return f"{self.listing}: {self.reason}"


class MisfitMonth(models.Model):
    """A month's count of a reason for a pair."""

    month = models.DateField()
    listing = models.CharField(max_length=80)
    source = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=20, choices=MisfitReason)
    visitors = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("month of not a fit")
        verbose_name_plural = _("months of not a fit")
        constraints = [
            models.UniqueConstraint(fields=["month", "listing", "source", "reason"], name="one_misfit_month")
        ]
        indexes = [models.Index(fields=["listing"], name="misfit_months_of_a_listing")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.listing} {self.reason}: {self.visitors}"


class Shown(models.Model):
    """How often a listing's page was opened and how often it was proposed as a match, on one day; nothing of whom."""

    day = models.DateField()
    listing = models.CharField(max_length=80)
    views = models.PositiveIntegerField(default=0)
    matches = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("day of views")
        verbose_name_plural = _("days of views")
        constraints = [models.UniqueConstraint(fields=["listing", "day"], name="one_day_of_views")]
        indexes = [models.Index(fields=["day"], name="views_of_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.listing}: {self.views}, {self.matches}"


class ShownMonth(models.Model):
    """A month's sum of them."""

    month = models.DateField()
    listing = models.CharField(max_length=80)
    views = models.PositiveIntegerField()
    matches = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("month of views")
        verbose_name_plural = _("months of views")
        constraints = [models.UniqueConstraint(fields=["listing", "month"], name="one_month_of_views")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.listing}: {self.views}, {self.matches}"
