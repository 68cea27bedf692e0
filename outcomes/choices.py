"""What may come of an agreement, how far both sides are in confirming it, and what each lets be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from listings.choices import Band


class Kind(models.TextChoices):
    PILOT = "pilot", _("Pilot")
    LICENCE = "licence", pgettext_lazy("outcome", "Licence")
    CONTRACT = "contract", _("Contract")
    JOINT_RESEARCH = "joint-research", _("Joint research")
    COURSE = "course", _("Course held")


class State(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("outcome", "Recorded by one side")
    CONFIRMED = "confirmed", pgettext_lazy("outcome", "Confirmed by both sides")
    DISPUTED = "disputed", pgettext_lazy("outcome", "Disputed")


class Publicity(models.TextChoices):
    """What one side lets the public read. NAMED counts only where its listing withholds the name: everybody else is
    named by what is public of them already."""

    NO = "no", _("Keep it between us")
    TOLD = "told", _("It may be told publicly")
    NAMED = "named", _("It may be told publicly, and with our name, although our listing withholds it")


# What was paid or is worth: "to be agreed" is no value of what has come about.
VALUE_BANDS = [(value, label) for value, label in Band.choices if value != Band.NEGOTIABLE]
