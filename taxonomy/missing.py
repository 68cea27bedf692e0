"""What the scheme lacks: frequent terms of the listings that are in no label, and concepts that no listing names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.analysis import clean, fold, folded, pairs, stems, tokens
from search.documents import LANGUAGES, Text
from search.language import VIETNAMESE
from search.matching.particles import FOLDED_GRAMMAR, FOLDED_PARTICLES
from search.models import Entry, TermFrequency
from search.statistics import CONCEPTS, TOTAL, frequencies
from taxonomy.models import Concept, ConceptLabel
from taxonomy.plain_words import PLAIN_STEMS
from taxonomy.quotes import Quote, quote_at

LEAST_LISTINGS = 3  # a term of fewer is not frequent
MOST_SHARE = 0.3  # of the listings of a language: what is in more says nothing ("hệ thống")
LEAST_LETTERS = 3
BOUND = 0.3  # two words are a term of two when they meet in so much of the rarer one's listings
WITHIN = 0.6  # a word is no term of its own when it mostly stands in one term of two
READ, SHOWN = 5_000, 200  # terms of a language that are looked at; terms of all that are shown
EXAMPLES, TRIED = 3, 30  # listings named for a term; listings that are looked at for them
_SYLLABLE = re.compile(
    "(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?"  # folded
)


@dataclass(frozen=True)
class Example:
    """A listing that has a term."""

    key: str
    quote: Quote


@dataclass
class MissingTerm:
    """`term` as it is counted: folded, English stemmed, two words joined by `_`."""

    language: str
    term: str
    listings: int
    examples: list[Example] = field(default_factory=list)

    @property
    def written(self) -> str:
        """As the first example has it."""
        form = self.examples[0].quote.words if self.examples else self.term.replace("_", " ")
        return form if form.isupper() else form.lower()


def terms_without_concept() -> list[MissingTerm]:
    """At most SHOWN, those of most listings first; two queries a language. Examples: `add_examples`."""
    found = [term for language in LANGUAGES for term in _missing(language)]
    return sorted(found, key=lambda each: (-each.listings, each.term))[:SHOWN]


def concepts_never_found() -> list[Concept]:
    """As counted when the term counts were last made."""
    slugs = TermFrequency.objects.filter(language=CONCEPTS, documents__gt=0).values("term")
    return list(Concept.objects.exclude(slug__in=slugs).select_related("field", "technique").order_by("slug"))


def add_examples(terms: Iterable[MissingTerm]) -> None:
    """Up to EXAMPLES public listings to each, the newest that are found quickly; one query a term."""
    for term in terms:
        first = term.term.split("_")[0]
        stem = first if term.language == VIETNAMESE else first[:-1]  # the last letter of a stem may be changed
        rows = Entry.objects.visible().filter(folded__contains=stem).order_by("-id")
        wanted = _pattern(term)
        for key, texts in rows.values_list("key", "texts")[:TRIED]:
            example = _example(key, texts.get(term.language), wanted, term)
            if example:
                term.examples.append(example)
            if len(term.examples) == EXAMPLES:
                break


def _missing(language: str) -> list[MissingTerm]:
    counts = TermFrequency.objects.filter(language=language, documents__gte=LEAST_LISTINGS).exclude(term=TOTAL)
    rows = dict(counts.order_by("-documents").values_list("term", "documents")[:READ])
    total = frequencies(language, [])[1]
    labelled = _labelled(language)
    kept = {
        term: count
        for term, count in rows.items()
        if count <= max(total * MOST_SHARE, LEAST_LISTINGS) and term not in labelled and _says(term, language)
    }
    bound = {term: count for term, count in kept.items() if "_" in term and count >= BOUND * _rarer(term, rows)}
    # A word that mostly stands in one pair, be it of a label or not, is a piece of that pair.
    inside = {word for term, count in rows.items() if "_" in term for word in _pieces(term, count, rows)}
    single = {term: count for term, count in kept.items() if "_" not in term and _is_word(term, language)}
    alone = {term: count for term, count in single.items() if term not in inside}
    return [MissingTerm(language, term, count) for term, count in (bound | alone).items()]


def _says(term: str, language: str) -> bool:
    words = term.split("_")
    if not all(word.isalpha() for word in words):
        return False
    if language == VIETNAMESE:
        return not FOLDED_GRAMMAR.intersection(words) and not FOLDED_PARTICLES.issuperset(words)
    return all(len(word) >= LEAST_LETTERS and word not in PLAIN_STEMS for word in words)


def _is_word(term: str, language: str) -> bool:
    """A single Vietnamese syllable is mostly a piece of a word; foreign ones (robot, camera) stand alone."""
    return language != VIETNAMESE or (len(term) >= LEAST_LETTERS and not _SYLLABLE.fullmatch(term))


def _rarer(pair: str, rows: Mapping[str, int]) -> int:
    return min(rows.get(word, 0) for word in pair.split("_"))


def _pieces(pair: str, count: int, rows: Mapping[str, int]) -> list[str]:
    return [word for word in pair.split("_") if count >= WITHIN * rows.get(word, 0)]


def _labelled(language: str) -> set[str]:
    """The words and pairs of all labels, counted as terms of this language. Texts name concepts in either language."""
    found: set[str] = set()
    columns = Concept.objects.values_list("label_vi", "label_en")
    for label in (*(each for row in columns for each in row), *ConceptLabel.objects.values_list("label", flat=True)):
        words = folded(tokens(label))
        if language != VIETNAMESE:
            words = stems(words)
        found.update(words)
        found.update(pairs(words))
    return found


def _pattern(term: MissingTerm) -> re.Pattern:
    words = term.term.split("_")
    if term.language == VIETNAMESE:
        return re.compile(r"(?<![^\W_])" + r"[^\w\n]+".join(words) + r"(?![^\W_])")
    # Between two stems that were counted as neighbours a stop word may stand, as in “quality of water”.
    return re.compile(r"(?<![^\W_])" + r"[^\W_]*(?:[^\w\n]+\w+)?[^\w\n]+".join(w[:-1] for w in words) + r"[^\W_]*")


def _example(key: str, texts: dict | None, wanted: re.Pattern, term: MissingTerm) -> Example | None:
    text = clean(Text(**texts).whole()) if texts else ""
    for found in wanted.finditer(fold(text)):
        start, end = found.span()
        if term.language == VIETNAMESE or stems(folded(tokens(text[start:end]))) == term.term.split("_"):
            return Example(key, quote_at(text, start, end))
    return None
