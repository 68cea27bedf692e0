"""Every address that anybody could ask: each route with each thing of the world, and whatever the answers lead to."""

import html
import itertools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.access.routes import routes
from tests.access.values import VALUES
from tests.leaks.world import numbers

MOST_OF_A_PATH = 40  # pages of one path with other queries: facets combine without end
MOST_PAGES = 900
_LINKED = re.compile(r"""(?:href|src|action|srcset|content)=["']([^"']+)["']|<loc>([^<]+)</loc>|"url": ?"([^"]+)\"""")


def addresses(world) -> list[str]:
    """In both languages. Of Wagtail's admin the routes of our records; the rest of it holds nothing of them."""
    known = _known(world)
    found: dict[str, None] = {}
    for route in routes():
        if not route.name or (route.in_admin and route.app == "wagtail" and "demand" not in route.namespace):
            continue
        values = [known.get(name, VALUES.get(name, ("1",))[:1]) for name in sorted(route.params)]
        for chosen in itertools.product(*values):
            given = dict(zip(sorted(route.params), chosen, strict=True))
            for language in ("vi", "en"):
                with override(language):
                    try:
                        found[reverse(route.full_name, kwargs=given)] = None
                    except NoReverseMatch:
                        continue
    return list(found)


def _known(world) -> dict[str, list]:
    """What to ask with, by the name of the part of an address."""
    need, rows = world.need, numbers(world)
    documents = [file.document_id for file in need.attachments.all()]
    return {
        "prefix": ["needs"],
        "number": rows,
        "need": [need.pk],
        "enquiry": rows,
        "proposal": rows[:3],
        "question": rows,
        "document": documents,
        "key": [need.key, world.owner.key],
        "slug": [need.slug, world.owner.slug, world.stranger.slug],
        "name": ["pages", "1"],
        "path": ["images/none.png"],
        "pk": [need.pk],
        "object_id": [need.pk],
        "revision_id": [need.latest_revision_id],
    }


def answers(client, start: Iterable[str], *, is_followed: bool) -> Iterator[tuple[str, object]]:
    """(address, answer), once each; with what they link to where that is wanted."""
    waiting, seen, of_path = list(start), set(), {}
    while waiting and len(seen) < MOST_PAGES + len(list(start)):
        page = waiting.pop(0)
        path = urlsplit(page).path
        of_path[path] = of_path.get(path, 0) + 1
        if page in seen or of_path[path] > MOST_OF_A_PATH or "logout" in page:
            continue
        seen.add(page)
        answer = client.get(page)
        yield page, answer
        if is_followed and answer.status_code < 400:
            waiting += [each for each in _links(page, answer) if each not in seen]


def _links(page: str, answer) -> Iterator[str]:
    if answer.status_code in (301, 302):
        found = [answer["Location"]]
    elif answer.get("Content-Type", "").split(";")[0] in ("text/html", "application/xml", "application/json"):
        found = [next(filter(None, each)) for each in _LINKED.findall(answer.content.decode())]
    else:
        return
    for each in found:
        for link in re.split(r",\s+|\s+\d+w", html.unescape(each)):
            whole = urlsplit(urljoin(f"http://testserver{page}", link.strip()))
            if whole.netloc in ("testserver", "localhost:8000") and not whole.path.startswith("/static/"):
                yield whole.path + (f"?{whole.query}" if whole.query else "")
