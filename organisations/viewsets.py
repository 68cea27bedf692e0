"""Organisations, scientists and memberships in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from organisations.choosers import OrganisationChooserViewSet
from organisations.models import Membership, Organisation, Scientist
from organisations.panels import MEMBERSHIP_PANELS, ORGANISATION_PANELS, SCIENTIST_PANELS


class OrganisationFilterSet(WagtailFilterSet):
    verified = django_filters.BooleanFilter(
        label=_("Verified"), field_name="verified_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Organisation
        fields = ["kind", "verified"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    edit_handler = ORGANISATION_PANELS
    chooser_viewset_class = OrganisationChooserViewSet
    filterset_class = OrganisationFilterSet
    list_display = [
        "name_vi",
        "kind",
        Column("parent", label=_("Part of")),
        BooleanColumn("is_verified", label=_("Verified")),
        DateColumn("verified_at", label=_("Verified since"), sort_key="verified_at"),
    ]
    search_fields = ["name_vi", "name_en", "slug", "code"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 50
    icon = "home"

    def get_queryset(self, request):
        return Organisation.objects.select_related("parent")


class ScientistViewSet(SnippetViewSet):
    model = Scientist
    edit_handler = SCIENTIST_PANELS
    list_display = ["__str__", Column("organisation", label=_("Organisation"), sort_key="organisation__sort_name")]
    list_filter = ["organisation"]
    search_fields = ["name", "slug", "organisation__name_vi"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 50
    icon = "user"

    def get_queryset(self, request):
        return Scientist.objects.select_related("organisation")


class MembershipViewSet(SnippetViewSet):
    model = Membership
    edit_handler = MEMBERSHIP_PANELS
    list_display = ["__str__", "role"]
    list_filter = ["organisation", "role"]
    search_fields = ["user__username", "user__email", "organisation__name_vi"]
    search_backend_name = None
    copy_view_enabled = False
    icon = "group"

    def get_queryset(self, request):
        return Membership.objects.select_related("user", "organisation")
