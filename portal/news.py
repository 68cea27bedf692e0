"""The list of news, newest first, a page at a time."""

from django.core.paginator import Paginator

from portal.models import NewsPage

PAGE_SIZE = 20


def news_context(page, request) -> dict:
    """`items` is the page of the list that `?page=` asks for, or the nearest there is."""
    found = NewsPage.objects.child_of(page).live().public().order_by("-published_on", "-pk")
    return {"items": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))}
