"""Letters to the people of a team."""

from mailing.letters import post
from organisations.letters import link, one_line
from teams.models import Member, Team


def of_team(team: Team, language: str) -> dict[str, str]:
    return {
        "team": one_line(team.name),
        "competition": one_line(team.competition.in_language(language).title),
        "link": link("team", language, team.pk),
    }


def tell(team: Team, member: Member, what: str, **context) -> None:
    """One letter about the team to one who is in it; `what` chooses its words."""
    user = member.user
    if user is None or not user.email or not user.is_active:
        return
    given = {**of_team(team, user.language), "what": what, **context}
    post(to=user.email, name="team_news", language=user.language, context=given)


def tell_all(team: Team, what: str, *, but=None, **context) -> None:
    """The same to all who are in the team, but for the person `but`, who did it."""
    for member in team.members.present().select_related("user"):
        if but is None or member.user_id != but.pk:
            tell(team, member, what, **context)
