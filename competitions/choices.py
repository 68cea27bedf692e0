"""The controlled words of competitions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    ANNOUNCEMENT = "announcement", _("Announcement")
    REGISTRATION = "registration", _("Registration")
    QUESTIONS = "questions", _("Questions")
    SUBMISSION = "submission", _("Submission")
    JUDGING = "judging", _("Judging")
    RESULTS = "results", _("Results")
    FOLLOW_UP = "follow-up", _("Follow-up")


class Eligible(models.TextChoices):
    PUPILS = "pupils", _("pupils")
    STUDENTS = "students", _("students")
    RESEARCHERS = "researchers", _("researchers")
    COMPANIES = "companies", _("companies")
