"""The site's terms as search asks for them."""

from collections.abc import Iterable, Mapping, Sequence

from search.query import Paraphrase
from taxonomy.expanding import expansions
from taxonomy.terms import Labels, terms


class SiteVocabulary:
    """Registered with search, which imports no other app."""

    def concepts_in(self, text: str) -> Mapping[str, int]:
        return terms().finder.find(text)

    def broader(self) -> Mapping[str, frozenset[str]]:
        return terms().broader

    def label(self, sort: str, slug: str, language: str) -> str:
        known = _labels(sort)
        return known[slug].in_language(language) if slug in known else slug

    def paraphrases(self, text: str) -> Sequence[Paraphrase]:
        return tuple(Paraphrase(each.phrase, each.typed) for each in expansions(text))

    def known(self, sort: str, slugs: Iterable[str]) -> list[str]:
        known = _labels(sort)
        return [slug for slug in dict.fromkeys(slugs) if slug in known]


def _labels(sort: str) -> Mapping[str, Labels]:
    return {"field": terms().fields, "technique": terms().techniques, "concept": terms().concepts}[sort]
