"""Verification in the admin: its addresses, its menu item, its button in the list; and memberships' deletion."""

from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from organisations import queue
from organisations.members_admin import keep_owners, remove_memberships
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


@hooks.register("before_delete_snippet")
def memberships_go_through_services(request, instances):
    return remove_memberships(request, instances)


@hooks.register("before_delete_user")
def owners_stay(request, user):
    return keep_owners(request, [user])


@hooks.register("before_bulk_action")
def owners_stay_among_many(request, action_type, objects, action):
    return keep_owners(request, objects) if action_type == "delete" else None
