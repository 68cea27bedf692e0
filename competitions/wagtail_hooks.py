"""What the admin has of competitions beside their pages: the series, and a page with teams that stays."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from competitions.models import CompetitionPage, Series
from competitions.standing_rows import holds_teams


class SeriesViewSet(SnippetViewSet):
    model = Series
    icon = "calendar"
    menu_label = gettext_lazy("Series of competitions")
    menu_name = "series"
    menu_order = 140
    add_to_admin_menu = True


register_snippet(SeriesViewSet)


@hooks.register("before_delete_page")
def keep_a_page_with_teams(request, page):
    if request.method == "POST" and _stays(page):
        messages.error(request, _said(page))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("before_bulk_action")
def keep_pages_with_teams(request, action_type, objects, action_class_instance):
    if action_type != "delete":
        return None
    for each in objects:
        if hasattr(each, "get_descendants") and _stays(each):
            messages.error(request, _said(each))
            return redirect("wagtailadmin_explore", each.get_parent().pk)
    return None


def _stays(page) -> bool:
    pages = CompetitionPage.objects.descendant_of(page, inclusive=True)
    return any(holds_teams(each) for each in pages)


def _said(page) -> str:
    return _("“%(page)s” cannot be deleted: teams have registered. Unpublish it instead.") % {"page": page}
