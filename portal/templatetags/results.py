"""Results on a competition's page."""

from django import template

from competitions.models import CompetitionPage
from results.reading import TrackResults, published

register = template.Library()


@register.simple_tag
def competition_results(competition: CompetitionPage) -> list[TrackResults]:
    """`competition` is the first language's page."""
    return published(competition)
