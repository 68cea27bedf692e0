"""GET /suggest"""

from ninja import Query, Router
from ninja.errors import HttpError

from portal.api.reading import language_for
from portal.api.schemas import LONGEST_SEARCH, MOST_SUGGESTIONS, Language, Problem, SuggestAnswer
from portal.search.service import audiences
from portal.search.suggesting import suggest_meant
from search.analysis import clean

router = Router()


@router.get("/suggest", response={200: SuggestAnswer, 400: Problem}, summary="Titles that go on from what was typed")
def titles(request, q: str = "", limit: int = Query(8, ge=1, le=MOST_SUGGESTIONS), lang: Language | None = None):
    if len(q) > LONGEST_SEARCH:
        raise HttpError(400, f"q: at most {LONGEST_SEARCH} characters")
    found = suggest_meant(clean(q), audiences(request.user), language_for(request, lang), limit)
    return {"items": [{"text": each.text, "key": each.key, "kind": each.kind, "url": each.url} for each in found]}
