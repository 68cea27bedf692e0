"""The one way in for the survey's answers, and how an answer becomes a draft need."""

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, override

from demand.choices import Nature, NeedKind
from demand.models import Need
from listings.services import create_draft
from organisations.access import Action, may
from organisations.models import Organisation
from support.choices import Use
from support.consents import SURVEY_CONTACT
from support.models import SurveyAnswer

CONTACT = ("organisation_name", "contact_name", "contact_email", "contact_phone")
LONGEST_TITLE = 120  # characters
KEPT_FOR = 30 * 24 * 60 * 60  # seconds in which an answer can still become a need
_SALT = "support.survey"


class NotAllowed(Exception):
    """The person may not write for that organisation, or the answer's sender did not want a need made of it."""


@transaction.atomic
def answer(*, language: str, **values) -> SurveyAnswer:
    """Keeps an answer. A contact among `values` is given only with the consent to keep it."""
    made = SurveyAnswer(language=language, **values)
    if any(values.get(name) for name in CONTACT):
        made.consent_version, made.consented_at = SURVEY_CONTACT, timezone.now()
    made.full_clean()
    made.save()
    return made


@transaction.atomic
def draft_needs(*, answer: SurveyAnswer, organisation: Organisation, by) -> list[Need]:
    """Makes draft needs of an answer, once: one for an application and one for training, as far as it names them."""
    answer = SurveyAnswer.objects.select_for_update().get(pk=answer.pk)
    if not answer.wants_need or answer.needs or not may(by, Action.WRITE, organisation):
        raise NotAllowed
    with override(answer.language):
        made = needs_of(answer)
    for need in made:
        need.organisation = organisation
        create_draft(listing=need, by=by)
    answer.needs = [need.key for need in made]
    answer.save(update_fields=["needs"])
    return made


def needs_of(answer: SurveyAnswer) -> list[Need]:
    """The needs that an answer names, not saved, in the active language."""
    found = []
    if answer.wish_text or answer.wishes:
        wishes = ", ".join(str(Use(value).label) for value in answer.wishes if value != Use.OTHER)
        title = _first_words(answer.wish_text) or _("AI for %(wishes)s") % {"wishes": wishes or _("our work")}
        summary = answer.wish_text or _("We would like to use AI for: %(wishes)s.") % {
            "wishes": wishes or _("our work")
        }
        found.append(_need(answer, NeedKind.APPLICATION, title, summary))
    if answer.training_roles or answer.training_headcount:
        whom = answer.training_roles or _("our people")
        title = _("AI training for %(roles)s") % {"roles": whom}
        need = _need(answer, NeedKind.TRAINING, title, _("We would like to train: %(roles)s.") % {"roles": whom})
        setattr(need, f"roles_{answer.language}", answer.training_roles)
        need.headcount, need.level_wanted = answer.training_headcount, answer.training_level
        found.append(need)
    return found


def _need(answer: SurveyAnswer, kind: str, title: str, summary: str) -> Need:
    texts = {f"title_{answer.language}": title[:250], f"summary_{answer.language}": summary}
    return Need(need_kind=kind, nature=Nature.SURVEY, place=answer.ward, contact_email=answer.contact_email, **texts)


def _first_words(text: str) -> str:
    """The first sentence, or as many of its words as a title holds."""
    sentence = text.strip().split("\n")[0].split(". ")[0].rstrip(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def ticket(answer: SurveyAnswer) -> str:
    """What the sender's session keeps until they have signed in: the answer's number, signed."""
    return signing.dumps(answer.pk, salt=_SALT)


def of_ticket(value: str) -> SurveyAnswer | None:
    """The answer that still may become a need; None for a ticket that is altered, too old or used."""
    try:
        number = signing.loads(value, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return SurveyAnswer.objects.filter(pk=number, wants_need=True, needs=[]).first()
