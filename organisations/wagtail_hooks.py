"""Verification in the admin: its address, and its button in the list of organisations."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from organisations.models import Organisation
from organisations.standing import PERMISSION, StandingView


@hooks.register("register_admin_urls")
def standing_urls():
    return [path("organisations/<int:pk>/standing/", StandingView.as_view(), name="organisation_standing")]


@hooks.register("register_snippet_listing_buttons")
def standing_button(snippet, user, next_url=None):
    if isinstance(snippet, Organisation) and user.has_perm(PERMISSION):
        label = _("Take back verification") if snippet.is_verified else _("Verify")
        url = reverse("organisation_standing", args=[snippet.pk])
        yield Button(label, url, icon_name="check", priority=15)
