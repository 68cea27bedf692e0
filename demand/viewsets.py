"""Needs in the admin."""

from demand.models import Need
from demand.panels import NEED_PANELS
from listings.filters import ListingFilterSet
from listings.viewsets import ListingViewSet


class NeedFilterSet(ListingFilterSet):
    class Meta(ListingFilterSet.Meta):
        model = Need
        fields = ["need_kind", "nature", *ListingFilterSet.Meta.fields]


class NeedViewSet(ListingViewSet):
    model = Need
    edit_handler = NEED_PANELS
    filterset_class = NeedFilterSet
    icon = "help"
