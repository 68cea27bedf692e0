"""Competitions and the events around them: pages that editors compose, and what belongs to them."""

from competitions.models.co_organiser import CoOrganiser
from competitions.models.dates import DateChange
from competitions.models.event import EventPage
from competitions.models.page import CompetitionIndexPage, CompetitionPage, Searchable
from competitions.models.parts import Criterion, Organiser, Phase, Track
from competitions.models.rules import RulesVersion
from competitions.models.series import Series

__all__ = [
    "CoOrganiser",
    "CompetitionIndexPage",
    "CompetitionPage",
    "Criterion",
    "DateChange",
    "EventPage",
    "Organiser",
    "Phase",
    "RulesVersion",
    "Searchable",
    "Series",
    "Track",
]
