"""Whether a person may do what organisers do."""

from django.core.exceptions import PermissionDenied

from competitions.models import CompetitionPage
from competitions.organisers import organises


def ask_organiser(by, competition: CompetitionPage) -> None:
    """None is the site itself."""
    if by is not None and not organises(by, competition):
        raise PermissionDenied
