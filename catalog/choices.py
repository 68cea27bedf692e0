"""The controlled words of offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IPStatus(models.TextChoices):
    NONE = "none", _("no protection")
    FILED = "filed", _("patent filed")
    GRANTED = "granted", _("patent granted")
    COPYRIGHT = "copyright", _("copyright registered")
    OPEN_SOURCE = "open-source", _("open source")
    TRADE_SECRET = "trade-secret", _("trade secret")


class RiskClass(models.TextChoices):
    HIGH = "high", _("high risk")
    MEDIUM = "medium", _("medium risk")
    LOW = "low", _("low risk")


class TrainingAudience(models.TextChoices):
    PUPILS = "pupils", _("pupils")
    STUDENTS = "students", _("students")
    TEACHERS = "teachers", _("teachers")
    STAFF = "staff", _("staff of businesses")
    ENGINEERS = "engineers", _("engineers")
    LEADERS = "leaders", _("leaders")
    OFFICIALS = "officials", _("officials")
    PUBLIC = "public", _("everyone")


class Pacing(models.TextChoices):
    TAUGHT = "taught", _("taught")
    SELF_PACED = "self-paced", _("self-paced")


class Certificate(models.TextChoices):
    NONE = "none", _("none")
    ATTENDANCE = "attendance", _("of attendance")
    UNIVERSITY = "university", _("of the university")
    ACCREDITED = "accredited", _("accredited")
