"""The one way in for changes of bookmarks, of a person and of a visitor without an account."""

from collections.abc import Collection, Iterable, MutableMapping

from django.db import transaction

from bookmarks.models import LONGEST_NOTE, Bookmark
from search.models import Entry

MOST, MOST_OF_VISITOR = 500, 20
IN_SESSION = "kept"  # keys of a visitor without an account, the newest first


class Full(Exception):
    """No room for another one; the argument is how many there may be."""


@transaction.atomic
def keep(*, user, key: str, audiences: Collection[str]) -> bool:
    """Keeps a record that the person may see; again changes nothing. False for what is not there for them, Full
    beyond MOST."""
    if not _is_there(key, audiences):
        return False
    own = Bookmark.objects.filter(user=user)
    if own.filter(key=key).exists():
        return True
    if own.count() >= MOST:
        raise Full(MOST)
    Bookmark.objects.get_or_create(user=user, key=key)
    return True


def let_go(*, user, key: str) -> None:
    Bookmark.objects.filter(user=user, key=key).delete()


def annotate(*, user, key: str, note: str) -> bool:
    """The person's own note, for nobody else. False where they keep no such thing."""
    return bool(Bookmark.objects.filter(user=user, key=key).update(note=note.strip()[:LONGEST_NOTE]))


def keep_for_visitor(*, session: MutableMapping, key: str, audiences: Collection[str]) -> bool:
    """The same in the session; Full beyond MOST_OF_VISITOR."""
    kept = kept_by_visitor(session)
    if key in kept:
        return True
    if not _is_there(key, audiences):
        return False
    if len(kept) >= MOST_OF_VISITOR:
        raise Full(MOST_OF_VISITOR)
    session[IN_SESSION] = [key, *kept]
    return True


def let_go_for_visitor(*, session: MutableMapping, key: str) -> None:
    if key in (kept := kept_by_visitor(session)):
        session[IN_SESSION] = [each for each in kept if each != key]


def kept_by_visitor(session: MutableMapping) -> list[str]:
    return list(session.get(IN_SESSION, ()))


@transaction.atomic
def take_over(*, user, keys: Iterable[str]) -> None:
    """What a visitor kept before they signed in becomes theirs, as far as there is room; the newest stays so."""
    room = MOST - Bookmark.objects.filter(user=user).count()
    for key in reversed(list(keys)[: max(0, room)]):
        Bookmark.objects.get_or_create(user=user, key=key)


def _is_there(key: str, audiences: Collection[str]) -> bool:
    return Entry.objects.visible(audiences).filter(key=key).exists()
