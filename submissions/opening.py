"""Who may read a submission here: its team and the organisers. Judges read by a rule above."""

from competitions.organisers import organises
from submissions.models import Submission


def may_read(user, submission: Submission) -> bool:
    return is_of_team(user, submission) or organises(user, submission.team.competition)


def is_of_team(user, submission: Submission) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return submission.team.members.present().filter(user=user).exists()
