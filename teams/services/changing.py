"""What the services share: a team is changed under its lock, and each new state is a dated row."""

import unicodedata

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import RulesVersion, Track
from history.services import record_change
from organisations.domains import verified_addresses
from organisations.refusals import Refused
from teams.declaring import Declaration
from teams.models import Member, State, Team

KIND = "team"  # of the rows of history


def locked(team: Team) -> Team:
    """Two presses at once are judged one after the other, each by what is stored then."""
    Team.objects.select_for_update(no_key=True).only("pk").get(pk=team.pk)
    team.refresh_from_db()
    return team


def lock_track(track: Track) -> None:
    """Whoever comes into a team of the track waits here: one team for a person holds for two requests at once too."""
    Track.objects.select_for_update(no_key=True).only("pk").get(pk=track.pk)


def move(team: Team, to: State, *, by=None, reason: str = "") -> None:
    before, team.state, team.reason = team.state, to, reason.strip()
    team.save(update_fields=["state", "reason"])
    note(team, before, by=by)


def note(team: Team, before: str, *, by=None) -> None:
    record_change(
        key=team.key,
        kind=KIND,
        organisation=team.organisation.key if team.organisation else "",
        from_state=before,
        to_state=team.state,
        by=by,
        reason=team.reason,
    )


def note_rules(team: Team, before: RulesVersion | None, *, by) -> None:
    """Which version was accepted before is still known when a later one takes its place."""
    record_change(
        key=f"{team.key}:rules",
        kind="team-rules",
        from_state=str(before.number) if before else "",
        to_state=str(team.rules.number) if team.rules else "",
        by=by,
    )


def leader_of(team: Team, by) -> Member:
    found = team.members.present().filter(user=by, is_leader=True).first() if by.is_authenticated else None
    if found is None:
        raise PermissionDenied
    return found


def ask_open(team: Team) -> None:
    if not team.is_open:
        raise Refused(_("This team takes part no longer."))


def ask_verified(by) -> set[str]:
    """The addresses that the person has shown to be theirs; Refused where there is none."""
    own = verified_addresses(by)
    if not own:
        raise Refused(_("Confirm your e-mail address first: it is on the page of your account."))
    return own


def ask_free(track: Track, by) -> None:
    """One team for a person, where the track says so."""
    if track.one_team_a_person and Team.objects.of(by).filter(track=track).exclude(state__in=State.over()).exists():
        raise Refused(_("You are in a team of this track already; a person is in one team of it."))


def columns(said: Declaration) -> dict:
    """Of a member who declares now that they may take part."""
    now = timezone.now()
    given = {
        "name": clean_name(said.name),
        "takes_part_as": said.takes_part_as,
        "country": said.country,
        "declared_at": now,
        "accepted_at": now,
    }
    if said.needs_guardian:
        given |= {
            "guardian_name": clean_name(said.guardian_name),
            "guardian_email": said.guardian_email.strip().lower(),
        }
    return given


def clean_name(text: str) -> str:
    """On one line, composed, without signs that turn the direction of writing or cannot be seen."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(each for each in line if unicodedata.category(each) not in ("Cf", "Cc")).strip()


def forget_invitation(member: Member) -> None:
    """The address goes; the row stays, and counts among the letters that the team has sent."""
    Member.objects.filter(pk=member.pk).update(email="", left_at=timezone.now())
