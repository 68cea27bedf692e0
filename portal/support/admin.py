"""The survey's figures in the admin's reports: on the page, and as a workbook."""

import tempfile
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.reports.workbook import write_workbook
from portal.support.figures import survey_tables

PERMISSION = "support.view_surveyanswer"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SurveyFigures(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Survey")
    header_icon = "list-ul"
    template_name = "support/admin/survey.html"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            return _workbook()
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(tables=survey_tables(), survey_url=reverse("survey"), **kwargs)


def _workbook() -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "survey.xlsx"
        write_workbook(survey_tables(), book)
        answer = HttpResponse(book.read_bytes(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="survey-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return answer


class SurveyMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def survey_urls():
    return [path("reports/survey/", SurveyFigures.as_view(), name="survey_figures")]


@hooks.register("register_reports_menu_item")
def survey_item():
    return SurveyMenuItem(_("Survey"), reverse("survey_figures"), icon_name="list-ul", order=120)
