"""The controlled words of public questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """WAITING is for the moderators alone; OPEN, ANSWERED and CLOSED stand on the need's page. A question that was
    closed before a moderator read it is REFUSED, for the reason that the time was over."""

    WAITING = "waiting", _("Waiting for a moderator")
    OPEN = "open", _("Public, waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")
    REFUSED = "refused", _("Refused")


PUBLIC = (State.OPEN, State.ANSWERED, State.CLOSED)


class Refusing(models.TextChoices):
    """Why a question is not published, in words for whoever asked."""

    OFF_TOPIC = "off-topic", _("It is not about this need")
    SAID = "said", _("The need's page or an earlier answer says it already")
    NAMES = "names", _("It names a person or an organisation, or leads to one")
    OFFER = "offer", _("It offers or advertises something: answer the need itself instead")
    MANNERS = "manners", _("Its wording hurts others or is against the law")
    TOO_LATE = "too-late", _("The time for questions is over")
    OTHER = "other", _("Another reason")
