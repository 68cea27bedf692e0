"""Stories of what came of agreements, for everybody: the page of all of them, and those of a record's own page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from organisations.models import Organisation
from organisations.services import is_verified_member
from outcomes.stories import Story, public_outcomes, stories, stories_naming

PAGE_SIZE = 20


def outcomes(request: HttpRequest) -> HttpResponse:
    """What came of it, the latest first."""
    listed = Paginator(public_outcomes(), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = stories(listed.object_list, get_language(), member=is_verified_member(request.user))
    return render(request, "outcomes/index.html", {"stories": shown, "listed": listed})


def stories_of_listing(key: str, user) -> list[Story]:
    """For a listing's page; one query where there are none."""
    told = list(public_outcomes().of_listing(key))
    return stories(told, get_language(), member=bool(told) and is_verified_member(user))


def stories_of_organisation(organisation: Organisation, user) -> list[Story]:
    """For an organisation's page: those alone that name it."""
    return stories_naming(organisation, get_language(), member=is_verified_member(user))
