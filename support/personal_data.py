"""What the support centre holds of a person with an account: what they left with an address that they have confirmed,
and the questions that they asked while they were signed in. A typed number proves nothing and finds nothing.
"""

from django.db.models import Q

from organisations.domains import verified_addresses
from support.erasing import CONTACT
from support.models import Question, Report, SurveyAnswer

ANSWERED = (
    "created_at",
    *CONTACT,
    "organisation_kind",
    "size",
    "ward",
    "uses",
    "wishes",
    "wish_text",
    "specialists",
    "training_roles",
    "training_headcount",
    "training_level",
    "obstacles",
    "consent_version",
    "consented_at",
)


def collect(user) -> dict:
    """Plain values, ready for JSON."""
    asked = ("created_at", "name", "phone", "text", "words", "about", "preferred_time", "state", "consented_at")
    reported = ("created_at", "listing", "reason", "text", "email", "answer", "state", "consented_at")
    return {
        "questions": list(_questions(user).values(*asked)),
        "reports": list(_reports(user).values(*reported)),
        "survey_answers": list(_answers(user).values(*ANSWERED)),
    }


def erase(user) -> None:
    """As when their time is over (`support.erasing`): what stays is the listing's record or nameless."""
    _questions(user).delete()
    _reports(user).update(text="", email="")
    _answers(user).update(**dict.fromkeys(CONTACT, ""))


def _questions(user):
    return Question.objects.filter(asked_by=user).order_by("pk")


def _reports(user):
    return Report.objects.filter(_left_with("email", user)).order_by("pk")


def _answers(user):
    return SurveyAnswer.objects.filter(_left_with("contact_email", user)).order_by("pk")


def _left_with(column: str, user) -> Q:
    """Whatever the letters' case. Nothing for a person without a confirmed address."""
    found = Q(pk__in=[])
    for address in verified_addresses(user):
        found |= Q(**{f"{column}__iexact": address})
    return found
