"""What bookmarks hold of a person."""

from bookmarks.models import Bookmark


def collect(user) -> list[dict]:
    return list(Bookmark.objects.filter(user=user).values("key", "note", "kept_at"))


def erase(user) -> None:
    Bookmark.objects.filter(user=user).delete()
