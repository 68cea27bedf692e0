"""Where members work for their organisations. Each part keeps its own addresses."""

from django.urls import include, path

from portal.workspace.home import home
from portal.workspace.listings import listings
from portal.workspace.overview import overview

urlpatterns = [
    path("", home, name="workspace"),
    path("organisations/<slug:slug>/", overview, name="workspace_organisation"),
    path("organisations/<slug:slug>/listings/", listings, name="workspace_listings"),
    path("", include("portal.workspace.organisation.urls")),
    path("", include("portal.workspace.writing.urls")),
    path("", include("portal.workspace.listing.urls")),
    path("", include("portal.workspace.bulk.urls")),
]
