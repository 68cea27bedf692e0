"""Who judges, and whom they do not judge."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import CompetitionPage, Track
from history.services import record_change
from judging import letters
from judging.models import Assignment, Conflict, Judge
from organisations.refusals import Refused
from teams.models import Member, Team

MOST_JUDGES = 200


@transaction.atomic
def ask_judge(*, competition: CompetitionPage, email: str, track: Track | None = None, by=None) -> Judge:
    """Writes to the address, whether it has an account or not; without a track they judge all. Asking again changes the
    track and writes nothing. Raises Refused."""
    if track is not None and track.page_id != competition.pk:
        raise Refused(_("This track is not of this competition."))
    if competition.judges.count() >= MOST_JUDGES:
        raise Refused(_("At most %(most)d judges: take one away first.") % {"most": MOST_JUDGES})
    judge, is_new = Judge.objects.get_or_create(
        competition=competition, email=email.strip().lower(), defaults={"track": track}
    )
    if is_new:
        letters.tell_asked(judge)
        _note(judge, "", "asked", by)
    elif judge.track_id != (track.pk if track else None):
        outside = judge.assignments.exclude(round__track=track) if track else Assignment.objects.none()
        if outside.exists():
            raise Refused(_("This judge has entries of another track already."))
        judge.track = track
        judge.save(update_fields=["track"])
    return judge


@transaction.atomic
def accept(*, judge: Judge, user) -> None:
    """By whom the request was sent to. Who competes in a track does not judge it. Raises Refused."""
    judge = Judge.objects.select_for_update().get(pk=judge.pk)
    if judge.accepted_at is not None:
        return
    if not Judge.objects.asking(user).filter(pk=judge.pk).exists():
        raise Refused(_("This request was sent to another address."))
    if judge.competition.judges.filter(user=user).exists():
        raise Refused(_("You have accepted to judge this competition already."))
    competing = Member.objects.present().filter(user=user, team__track__page=judge.competition_id)
    if judge.track_id:
        competing = competing.filter(team__track=judge.track_id)
    if competing.exists():
        raise Refused(_("You are in a team of this competition: who competes does not judge."))
    judge.user, judge.accepted_at = user, timezone.now()
    judge.save(update_fields=["user", "accepted_at"])
    _note(judge, "asked", "accepted", user)


@transaction.atomic
def remove_judge(*, judge: Judge, by=None) -> None:
    """Takes what is assigned with it; not once they have handed something in: what was judged stays. Raises Refused."""
    judge = Judge.objects.select_for_update().get(pk=judge.pk)
    if judge.assignments.filter(handed_in_at__isnull=False).exists():
        raise Refused(_("This judge has handed in marks already."))
    _note(judge, "accepted" if judge.accepted_at else "asked", "removed", by)
    judge.delete()


@transaction.atomic
def declare_conflict(*, judge: Judge, team: Team, reason: str = "", by=None) -> Conflict:
    """By the judge or the organisers. Takes away the team's assignments to the judge with their marks, but for those of
    closed rounds. Raises Refused."""
    judge = Judge.objects.select_for_update().get(pk=judge.pk)
    if team.track.page_id != judge.competition_id:
        raise Refused(_("This team is not in this competition."))
    conflict, is_new = Conflict.objects.get_or_create(judge=judge, team=team, defaults={"reason": reason.strip()})
    judge.assignments.filter(team=team, round__closed_at__isnull=True).delete()
    if is_new:
        record_change(
            key=f"conflict:{conflict.pk}",
            kind="conflict",
            from_state="",
            to_state="declared",
            by=by,
        )
    return conflict


def _note(judge: Judge, before: str, after: str, by) -> None:
    record_change(key=f"judge:{judge.pk}", kind="judge", from_state=before, to_state=after, by=by)
