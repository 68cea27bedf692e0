"""The scheme's reports in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from taxonomy.reports import ConceptsNeverFound, TermsWithoutConcept


class SchemeMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("taxonomy.change_concept")


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("reports/terms-without-concept/", TermsWithoutConcept.as_view(), name="terms_without_concept"),
        path("reports/concepts-never-found/", ConceptsNeverFound.as_view(), name="concepts_never_found"),
    ]


@hooks.register("register_reports_menu_item")
def terms_item():
    return SchemeMenuItem(_("Terms without a concept"), reverse("terms_without_concept"), icon_name="tag", order=200)


@hooks.register("register_reports_menu_item")
def concepts_item():
    return SchemeMenuItem(_("Concepts never found"), reverse("concepts_never_found"), icon_name="tag", order=210)
