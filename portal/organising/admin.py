"""The ways from the admin to what organisers do."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets import Button

from competitions.drafts import may_draft
from competitions.models import CompetitionPage
from demand.models import Need
from portal.organising.copying import from_need


@hooks.register("register_admin_urls")
def draft_urls():
    return [path("competitions/from-need/<int:need>/", from_need, name="competition_from_need")]


@hooks.register("register_snippet_listing_buttons")
def need_buttons(snippet, user, next_url=None):
    """Beside a published need, for those who may make competitions."""
    if isinstance(snippet, Need) and snippet.live and may_draft(user):
        yield MenuItem(
            _("Draft a competition"), reverse("competition_from_need", args=[snippet.pk]), icon_name="pick", priority=60
        )


@hooks.register("register_page_header_buttons")
def organise_button(page, user, view_name, next_url=None):
    """On a competition's page, to its teams."""
    if isinstance(page, CompetitionPage) and view_name == "edit" and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Teams and results"), reverse("organise", args=[page.primary().pk]), icon_name="group", priority=60
        )
