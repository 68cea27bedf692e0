"""Why a proposed match does not fit, in the words of a short form. The values are stored; the labels may change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MisfitReason(models.TextChoices):
    WRONG_PROBLEM = "wrong-problem", _("It solves another problem")
    WRONG_FIELD = "wrong-field", _("It is for another field")
    NOT_MATURE = "not-mature", _("It is not mature enough")
    TOO_EXPENSIVE = "too-expensive", _("It is too expensive")
    WRONG_LANGUAGE = "wrong-language", _("It is in the wrong language")
    IN_USE = "in-use", _("We use it already")
    OTHER = "other", _("Another reason")


MISFIT_REASONS = tuple(MisfitReason.choices)  # (value, label) in the order of the form
