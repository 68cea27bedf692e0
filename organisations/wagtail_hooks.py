"""Verification in the admin: its addresses, its place in the menu, its button in the list of organisations."""

from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from organisations import queue
from organisations.models import Organisation
from organisations.standing import PERMISSION, StandingView


@hooks.register("register_admin_urls")
def verification_urls():
    return [
        path("organisations/<int:pk>/standing/", StandingView.as_view(), name="organisation_standing"),
        path("verification/", queue.QueueView.as_view(), name="verification_queue"),
        path("verification/<int:pk>/", queue.DecisionView.as_view(), name="verification_decision"),
        path("verification/join/<int:pk>/", queue.AnswerJoinRequest.as_view(), name="answer_join_request"),
    ]


class QueueMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(queue.PERMISSION)


@hooks.register("register_admin_menu_item")
def queue_menu_item():
    label = gettext_lazy("Verification queue")
    return QueueMenuItem(label, reverse("verification_queue"), icon_name="check", order=125)


@hooks.register("register_snippet_listing_buttons")
def standing_button(snippet, user, next_url=None):
    if isinstance(snippet, Organisation) and user.has_perm(PERMISSION):
        label = _("Take back verification") if snippet.is_verified else _("Verify")
        url = reverse("organisation_standing", args=[snippet.pk])
        yield Button(label, url, icon_name="check", priority=15)
