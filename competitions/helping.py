"""The editors of a competition ask people by mail to organise it with them. They get rights on it alone."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import CompetitionPage, CoOrganiser
from competitions.organisers import edits
from history.services import record_change
from mailing.letters import post
from organisations.domains import verified_addresses
from organisations.letters import link
from organisations.models import User
from organisations.refusals import Refused

MOST = 20
KIND = "co-organiser"


@transaction.atomic
def ask(*, competition: CompetitionPage, email: str, by) -> CoOrganiser:
    """Writes to the address, whether it has an account or not. Asking twice writes once."""
    _need_editor(by, competition)
    CompetitionPage.objects.select_for_update().get(pk=competition.pk)
    email = email.strip().lower()
    if competition.co_organisers.count() >= MOST:
        raise Refused(_("At most %s co-organisers: take one away first.") % MOST)
    row, is_new = CoOrganiser.objects.get_or_create(competition=competition, email=email)
    if is_new:
        _write(row)
        _note(row, "", "asked", by)
    return row


def request_to(competition: CompetitionPage, user) -> CoOrganiser | None:
    """The row that asks this person, by an address that is shown to be theirs, and that waits for an answer."""
    waiting = competition.co_organisers.filter(accepted_at__isnull=True, user__isnull=True)
    return waiting.filter(email__in=verified_addresses(user)).first()


@transaction.atomic
def accept(*, row: CoOrganiser, by) -> None:
    row = CoOrganiser.objects.select_for_update().get(pk=row.pk)
    if row.email not in verified_addresses(by) or row.accepted_at is not None:
        raise PermissionDenied
    if CoOrganiser.objects.filter(competition=row.competition, user=by).exists():
        raise Refused(_("You organise this competition already."))
    row.user, row.accepted_at = by, timezone.now()
    row.save(update_fields=["user", "accepted_at"])
    _note(row, "asked", "accepted", by)


@transaction.atomic
def remove(*, row: CoOrganiser, by) -> None:
    """By an editor, or by the person themselves."""
    if row.user_id is None or row.user_id != by.pk:
        _need_editor(by, row.competition)
    _note(row, "accepted" if row.accepted_at else "asked", "removed", by)
    row.delete()


def _need_editor(by, competition: CompetitionPage) -> None:
    if not edits(by, competition):
        raise PermissionDenied


def _note(row: CoOrganiser, before: str, after: str, by) -> None:
    """Without the address: the history outlives what is held of a person."""
    record_change(
        key=f"{KIND}:{row.pk}", kind=KIND, from_state=before, to_state=after, by=by, reason=row.competition.key
    )


def _write(row: CoOrganiser) -> None:
    language = User.objects.filter(email__iexact=row.email).values_list("language", flat=True).first() or "vi"
    context = {"title": row.competition.title, "link": link("organise_join", language, row.competition_id)}
    post(to=row.email, name="co_organiser_asked", language=language, context=context)
