"""The reports in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from feedback.reports import AskedAndNotOffered, Misfits


class FeedbackMenuItem(MenuItem):
    def __init__(self, *args, permission: str, **options):
        super().__init__(*args, **options)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("reports/asked-and-not-offered/", AskedAndNotOffered.as_view(), name="asked_and_not_offered"),
        path("reports/not-a-fit/", Misfits.as_view(), name="misfits"),
    ]


@hooks.register("register_reports_menu_item")
def asked_item():
    return FeedbackMenuItem(
        _("Asked for and not offered"),
        reverse("asked_and_not_offered"),
        icon_name="help",
        order=100,
        permission="feedback.view_unanswered",
    )


@hooks.register("register_reports_menu_item")
def misfits_item():
    return FeedbackMenuItem(
        _("Not a fit"), reverse("misfits"), icon_name="help", order=110, permission="feedback.view_misfit"
    )
