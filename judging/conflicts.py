"""Which judges do not judge which teams."""

from collections.abc import Iterable

from judging.models import Conflict, Judge
from organisations.models import Membership
from teams.models import Member, Team

Pair = tuple[int, int]  # numbers of a judge and a team


def barred(judges: Iterable[Judge], teams: Iterable[Team]) -> set[Pair]:
    """By a declared conflict, by being in a team of the same track, or as a member of the team's organisation. Three
    queries."""
    judges, teams = list(judges), list(teams)
    by_user = {judge.user_id: judge.pk for judge in judges if judge.user_id}
    found = set(Conflict.objects.filter(judge__in=judges, team__in=teams).values_list("judge", "team"))
    present = Member.objects.present().filter(user__in=by_user, team__track__in={team.track_id for team in teams})
    competing = {(by_user[user], track) for user, track in present.values_list("user", "team__track")}
    hosts = {team.organisation_id for team in teams if team.organisation_id}
    members = Membership.objects.filter(user__in=by_user, organisation__in=hosts).values_list("user", "organisation")
    belonging = {(by_user[user], organisation) for user, organisation in members}
    for team in teams:
        found |= {
            (judge, team.pk)
            for judge in by_user.values()
            if (judge, team.track_id) in competing or (judge, team.organisation_id) in belonging
        }
    return found
