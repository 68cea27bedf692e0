"""The menus of city staff in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from catalog.viewsets import ResearchViewSet, TrainingViewSet
from demand.viewsets import NeedViewSet
from history.viewsets import StateChangeViewSet
from listings.viewsets import ReadyReasonViewSet
from organisations.viewsets import MembershipViewSet, OrganisationViewSet, ScientistViewSet
from portal.organising import admin as organising  # noqa: F401 – its hooks register themselves
from portal.reports.views import PERMISSION, UnansweredNeeds
from portal.support import admin as survey_report  # noqa: F401 – its hooks register themselves
from taxonomy.viewsets import ConceptViewSet, FieldViewSet, TechniqueViewSet


class ListingsGroup(SnippetViewSetGroup):
    items = (ResearchViewSet, TrainingViewSet, NeedViewSet, ReadyReasonViewSet)
    menu_label = _("Listings")
    menu_icon = "clipboard-list"
    menu_order = 110


class OrganisationsGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, ScientistViewSet, MembershipViewSet)
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 120


class TaxonomyGroup(SnippetViewSetGroup):
    items = (FieldViewSet, TechniqueViewSet, ConceptViewSet)
    menu_label = _("Taxonomy")
    menu_icon = "tag"
    menu_order = 130


register_snippet(ListingsGroup)
register_snippet(OrganisationsGroup)
register_snippet(TaxonomyGroup)


class NeedsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def report_urls():
    return [path("reports/unanswered-needs/", UnansweredNeeds.as_view(), name="unanswered_needs")]


@hooks.register("register_reports_menu_item")
def unanswered_item():
    return NeedsMenuItem(_("Needs that nobody answers"), reverse("unanswered_needs"), icon_name="help", order=90)


@hooks.register("register_admin_viewset")
def state_changes():
    return StateChangeViewSet()
