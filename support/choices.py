"""The controlled words of reports, questions and the survey."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Of a report or a question in its queue."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Being worked on")
    HANDLED = "handled", _("Handled")
    REJECTED = "rejected", _("Rejected")


OPEN = (Standing.NEW, Standing.TAKEN)


class ReportReason(models.TextChoices):
    WRONG = "wrong", _("Something in it is wrong")
    OUTDATED = "outdated", _("It is out of date")
    INFRINGES = "infringes", _("It infringes rights, such as copyright or a trade mark")
    PERSONAL = "personal", _("It shows personal data without consent")
    UNLAWFUL = "unlawful", _("It is against the law")
    OTHER = "other", _("Another reason")


class PreferredTime(models.TextChoices):
    ANY = "any", _("any time in office hours")
    MORNING = "morning", _("in the morning, 8:00 to 11:30")
    AFTERNOON = "afternoon", _("in the afternoon, 13:30 to 17:00")


class Use(models.TextChoices):
    """What AI is used for, in the words of somebody who does not build it."""

    DOCUMENTS = "documents", _("reading and sorting documents")
    ASSISTANT = "assistant", _("answering questions of customers or citizens")
    WRITING = "writing", _("writing, summarising, translating")
    IMAGES = "images", _("looking at pictures or video, checking quality")
    SPEECH = "speech", _("speech to text, call centres")
    FORECAST = "forecast", _("forecasts: sales, stock, faults")
    MACHINES = "machines", _("robots and machines")
    FRAUD = "fraud", _("finding fraud and errors")
    OTHER = "other", _("something else")


class Obstacle(models.TextChoices):
    COST = "cost", _("cost")
    SKILLS = "skills", _("our people lack the skills")
    DATA = "data", _("our data is missing, poor or scattered")
    BENEFIT = "benefit", _("the benefit is not clear")
    SUPPLIERS = "suppliers", _("we do not know whom to ask")
    SYSTEMS = "systems", _("our systems are old")
    LAW = "law", _("law and security")
    OTHER = "other", _("something else")


class Specialists(models.TextChoices):
    """How many people an organisation has who work with AI or data."""

    NONE = "none", _("nobody")
    FEW = "few", _("1 or 2 people")
    SOME = "some", _("3 to 10 people")
    MANY = "many", _("more than 10 people")
