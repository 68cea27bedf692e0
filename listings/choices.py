"""The words of a controlled vocabulary that code compares; the terms that city staff keep are in `taxonomy`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Derived, never stored as a column: see `listings.states`."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    SENT_BACK = "sent-back", _("Sent back")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Audience(models.TextChoices):
    PUBLIC = "public", _("everyone")
    WITHHELD = "withheld", _("everyone, the organisation's name withheld")
    MEMBERS = "members", _("verified members only")


class Band(models.TextChoices):
    """A price or a budget, in đồng; in rising order but for the last."""

    FREE = "free", _("free of charge")
    UNDER_50M = "under-50m", _("up to 50 million đồng")
    TO_200M = "50m-200m", _("50 to 200 million đồng")
    TO_1B = "200m-1b", _("200 million to 1 billion đồng")
    OVER_1B = "over-1b", _("over 1 billion đồng")
    NEGOTIABLE = "negotiable", _("to be agreed")


class Mode(models.TextChoices):
    ONLINE = "online", _("online")
    IN_PERSON = "in-person", _("in person")
    BLENDED = "blended", _("blended")


class Delivery(models.TextChoices):
    CLOUD = "cloud", _("as a cloud service")
    ON_PREMISE = "on-premise", _("on the customer's own servers")
    EDGE = "edge", _("on devices at the site")
    MOBILE = "mobile", _("as a mobile app")


class Cooperation(models.TextChoices):
    LICENCE = "licence", _("licence")
    JOINT_RESEARCH = "joint-research", _("joint research")
    PILOT = "pilot", _("pilot")
    SALE = "sale", _("sale or service")
    CONSULTANCY = "consultancy", _("consultancy")
    SPIN_OFF = "spin-off", _("spin-off")


class Level(models.TextChoices):
    NONE = "none", _("no previous knowledge")
    INTRODUCTORY = "introductory", _("introductory")
    INTERMEDIATE = "intermediate", _("intermediate")
    ADVANCED = "advanced", _("advanced")


class Language(models.TextChoices):
    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")


class ReuseLicence(models.TextChoices):
    CC_BY = "cc-by", _("Creative Commons Attribution (CC BY 4.0)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons Attribution-ShareAlike (CC BY-SA 4.0)")
    RESERVED = "all-rights", _("all rights reserved")
