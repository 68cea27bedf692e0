"""What an entry is called for those who judge it."""

from django.utils.translation import gettext as _

from judging.models import Round
from teams.models import Team


def called(team: Team, round: Round) -> str:
    """Its name, or in a blind track the number that was dealt to it."""
    if not round.track.is_blind:
        return team.name
    return _("Team %(number)d") % {"number": team.blind_number.number}
