"""From an address's parameters to a search request, and back to addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from search.analysis import clean
from search.query import FACETS, LAST_RESULT, PAGE_SIZE, RELEVANCE, SORTS, SearchRequest

LONGEST_TEXT = 1_000  # characters of a search
MOST_VALUES = 50  # filter values in one address
FILTERS = (*FACETS, "organisation", "tag", "concept")


class BadParameter(ValueError):
    """A parameter that no reader of the site sends; the message says which and what it may be."""


@dataclass(frozen=True)
class Parameters:
    """What an address asks for. `page_size` only the API sets."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE

    def request(self, audiences: Sequence[str]) -> SearchRequest:
        return SearchRequest(self.text, self.filters, self.sort, self.page, self.page_size, tuple(audiences))

    def address(self, **changes) -> str:
        """The query string of the same search with some things changed; the first page unless one is named."""
        wanted = replace(self, **({"page": 1} | changes))
        pairs = [("q", wanted.text)] if wanted.text else []
        pairs += [(name, value) for name, values in wanted.filters.items() for value in values]
        if wanted.sort != RELEVANCE:
            pairs.append(("sort", wanted.sort))
        if wanted.page > 1:
            pairs.append(("page", str(wanted.page)))
        return f"?{urlencode(pairs)}"

    def toggled(self, name: str, value: str) -> str:
        """The address with a filter value added, or taken away where it was chosen."""
        chosen = self.filters.get(name, ())
        values = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        return self.address(filters={**self.filters, name: values})


def read(query, *, last_page_size: int = PAGE_SIZE) -> Parameters:
    """Reads a QueryDict. Raises BadParameter; unknown parameters are ignored, unknown filter values find nothing."""
    text = clean(query.get("q", "")).strip()
    if len(text) > LONGEST_TEXT:
        raise BadParameter(
            _("q: at most %(most)d characters; describe longer texts to the match page") % {"most": LONGEST_TEXT}
        )
    filters = {name: tuple(dict.fromkeys(map(clean, query.getlist(name)))) for name in FILTERS if query.getlist(name)}
    filters = {name: tuple(filter(None, values)) for name, values in filters.items()}
    if sum(map(len, filters.values())) > MOST_VALUES:
        raise BadParameter(_("at most %(most)d filter values") % {"most": MOST_VALUES})
    sort = query.get("sort") or RELEVANCE
    if sort not in SORTS:
        raise BadParameter(_("sort: one of %(known)s") % {"known": ", ".join(SORTS)})
    page_size = _number(query.get("page_size"), "page_size", PAGE_SIZE, last_page_size)
    page = _number(query.get("page"), "page", 1, LAST_RESULT // page_size)
    return Parameters(text, filters, sort, page, page_size)


def _number(value: str | None, name: str, default: int, highest: int) -> int:
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= 6 and 1 <= int(value) <= highest):
        raise BadParameter(_("%(name)s: a whole number from 1 to %(highest)d") % {"name": name, "highest": highest})
    return int(value)
