"""The controlled words of needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class NeedKind(models.TextChoices):
    APPLICATION = "application", _("AI application")
    TRAINING = "training", _("AI training")


class Nature(models.TextChoices):
    PROBLEM = "problem", _("problem")
    ORDER = "order", _("order")
    SURVEY = "survey", _("survey")


class Sensitivity(models.TextChoices):
    OPEN = "open", pgettext_lazy("data", "open")
    INTERNAL = "internal", _("internal")
    PERSONAL = "personal", _("personal data")
    SENSITIVE = "sensitive", _("sensitive personal data")
