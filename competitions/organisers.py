"""Who organises a competition: the editors of its page, and those whom they asked to help with this one only."""

from competitions.models import CompetitionPage, CoOrganiser


def edits(user, competition: CompetitionPage) -> bool:
    """Whether they are among the editors of the page, who choose the co-organisers."""
    return user.is_authenticated and user.is_active and competition.permissions_for_user(user).can_edit()


def organises(user, competition: CompetitionPage) -> bool:
    """`competition` is the first language's page."""
    if edits(user, competition):
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    return CoOrganiser.objects.filter(competition=competition, user=user, accepted_at__isnull=False).exists()
