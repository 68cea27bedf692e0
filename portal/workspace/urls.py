"""Where members work for their organisations. Each part keeps its own addresses."""

from django.urls import include, path

from portal.workspace.home import home

urlpatterns = [
    path("", home, name="workspace"),
    path("", include("portal.workspace.organisation.urls")),
    path("", include("portal.workspace.writing.urls")),
    path("", include("portal.workspace.listing.urls")),
    path("", include("portal.workspace.bulk.urls")),
]
