"""The addresses of listings' own pages in the admin, and their places in its menu."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from listings.concept_views import ListingConceptsView
from listings.queue.live_changes_view import LiveChangesView
from listings.queue.views import BatchView, ItemView, QueueView, may_review


@hooks.register("register_admin_urls")
def concept_urls():
    return [
        path(
            "listing-concepts/<slug:app>/<slug:model>/<int:pk>/",
            ListingConceptsView.as_view(),
            name="listing_concepts",
        )
    ]


@hooks.register("register_admin_urls")
def review_urls():
    return [
        path("review/", QueueView.as_view(), name="review_queue"),
        path("review/changes/", LiveChangesView.as_view(), name="live_changes"),
        path("review/import/<int:pk>/", BatchView.as_view(), name="review_batch"),
        path("review/<slug:prefix>/<int:pk>/", ItemView.as_view(), name="review_item"),
    ]


class ReviewersMenuItem(MenuItem):
    def is_shown(self, request):
        return may_review(request.user)


@hooks.register("register_admin_menu_item")
def review_item():
    return ReviewersMenuItem(_("Review queue"), reverse("review_queue"), icon_name="list-ul", order=105)


@hooks.register("register_admin_menu_item")
def live_changes_item():
    return ReviewersMenuItem(_("Changes at once"), reverse("live_changes"), icon_name="history", order=106)
