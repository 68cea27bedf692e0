"""Every address of the site, read from the URLconf, so that what is added tomorrow is walked too."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

# What others wrote and we only include, with why it needs no rule of ours. Their own tests stand for them; the walks
# below still ask those that could show a listing.
INCLUDED = {
    "wagtail": "the admin asks for its permission on each view; pages are public or hidden by their own rules",
    "allauth": "accounts; no record of the site is in them",
    "api": "the API's own description",
    "ninja": "the API: every operation reads through the audiences of its reader (tests/portal/api)",
    "django": "redirects and the language",
}
PUBLIC = {
    "front_door": "leads to a language",
    "media": "pictures that pages show, originals for staff (tests/portal/test_media.py)",
    "healthz": "says that the process lives",
    "readyz": "says that what it stands on answers",
    "robots": "for crawlers",
    "sitemap": "for crawlers",
    "sitemap_section": "for crawlers",
    "search": "reads through the audiences of its reader",
    "match": "reads through the audiences of its reader",
    "criterion_suggestions": "terms of the taxonomy",
    "suggest": "reads through the audiences of its reader",
    "asked": "for verified members and staff, 404 for others (tests/portal/views/test_asked.py)",
    "listing": "reads through the visibility of its reader",
    "listing_by_number": "reads through the visibility of its reader",
    "listing_matches": "reads through the audiences of its reader",
    "call": "reads through the visibility of its need's reader",
    "listing_attachment": "reads through the visibility of its reader",
    "organisation": "reads through the audiences of its reader",
    "scientist": "reads through the visibility of its reader",
    "calendar": "dates of public competitions",
    "public_team": "a team whose results are published (tests/portal/results)",
    "ledger": "what became of published winners (tests/portal/results)",
    "certificate": "for whoever has its code, 128 bits (tests/portal/results)",
    "certificate_file": "for whoever has its code, 128 bits (tests/portal/results)",
    "competitions_feed": "public competitions (tests/portal/competitions)",
    "competition_rules": "rules of public competitions (tests/portal/competitions)",
    "leaderboard": "what organisers published of a public competition (tests/portal/judging)",
    "outcomes": "what both sides let be told (tests/outcomes)",
    "outcomes_feed": "what both sides let be told (tests/outcomes)",
    "report_listing": "reads through the visibility of its reader",
    "ask_a_person": "for everybody",
    "bookmarks": "what its reader keeps, read through their audiences",
    "keep": "reads through the audiences of its reader",
    "compare": "reads through the audiences of its reader",
    "survey": "for everybody",
    "survey_thanks": "for everybody",
    "renewal": "a mailed, signed address; asks before it does anything",
    "renewal_of_all": "a mailed, signed address; asks before it does anything",
    "search_feed": "what everybody may find (tests/portal/alerts/test_feed.py)",
    "account_terms": "a text for everybody",
}
OWN_ACCOUNT = {
    "my_account": "a person's own account",
    "account_consent": "a person's own account",
    "account_export": "a person's own account",
    "account_delete": "a person's own account",
}


@dataclass(frozen=True)
class Route:
    """`params` are the names in its address, `app` the first part of its view's module."""

    name: str | None
    namespace: str
    params: frozenset[str]
    view: object
    in_admin: bool

    @property
    def app(self) -> str:
        return module_of(self.view).split(".")[0]

    @property
    def rule(self):
        return getattr(self.view, "rule", None)

    @property
    def full_name(self) -> str:
        return f"{self.namespace}:{self.name}" if self.namespace else str(self.name)


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, frozenset(), ""))


def own_routes() -> list[Route]:
    """Those whose view is ours, but for those that the admin and the API hold."""
    return [
        route
        for route in routes()
        if route.app not in INCLUDED and not route.in_admin and route.namespace not in INCLUDED
    ]


def module_of(view) -> str:
    made = getattr(view, "view_class", view)
    return getattr(made, "__module__", type(made).__module__)


def _walk(patterns, params: frozenset[str], namespace: str, in_admin: bool = False) -> Iterator[Route]:
    for each in patterns:
        if isinstance(each, URLResolver):
            own = frozenset() if isinstance(each.pattern, LocalePrefixPattern) else _params(each)
            inner = ":".join(filter(None, (namespace, each.namespace)))
            below = in_admin or str(each.pattern) == "admin/"
            yield from _walk(each.url_patterns, params | own, inner, below)
        elif isinstance(each, URLPattern):
            yield Route(each.name, namespace, params | _params(each), each.callback, in_admin)


def _params(pattern) -> frozenset[str]:
    return frozenset(pattern.pattern.regex.groupindex) | frozenset(pattern.pattern.converters)
