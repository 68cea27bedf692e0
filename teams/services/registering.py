"""A team registers for a track."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions.models import RulesVersion, Track
from organisations.access import role_in
from organisations.refusals import Refused
from teams.declaring import Declaration, ask_country, ask_eligible
from teams.letters import tell
from teams.models import Member, Team
from teams.services.changing import ask_free, ask_verified, clean_name, columns, lock_track, note, note_rules
from teams.services.guardians import ask_guardian
from teams.standing import registration_ends


@transaction.atomic
def register(
    *,
    track: Track,
    name: str,
    by,
    said: Declaration,
    rules: RulesVersion | None = None,
    affiliation: str = "",
    organisation=None,
    country: str = "VN",
) -> Team:
    """`by` becomes the leader and says of themselves what `said` holds; `rules` is the version that they accepted, the
    newest one of the competition, None where it has none. Only while a registration phase runs."""
    competition, own = track.page, ask_verified(by)
    if competition.runs_elsewhere_url:
        raise Refused(_("This competition runs on another site; register there."))
    if not competition.is_public() or registration_ends(competition) is None:
        raise Refused(_("Registration is not open now."))
    if rules != competition.rules_versions.first():
        raise Refused(_("The rules have a newer version; read and accept it."))
    if organisation is not None and role_in(by, organisation.pk) is None:
        raise Refused(_("You are not a member of this organisation."))
    ask_eligible(track, said, own)
    ask_country(track, country)
    lock_track(track)
    ask_free(track, by)
    now = timezone.now()
    team = Team.objects.create(
        track=track,
        name=free_name(track, name),
        organisation=organisation,
        affiliation=clean_name(affiliation),
        country=country,
        rules=rules,
        rules_accepted_at=now if rules else None,
        rules_accepted_by=by if rules else None,
    )
    leader = Member.objects.create(team=team, user=by, email=by.email.lower(), is_leader=True, **columns(said))
    note(team, "", by=by)
    note_rules(team, None, by=by)
    tell(team, leader, "registered")
    if said.needs_guardian:
        ask_guardian(member=leader)
    return team


def free_name(track: Track, name: str, own: Team | None = None) -> str:
    """As it is stored; Refused where another team of the track has it, in whatever letters."""
    name = clean_name(name)
    if not name:
        raise Refused(_("Give the team a name."))
    others = track.teams.exclude(pk=own.pk) if own else track.teams.all()
    if name.casefold() in {each.casefold() for each in others.values_list("name", flat=True)}:
        raise Refused(_("Another team of this track has this name already."))
    return name
