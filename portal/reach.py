"""What the pages tell `feedback` about listings that people open or are proposed."""

from collections.abc import Iterable

from feedback.shown import count
from feedback.visitors import is_reader
from search.models import Entry


def note_shown(request, *, viewed: str = "", proposed: Iterable[str] = ()) -> None:
    """Counts a page that opened the listing `viewed` or proposed others as matches (keys); one statement, and two
    queries before it for somebody who is signed in. Robots and an organisation's own members do not count for it."""
    if request.method == "HEAD" or not is_reader(request):
        return
    proposed = [key for key in proposed if key != viewed]
    own = _own_keys(request.user, [*proposed, viewed])
    count(
        viewed=[viewed] if viewed and viewed not in own else (),
        proposed=[key for key in proposed if key not in own],
    )


def _own_keys(user, keys: list[str]) -> set[str]:
    """Those of the person's own organisations. An entry knows its owner also where the name is withheld."""
    if not user.is_authenticated:
        return set()
    owners = [f"organisation:{number}" for number in user.memberships.values_list("organisation", flat=True)]
    return set(Entry.objects.filter(key__in=keys, organisation__in=owners).values_list("key", flat=True))
