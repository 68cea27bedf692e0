"""Who organises a competition: the editors of its page, and those whom they asked to help with this one only."""

from competitions.models import CompetitionPage, CoOrganiser


def organises(user, competition: CompetitionPage) -> bool:
    """`competition` is the first language's page."""
    if not user.is_authenticated or not user.is_active:
        return False
    if competition.permissions_for_user(user).can_edit():
        return True
    return CoOrganiser.objects.filter(competition=competition, user=user, accepted_at__isnull=False).exists()
