"""What the person of a request keeps, whether they have an account or not."""

from django.http import HttpRequest

from bookmarks import services
from bookmarks.models import Bookmark
from portal.search.service import audiences


def kept_keys(request: HttpRequest) -> frozenset[str]:
    """Read once a request: one query for a person, the session for a visitor."""
    if not hasattr(request, "kept_keys"):
        request.kept_keys = frozenset(_keys(request))
    return request.kept_keys


def ordered_keys(request: HttpRequest) -> list[str]:
    """The newest first."""
    return list(_keys(request))


def keep(request: HttpRequest, key: str) -> bool:
    """Raises services.Full; False for what is not there for this reader."""
    seen = audiences(request.user)
    if request.user.is_authenticated:
        return services.keep(user=request.user, key=key, audiences=seen)
    return services.keep_for_visitor(session=request.session, key=key, audiences=seen)


def let_go(request: HttpRequest, key: str) -> None:
    if request.user.is_authenticated:
        services.let_go(user=request.user, key=key)
    else:
        services.let_go_for_visitor(session=request.session, key=key)


def _keys(request: HttpRequest):
    if request.user.is_authenticated:
        return Bookmark.objects.filter(user=request.user).values_list("key", flat=True)
    return services.kept_by_visitor(request.session)
