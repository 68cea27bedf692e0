"""Offers in the admin."""

from catalog.models import ResearchProduct, TrainingProduct
from catalog.panels import RESEARCH_PANELS, TRAINING_PANELS
from listings.filters import ListingFilterSet
from listings.viewsets import ListingViewSet


class ResearchFilterSet(ListingFilterSet):
    class Meta(ListingFilterSet.Meta):
        model = ResearchProduct
        fields = [*ListingFilterSet.Meta.fields, "techniques", "trl", "risk_class"]


class TrainingFilterSet(ListingFilterSet):
    class Meta(ListingFilterSet.Meta):
        model = TrainingProduct
        fields = [*ListingFilterSet.Meta.fields, "level", "mode"]


class ResearchViewSet(ListingViewSet):
    model = ResearchProduct
    edit_handler = RESEARCH_PANELS
    filterset_class = ResearchFilterSet
    icon = "glasses"


class TrainingViewSet(ListingViewSet):
    model = TrainingProduct
    edit_handler = TRAINING_PANELS
    filterset_class = TrainingFilterSet
    icon = "calendar-alt"
