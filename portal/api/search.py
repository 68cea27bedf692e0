"""GET /search"""

from math import ceil

from ninja import Query, Router
from ninja.errors import HttpError

from portal.api.reading import item, language_for
from portal.api.schemas import MOST_ITEMS, Problem, SearchAnswer, SearchQuestion
from portal.search import parameters
from portal.search.corrections import did_you_mean
from portal.search.service import audiences, search
from search.query import LAST_RESULT

router = Router()


@router.get("/search", response={200: SearchAnswer, 400: Problem}, summary="Search records of every kind")
def find(request, question: Query[SearchQuestion]):
    try:
        wanted = parameters.read(request.GET, last_page_size=MOST_ITEMS)
    except parameters.BadParameter as error:
        raise HttpError(400, str(error)) from error
    language = language_for(request, question.lang)
    seen = audiences(request.user)
    found = search(wanted.request(seen), language)
    return {
        "count": found.count,
        "items": [item(card, language) | {"score": card.exact_score} for card in found.cards],
        "facets": found.facets,
        "page": wanted.page,
        "pages": ceil(min(found.count, LAST_RESULT) / wanted.page_size),
        "degraded": found.degraded,
        "did_you_mean": did_you_mean(wanted, found, seen, language),
    }
