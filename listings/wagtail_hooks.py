"""The addresses of listings' own pages in the admin."""

from django.urls import path
from wagtail import hooks

from listings.concept_views import ListingConceptsView


@hooks.register("register_admin_urls")
def concept_urls():
    return [
        path(
            "listing-concepts/<slug:app>/<slug:model>/<int:pk>/",
            ListingConceptsView.as_view(),
            name="listing_concepts",
        )
    ]
