"""The terms in memory: labels for pages and facets, and the finder of concepts. Read again when a term changed."""

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from taxonomy.finder import Finder
from taxonomy.models import Concept, ConceptLabel, Field, Technique

FRESH_FOR = 30  # seconds; another process sees a changed label after at most that
_kept: tuple[float, "Terms"] | None = None


@dataclass(frozen=True)
class Labels:
    vi: str
    en: str

    def in_language(self, language: str | None) -> str:
        return self.en if language == "en" else self.vi


@dataclass(frozen=True)
class Terms:
    """Labels by slug, in the site's order; `broader` maps a concept to all concepts above it."""

    fields: Mapping[str, Labels]
    techniques: Mapping[str, Labels]
    technique_groups: Mapping[str, str]
    concepts: Mapping[str, Labels]
    broader: Mapping[str, frozenset[str]]
    finder: Finder


def terms() -> Terms:
    """The terms, at most FRESH_FOR seconds old."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > FRESH_FOR:
        _kept = (time.monotonic(), _read())
    return _kept[1]


def forget() -> None:
    """Called when a term changes, so that this process sees it at once."""
    global _kept
    _kept = None


def _read() -> Terms:
    techniques = list(Technique.objects.all())
    concepts = list(Concept.objects.all())
    slugs = {concept.pk: concept.slug for concept in concepts}
    above = defaultdict(set)
    for narrower, broader in Concept.broader.through.objects.values_list("from_concept_id", "to_concept_id"):
        above[slugs[narrower]].add(slugs[broader])
    named = [(concept.slug, label) for concept in concepts for label in (concept.label_vi, concept.label_en)]
    named += [(slugs[row.concept_id], row.label) for row in ConceptLabel.objects.all()]
    return Terms(
        fields={term.slug: Labels(term.label_vi, term.label_en) for term in Field.objects.all()},
        techniques={term.slug: Labels(term.label_vi, term.label_en) for term in techniques},
        technique_groups={term.slug: term.group for term in techniques},
        concepts={term.slug: Labels(term.label_vi, term.label_en) for term in concepts},
        broader={slug: frozenset(_closure(slug, above)) for slug in slugs.values()},
        finder=Finder.of(named),
    )


def _closure(slug: str, above: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set(), list(above.get(slug, ()))
    while waiting:
        step = waiting.pop()
        if step not in found and step != slug:
            found.add(step)
            waiting.extend(above.get(step, ()))
    return found
