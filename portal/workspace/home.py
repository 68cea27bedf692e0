"""What needs me: the first page of the workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.workspace.access import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The organisations of a person, each leading to its own page."""
    memberships = request.user.memberships.select_related("organisation").order_by("organisation__sort_name")
    return render(request, "workspace/home.html", {"memberships": memberships})
