"""What is asked of an engine, built from tokens and fields and never from a user's own query syntax.

A request comes from a reader; these functions make of it a `Query`, which an engine only translates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType

from search import index
from search.analysis import clean, fold, folded, has_diacritics, pairs, stems, tokens
from search.documents import PUBLIC, WITHHELD
from search.language import ENGLISH_LANGUAGE, VIETNAMESE, language_of

RELEVANCE, NEWEST, DEADLINE = "relevance", "newest", "deadline"
SORTS = (RELEVANCE, NEWEST, DEADLINE)
OPEN, CLOSED = "open", "closed"
FACETS = ("kind", "field", "technique", "organisation_kind", "trl", "language", "band", "mode", "open")

PAGE_SIZE = 20
LAST_RESULT = 10_000  # results further down are not asked for: nobody reads them, and they cost the engine most
LONGEST_QUERY = 64  # tokens; what is longer is a text to match, and the rest of it is not needed to find pages
LONGEST_TEXT = 4096  # characters that are looked at at all, so that a megabyte costs no more than a page
MOST_FILTER_VALUES, LONGEST_FILTER_VALUE = 100, 256  # no index holds a longer one
MOST_CANDIDATES = 200

# What each part adds. A title's words stand in the text as well, so they count one and a half times; an
# organisation's name or a term's label half.
PART_WEIGHTS = {"title": 0.5, "text": 1.0, "names": 0.5}
# Measured on seven Vietnamese sets; without diacritics the exact variants only disturb.
MARKED = {index.FOLDED: 1.0, index.EXACT: 0.5, index.FOLDED_PAIRS: 0.5, index.EXACT_PAIRS: 0.25}
UNMARKED = {index.FOLDED: 1.0, index.FOLDED_PAIRS: 0.5}
PARAPHRASE_WEIGHT = 0.4  # what was not typed comes after what was
# Measured on three English sets: stems without stop words, and pairs of stems.
STEMMED = {index.STEMS: 1.0, index.STEM_PAIRS: 0.3}


@dataclass(frozen=True)
class Term:
    """One token in one field; `weight` multiplies its BM25 score there."""

    field: str
    token: str
    weight: float = 1.0


@dataclass(frozen=True)
class Paraphrase:
    """Another phrase for the `typed` part of a query: an abbreviation written out, a place's other name."""

    phrase: str
    typed: str


@dataclass(frozen=True)
class SearchRequest:
    """What a reader asks. `filters` are facet values by facet name: any of a facet's values, all of the facets."""

    text: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    audiences: tuple[str, ...] = (PUBLIC, WITHHELD)


@dataclass(frozen=True)
class Near:
    """The `most` records whose vectors are nearest to this one of length 1, among those that the query's filters (but
    the facets' own), demands and exclusions let through."""

    vector: tuple[float, ...]
    most: int


@dataclass(frozen=True)
class Query:
    """What an engine is asked. `scoring` terms add up (BM25 times weight); at least `minimum` of the `required` terms
    must occur, a group of terms counting once; `concepts` and other keywords add a fixed weight when they are there.

    What has all terms of one of the `alternatives` is found beside what has the required words, and so is what is
    `near`, which stands before all else; a hit's score is of its words alone. All terms of `all_of` must occur, and
    none of `none_of`.

    `filters`: any of the values, for each field; `open` is derived from `closes_at` and `now`. A facet's counts leave
    its own filter out, so that a reader sees what else could be chosen. `now` is in seconds since 1970.

    Where nobody asks how many there are (`is_counted`), an engine passes over what cannot be among the first.
    """

    now: int
    audiences: tuple[str, ...]
    scoring: tuple[Term, ...] = ()
    required: tuple[Term, ...] = ()
    minimum: int = 0
    fixed: tuple[Term, ...] = ()
    alternatives: tuple[tuple[Term, ...], ...] = ()
    near: Near | None = None
    all_of: tuple[Term, ...] = ()
    none_of: tuple[Term, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluded_keys: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = PAGE_SIZE
    is_counted: bool = True


def search_query(
    request: SearchRequest,
    now: int,
    *,
    rarity: Mapping[str, float] = MappingProxyType({}),
    near: Near | None = None,
    paraphrases: Sequence[Paraphrase] = (),
) -> Query:
    """The query of a search page: words rank, filters restrict, facets count. `rarity` multiplies a word's weight, 1
    where it is not named; for a long query, in which what all texts have would drown what few have. What has a
    paraphrase and the other words is found too.

    Sorting by deadline shows only what is still open: what is over has no deadline to keep.
    """
    scoring, required, minimum = _words(request.text, rarity)
    others, alternatives = _paraphrased(request.text, paraphrases) if minimum else ((), ())
    filters = {
        name: tuple(dict.fromkeys(clean(value[:LONGEST_FILTER_VALUE]) for value in values[:MOST_FILTER_VALUES]))
        for name, values in request.filters.items()
        if values
    }
    if request.sort == DEADLINE:
        filters.setdefault("open", (OPEN,))
    offset = max(0, request.page - 1) * request.page_size
    return Query(
        now=now,
        audiences=request.audiences,
        scoring=scoring + others,
        required=required,
        minimum=minimum,
        alternatives=alternatives,
        near=near,
        filters=filters,
        facets=FACETS,
        sort=request.sort if scoring or request.sort != RELEVANCE else NEWEST,
        offset=offset,
        limit=max(0, min(request.page_size, LAST_RESULT - offset)),
    )


def suggest_query(typed: str, audiences: tuple[str, ...], now: int, limit: int) -> Query | None:
    """Titles that hold the finished words and go on from the last one; None when nothing was typed."""
    words = tokens(typed[-LONGEST_TEXT:])[-8:]
    if not words:
        return None
    plain = folded(words)
    required = [Term(index.ANY_FOLDED, word) for word in plain[:-1]]
    required.append(Term(index.TITLE_PREFIX, plain[-1][: index.LONGEST_PREFIX]))
    scoring = [Term("title_folded", word, 2.0) for word in plain]
    if has_diacritics(words):
        scoring += [Term("title_exact", word) for word in words]
    return Query(
        now=now,
        audiences=audiences,
        scoring=tuple(scoring),
        required=tuple(dict.fromkeys(required)),
        minimum=len(dict.fromkeys(required)),
        limit=limit,
        is_counted=False,
    )


def least_syllables(count: int) -> int:
    """How many of a Vietnamese query's syllables a result must hold: all of two, all but one of up to four (two
    words), half of up to eight. What is longer is a description, which the ranking alone decides."""
    if count <= 4:
        return count - (count > 2)
    return ceil(count / 2) if count <= 8 else 1


def least_stems(count: int) -> int:
    """The same for English words without stop words, each of which says more than a syllable. Demanding half of a
    question was measured to lose a tenth of the right answers, demanding a third of a purpose's words a quarter."""
    return min(count, 2) if count <= 4 else 1


def _paraphrased(text: str, paraphrases: Sequence[Paraphrase]) -> tuple[tuple[Term, ...], tuple[tuple[Term, ...], ...]]:
    """What the phrases add to a score, and what is found by them. A phrase is one thing: its words count as pairs."""
    plain = folded(tokens(text[:LONGEST_TEXT])[:LONGEST_QUERY])
    scoring: list[Term] = []
    alternatives = []
    for each in paraphrases:
        typed = set(folded(tokens(each.typed)))
        rest = tuple(Term(index.ANY_FOLDED, word) for word in dict.fromkeys(plain) if word not in typed)
        for part, weight in (("text", PARAPHRASE_WEIGHT), ("names", PARAPHRASE_WEIGHT * PART_WEIGHTS["names"])):
            terms = tuple(Term(field, token, weight) for field, token in _phrase(part, each.phrase))
            if terms:
                scoring += terms
                alternatives.append(terms + rest)
    return tuple(dict.fromkeys(scoring)), tuple(dict.fromkeys(alternatives))


def _phrase(part: str, phrase: str) -> list[tuple[str, str]]:
    words = tokens(phrase)
    if has_diacritics(words) or language_of(phrase) == VIETNAMESE:
        words, word, pair = folded(words), index.FOLDED, index.FOLDED_PAIRS
    else:
        words, word, pair = stems(folded(words)), index.STEMS, index.STEM_PAIRS
    if len(words) == 1:
        return [(f"{part}_{word}", words[0])]
    return [(f"{part}_{pair}", token) for token in pairs(words)]


def asked_terms(text: str) -> tuple[str, list[str]]:
    """The language of a query, and its words and pairs in the form that statistics count: folded, or as stems."""
    plain = folded(tokens(text[:LONGEST_TEXT])[:LONGEST_QUERY])
    stemmed = stems(plain)
    if language_of(text[:LONGEST_TEXT]) == VIETNAMESE or not stemmed:
        return VIETNAMESE, [*plain, *pairs(plain)]
    return ENGLISH_LANGUAGE, [*stemmed, *pairs(stemmed)]


def _words(text: str, rarity: Mapping[str, float]) -> tuple[tuple[Term, ...], tuple[Term, ...], int]:
    text = text[:LONGEST_TEXT]
    words = tokens(text)[:LONGEST_QUERY]
    if not words:
        return (), (), 0
    plain = folded(words)
    stemmed = stems(plain)
    if language_of(text) == VIETNAMESE or not stemmed:
        forms = {
            index.EXACT: words,
            index.FOLDED: plain,
            index.EXACT_PAIRS: pairs(words),
            index.FOLDED_PAIRS: pairs(plain),
        }
        weights = MARKED if has_diacritics(words) else UNMARKED
        required = dict.fromkeys(Term(index.ANY_FOLDED, word) for word in plain)
        minimum = least_syllables(len(required))
    else:
        forms = {index.STEMS: stemmed, index.STEM_PAIRS: pairs(stemmed)}
        weights = STEMMED
        required = dict.fromkeys(Term(index.ANY_STEM, word) for word in stemmed)
        minimum = least_stems(len(required))
    scoring = tuple(
        Term(f"{part}_{variant}", token, part_weight * weight * rarity.get(fold(token), 1.0))
        for part, part_weight in PART_WEIGHTS.items()
        for variant, weight in weights.items()
        for token in dict.fromkeys(forms[variant])
    )
    return scoring, tuple(required), minimum
