"""A person asks; nobody but the moderators sees it yet."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from demand.models import Need
from listings.refusals import Refusal
from organisations.access import role_in
from organisations.models import User
from organisations.services import is_verified_member
from questions.choices import State
from questions.models import PublicQuestion
from questions.refusals import TooOften
from questions.rules import takes_questions
from questions.services.rows import moved
from search.language import language_of

MOST_A_DAY = 10


@transaction.atomic
def ask(*, need: Need, by: User, text: str) -> PublicQuestion:
    """Puts a question before the moderators. PermissionDenied for a need that the person may not see; Refusal where it
    takes no questions, or none of theirs; TooOften beyond MOST_A_DAY."""
    User.objects.select_for_update().get(pk=by.pk)  # two requests at once do not both pass the count
    row = Need.objects.visible_to(member=is_verified_member(by)).filter(pk=need.pk).first()
    if row is None:
        raise PermissionDenied
    if not takes_questions(row):
        raise Refusal(_("The time for questions about this need is over."))
    if role_in(by, row.organisation_id):
        raise Refusal(_("It is your own organisation's need: write what should be known into the need itself."))
    day_ago = timezone.now() - timedelta(days=1)
    own = PublicQuestion.objects.filter(asker=by, asked_at__gt=day_ago)
    if own.count() >= MOST_A_DAY:
        raise TooOften(_("That is as many questions as one person may ask in a day. Please go on tomorrow."))
    if own.filter(need=row, text=text).exists():
        raise Refusal(_("You asked this already; a moderator reads it soon."))
    question = PublicQuestion(need=row, asker=by, text=text, language=language_of(text))
    question.full_clean(exclude=["state"])
    return moved(question, State.WAITING, by=by)
