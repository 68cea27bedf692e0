"""The one way in for submissions: a version is received whole or not at all."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from history.services import record_change
from organisations.refusals import Refused
from submissions.letters import tell_received, tell_refused
from submissions.models import Submission, SubmittedFile
from submissions.rounds import closed, round_at, rounds_of, spent
from submissions.uploads import Examined, checksum_of_all
from teams.models import Team

RECEIVED, FILE_REFUSED = "received", "file-refused"
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another when it is read out


def submit(
    *, team: Team, by, begun_at: datetime, token: str, files: Sequence[Examined] = (), link: str = "", text: str = ""
) -> Submission:
    """A new version in the round in which it began, or the team's last one when the same form with the same content is
    sent again. Raises Refused: no round was open when it began, or the team has handed in as often as it may."""
    kept: list[SubmittedFile] = []
    try:
        with transaction.atomic():
            return _submitted(kept, team, by, begun_at, token, files, link, text)
    except BaseException:
        for row in kept:
            row.file.storage.delete(row.file.name)
        raise


def _submitted(kept, team, by, begun_at, token, files, link, text) -> Submission:
    # Versions of one team come one after the other; those of other teams do not wait for them.
    team = Team.objects.select_for_update(of=("self",)).select_related("track__page").get(pk=team.pk)
    rounds = rounds_of(team.competition)
    if refusal := closed(team, rounds, begun_at):
        raise Refused(refusal)
    phase = round_at(rounds, begun_at)
    whole = checksum_of_all([(each.name, each.checksum) for each in files], link=link, text=text)
    last = team.submissions.filter(phase=phase).order_by("-number").first()
    if last and last.token == token and last.checksum == whole:
        return last
    if refusal := spent(team, phase, begun_at):
        raise Refused(refusal)
    made = Submission.objects.create(
        team=team,
        phase=phase,
        number=last.number + 1 if last else 1,
        by=by,
        begun_at=begun_at,
        link=link,
        text=text,
        code=receipt_code(),
        checksum=whole,
        token=token,
    )
    now = timezone.now()
    for each in files:
        row = SubmittedFile(submission=made, name=each.name, size=each.size, checksum=each.checksum)
        row.cleared_at = now if each.is_cleared else None
        kept.append(row)
        row.file.save(f"{secrets.token_hex(16)}.{each.extension}", each.file, save=False)
    SubmittedFile.objects.bulk_create(kept)
    made.received_at = timezone.now()
    made.save(update_fields=["received_at"])
    _note(made, "", RECEIVED, by=by)
    tell_received(made, kept)
    return made


@transaction.atomic
def clear(*, file: SubmittedFile) -> None:
    """The scanner found nothing."""
    SubmittedFile.objects.filter(pk=file.pk, cleared_at=None, refused="").update(cleared_at=timezone.now())


@transaction.atomic
def refuse(*, file: SubmittedFile, found: str) -> None:
    """The scanner found something: nobody gets the file, its version does not count, and the team is told."""
    if SubmittedFile.objects.filter(pk=file.pk, cleared_at=None, refused="").update(refused=found[:250]):
        _note(file.submission, RECEIVED, FILE_REFUSED, reason=found)
        tell_refused(file.submission, file.name, found)


def receipt_code() -> str:
    """As `K7Q2-9XNM-4HTB-W3PC`: 80 bits that nobody guesses."""
    drawn = [secrets.choice(_LETTERS) for _each in range(16)]
    return "-".join("".join(drawn[at : at + 4]) for at in range(0, 16, 4))


def _note(submission: Submission, before: str, after: str, *, by=None, reason: str = "") -> None:
    organisation = submission.team.organisation_id
    record_change(
        key=submission.key,
        kind="submission",
        organisation=f"organisation:{organisation}" if organisation else "",
        from_state=before,
        to_state=after,
        by=by,
        reason=reason,
    )
