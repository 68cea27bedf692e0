"""The site's terms as search asks for them."""

from collections.abc import Mapping

from taxonomy.terms import terms


class SiteVocabulary:
    """Registered with search, which imports no other app."""

    def concepts_in(self, text: str) -> Mapping[str, int]:
        return terms().finder.find(text)

    def broader(self) -> Mapping[str, frozenset[str]]:
        return terms().broader

    def label(self, sort: str, slug: str, language: str) -> str:
        known = {"field": terms().fields, "technique": terms().techniques, "concept": terms().concepts}[sort]
        return known[slug].in_language(language) if slug in known else slug
