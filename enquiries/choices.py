"""The states of an enquiry, its two sides, and why one is declined."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class Side(models.TextChoices):
    ASKER = "asker", _("who wrote")
    OWNER = "owner", _("whose listing it is")

    @property
    def other(self) -> "Side":
        return Side.OWNER if self == Side.ASKER else Side.ASKER


class State(models.TextChoices):
    SENT = "sent", pgettext_lazy("enquiry", "Sent")
    READ = "read", pgettext_lazy("enquiry", "Read")
    IN_DISCUSSION = "in_discussion", pgettext_lazy("enquiry", "In discussion")
    AGREED = "agreed", pgettext_lazy("enquiry", "Agreed")
    DECLINED = "declined", pgettext_lazy("enquiry", "Declined")
    NO_ANSWER = "no_answer", pgettext_lazy("enquiry", "No answer")
    CLOSED = "closed", pgettext_lazy("enquiry", "Closed")


UNANSWERED = (State.SENT, State.READ)
OPEN = (*UNANSWERED, State.IN_DISCUSSION)  # while one is, the same two do not begin another
TALKING = (*OPEN, State.AGREED)  # both sides may write


class Reason(models.TextChoices):
    """Why an enquiry was declined; the other side reads it and the figures count it."""

    NO_FIT = "no-fit", _("It does not fit what we offer or need")
    NO_CAPACITY = "no-capacity", _("We have no capacity at present")
    BUDGET = "budget", _("The price and the budget do not meet")
    TIMING = "timing", _("The time does not suit")
    FOUND = "found", _("We have found another solution or partner")
    UNCLEAR = "unclear", _("Too little is said to judge it")
    OTHER = "other", _("Another reason")
