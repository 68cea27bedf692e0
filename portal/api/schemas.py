"""The shapes of questions and answers."""

from typing import Any, Literal

from ninja import Field, Schema

from portal.search.parameters import LONGEST_TEXT as LONGEST_SEARCH
from search.query import PAGE_SIZE, SORTS

MOST_ITEMS = 100  # of a page
MOST_MATCHES = 50
LONGEST_TEXT = 20_000  # characters of a described text
LONGEST_TITLE = 1_000
MOST_SUGGESTIONS = 20

Language = Literal["vi", "en"]


class Problem(Schema):
    detail: str


class Reader(Schema):
    lang: Language | None = Field(None, description="The reader's language; without it Accept-Language, else vi.")


class SearchQuestion(Reader):
    """Filters may be repeated: any of the values of one, all of the filters."""

    q: str = Field("", description=f"Words, with or without diacritics; at most {LONGEST_SEARCH} characters.")
    kind: list[str] = Field(
        [], description="research, training, application-need, training-need, competition, organisation"
    )
    field: list[str] = Field([], description="short name of a field of application")
    technique: list[str] = Field([], description="short name of an AI technique")
    organisation_kind: list[str] = Field([], description="university, institute, company, government, association")
    trl: list[str] = Field([], description="1-3, 4-6, 7-9")
    language: list[str] = Field([], description="vi, en")
    band: list[str] = Field([], description="price or budget: free, under-50m, 50m-200m, 200m-1b, over-1b, negotiable")
    mode: list[str] = Field([], description="online, in-person, blended; cloud, on-premise, edge, mobile")
    open: list[str] = Field([], description="open, closed")
    organisation: list[str] = Field([], description="key of an organisation, such as organisation:12")
    tag: list[str] = []
    sort: str = Field("", description=" or ".join(SORTS))
    page: int = Field(1, description="from 1; nothing beyond the 10,000th result is given")
    page_size: int = Field(PAGE_SIZE, description=f"1 to {MOST_ITEMS}")


class Owner(Schema):
    key: str
    name: str
    url: str
    verified: bool


class Found(Schema):
    """One record in a list. `organisation` is null and `external_id` empty where the name is withheld."""

    key: str
    kind: str
    title: str
    summary: str
    url: str
    language: str = Field(description="the language of title and summary")
    external_id: str
    organisation: Owner | None
    demonstration: bool
    score: float | None = Field(description="relevance within this search; null when nothing was ranked")


class SearchAnswer(Schema):
    """`degraded`: the search engine is down, the database answered without ranking and facets."""

    count: int
    items: list[Found]
    facets: dict[str, dict[str, int]]
    page: int
    pages: int
    degraded: bool
    did_you_mean: str | None = Field(description="words that would find more, where these find little or nothing")


class Suggestion(Schema):
    text: str
    key: str
    kind: str
    url: str


class SuggestAnswer(Schema):
    items: list[Suggestion]


class ScorePart(Schema):
    """A part of a score: `points` of the 100; the points of all parts add up to the score before rounding."""

    name: str
    points: float


class Gap(Schema):
    """One thing that the need asks for: `standing` is met, unsaid or contradicted; `because` is what that rests on,
    a trait in words or a sentence of the offer."""

    asked: str
    standing: Literal["met", "unsaid", "contradicted"]
    because: str


class Matched(Schema):
    """`score` is 0 to 100; `reasons` are in the reader's language, the weightiest first, gaps last."""

    key: str
    kind: str
    title: str
    summary: str
    url: str
    language: str
    external_id: str
    organisation: Owner | None
    demonstration: bool
    score: int
    reasons: list[str]
    parts: list[ScorePart] = []
    gaps: list[Gap] = []


class MatchAnswer(Schema):
    items: list[Matched]


class MatchQuestion(Schema):
    """A text that is not stored: `side` says whether it is a need that seeks offers, or an offer that seeks needs."""

    side: Literal["need", "offer"]
    title: str = Field("", max_length=LONGEST_TITLE)
    text: str = Field("", max_length=LONGEST_TEXT)
    limit: int = Field(10, ge=1, le=MOST_MATCHES)
    lang: Language | None = None


class ListingAnswer(Schema):
    """A record with its texts in each language that it has; `details` are the columns of its kind."""

    key: str
    kind: str
    url: dict[str, str]
    languages: list[str]
    texts: dict[str, dict[str, str]]
    external_id: str
    organisation: dict[str, Any] | None
    withheld: bool
    fields: list[dict[str, str]]
    techniques: list[dict[str, str]]
    tags: list[str]
    details: dict[str, Any]
    contact: dict[str, str] | None
    published_at: str | None
    updated_at: str | None
    demonstration: bool
