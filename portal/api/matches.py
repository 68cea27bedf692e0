"""GET /listings/{key}/matches and POST /match"""

from collections.abc import Sequence

from django.utils.translation import override
from ninja import Query, Router
from ninja.errors import HttpError

from portal.api.answers import AddressLimit
from portal.api.reading import item, language_for, not_found, valid_key
from portal.api.schemas import MOST_MATCHES, Language, MatchAnswer, MatchQuestion, Problem
from portal.match.answers import Answer, answers
from portal.match.presentation import line
from portal.search.service import audiences
from search.documents import PUBLIC, WITHHELD
from search.matching import source
from search.matching.service import Match, MatchesUnavailable, matches_of
from search.models import Entry

router = Router()
UNAVAILABLE = "Matches are not available at the moment; try again in a minute"


@router.get(
    "/listings/{key}/matches",
    response={200: MatchAnswer, 404: Problem, 503: Problem},
    summary="What answers a listing: offers for a need, needs for an offer",
)
def of_listing(request, key: str, limit: int = Query(10, ge=1, le=MOST_MATCHES), lang: Language | None = None):
    language = language_for(request, lang)
    try:
        entry = Entry.objects.visible(audiences(request.user)).get(key=valid_key(key))
        wanted = source.of_listing(entry)
        found = matches_of(wanted, limit, audiences(request.user), language)
    except Entry.DoesNotExist as error:
        raise not_found() from error
    except MatchesUnavailable as error:
        raise HttpError(503, UNAVAILABLE) from error
    return {"items": _items(wanted, found, language)}


@router.post(
    "/match",
    response={200: MatchAnswer, 503: Problem},
    throttle=[AddressLimit("match")],
    summary="What answers a described need or offer; the text is not kept",
)
def of_text(request, question: MatchQuestion):
    # No session is read: another site's script cannot use a member's sight, and needs no token against it.
    language = language_for(request, question.lang)
    try:
        wanted = source.of_text(question.side, question.title, question.text)
        found = matches_of(wanted, question.limit, (PUBLIC, WITHHELD), language)
    except MatchesUnavailable as error:
        raise HttpError(503, UNAVAILABLE) from error
    return {"items": _items(wanted, found, language)}


def _items(wanted: source.Source, found: Sequence[Match], language: str) -> list[dict]:
    with override(language):
        return [_item(answer, language) for answer in answers(wanted, found, (), language)]


def _item(answer: Answer, language: str) -> dict:
    match = answer.match
    lines = [line(finding, language) for finding in answer.findings]
    return item(answer.card, language) | {
        "score": match.score,
        "reasons": [reason.text for reason in match.reasons],
        "parts": [{"name": part.name, "points": round(part.share, 3)} for part in match.parts],
        "gaps": [
            {"asked": each.text, "standing": each.standing, "because": each.quote or each.because} for each in lines
        ],
    }
