"""What is to be matched: a listing, or a text that is not stored; weighed, and as the person wants it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from search import registry, statistics
from search.analysis import tokens
from search.documents import ANSWERS, NEED, OFFER, SIDES, Text, Traits
from search.language import language_of
from search.matching.criteria import Criterion, adjusted
from search.matching.weights import leads, term_counts, weigh
from search.matching.wording import Wording
from search.meaning.site import query_vector
from search.meaning.vectors import vectors_of
from search.models import Entry
from search.typing.restoring import is_unmarked, restored

SIDE_KINDS = {
    NEED: tuple(kind for kind, side in SIDES.items() if side == OFFER),
    OFFER: tuple(kind for kind, side in SIDES.items() if side == NEED),
}
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Source:
    """`weights` are the weightiest terms by language, `leading` those of them that may stand in another record;
    `words` is the length of the longest text; `vector` None where there is none; `counted` are how many documents have
    each of its terms, and how many there are, by language."""

    texts: Mapping[str, Text]
    traits: Traits
    weights: Weights
    leading: Weights
    words: int
    is_need: bool
    kinds: tuple[str, ...]
    vector: np.ndarray | None = None
    key: str = ""
    is_unmarked: bool = False  # Vietnamese whose diacritics could not be restored
    counted: Mapping[str, tuple[Mapping[str, int], int]] = field(default_factory=dict)

    @cached_property
    def wording(self) -> Wording:
        """Its words as people wrote them."""
        return Wording(self.texts, self.counted)


def of_listing(entry: Entry, criteria: Sequence[Criterion] = ()) -> Source:
    """A stored listing, with the vector that the worker made of it; two queries a language and one more."""
    document = entry.document()
    weights, leading, counted = _weighed(document.texts, is_counted=True)
    kept, traits = adjusted(weights, document.traits, criteria)
    return Source(
        texts=document.texts,
        traits=traits,
        weights=kept,
        leading=_without(leading, weights, kept),
        words=_length(document.texts),
        is_need=document.side == NEED,
        kinds=ANSWERS.get(entry.kind, ()),
        vector=vectors_of([entry.key]).get(entry.key),
        key=entry.key,
        counted=counted,
    )


def of_text(side: str, title: str, text: str, criteria: Sequence[Criterion] = ()) -> Source:
    """A described need or offer. Nothing of it is kept."""
    whole = f"{title}\n{text}".strip()
    language = language_of(whole)
    texts = {language: Text(title=title, body=text)} if whole else {}
    weights, leading, counted = _weighed(texts, is_counted=False)
    kept, traits = adjusted(weights, Traits(concepts=tuple(registry.concepts_in(whole))), criteria)
    meant = restored(whole)
    return Source(
        texts=texts,
        traits=traits,
        weights=kept,
        leading=_without(leading, weights, kept),
        words=_length(texts),
        is_need=side == NEED,
        kinds=SIDE_KINDS[side],
        vector=query_vector(meant),
        is_unmarked=is_unmarked(meant),
        counted=counted,
    )


def as_wanted(source: Source, criteria: Sequence[Criterion]) -> Source:
    """The same as a person wants it: its text is not weighed again."""
    if not criteria:
        return source
    kept, traits = adjusted(source.weights, source.traits, criteria)
    leading = _without(source.leading, source.weights, kept)
    return replace(source, traits=traits, weights=kept, leading=leading)


def _weighed(texts: Mapping[str, Text], *, is_counted: bool) -> tuple[Weights, Weights, dict]:
    """A stored listing's terms without those that stand in it alone lead to others: they would only crowd out of the
    engine's query what does."""
    weights, leading, counted = {}, {}, {}
    for language, text in texts.items():
        counts = term_counts(text, language)
        found, total = counted[language] = statistics.frequencies(language, counts)
        terms = weigh(counts, found, total, is_counted=is_counted)
        weights[language] = terms
        kept = {term: weight for term, weight in terms.items() if not is_counted or leads(term, found, True)}
        leading[language] = kept or terms
    return weights, leading, counted


def _without(leading: Weights, weights: Weights, kept: Weights) -> Weights:
    """The leading terms that are still wanted, and those that the person added."""
    return {
        language: {
            term: weight
            for term, weight in terms.items()
            if term in leading.get(language, ()) or term not in weights.get(language, ())
        }
        for language, terms in kept.items()
    }


def _length(texts: Mapping[str, Text]) -> int:
    return max((len(tokens(text.whole())) for text in texts.values()), default=0)
