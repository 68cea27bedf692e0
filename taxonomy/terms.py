"""The terms in memory: labels for pages and facets, and the finder of concepts. Read again when a term changed."""

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from taxonomy.finder import Finder
from taxonomy.models import Concept, ConceptLabel, Field, Technique

FRESH_FOR = 30  # seconds; another process sees a changed label after at most that
_kept: tuple[float, "_Rows", "Terms"] | None = None


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


@dataclass(frozen=True)
class _Rows:
    """What the terms are made of, as the database has it."""

    fields: tuple
    techniques: tuple
    concepts: tuple
    labels: tuple
    broader: tuple


def terms() -> Terms:
    """The terms, at most FRESH_FOR seconds old. They are made anew only where a row differs: making the finder takes
    longer than a search, and it would be a reader who waits for it."""
    global _kept
    now = time.monotonic()
    if _kept is None or now - _kept[0] > FRESH_FOR:
        rows = _rows()
        _kept = (now, rows, _kept[2] if _kept and _kept[1] == rows else _made(rows))
    return _kept[2]


def forget() -> None:
    """Called when a term changes, so that this process sees it at once."""
    global _kept
    _kept = None


def _rows() -> _Rows:
    return _Rows(
        fields=tuple(Field.objects.values_list("slug", "label_vi", "label_en")),
        techniques=tuple(Technique.objects.values_list("slug", "label_vi", "label_en", "group")),
        concepts=tuple(Concept.objects.values_list("pk", "slug", "label_vi", "label_en")),
        labels=tuple(ConceptLabel.objects.values_list("concept_id", "label")),
        broader=tuple(Concept.broader.through.objects.values_list("from_concept_id", "to_concept_id")),
    )


def _made(rows: _Rows) -> Terms:
    slugs = {number: slug for number, slug, _vi, _en in rows.concepts}
    above = defaultdict(set)
    for narrower, broader in rows.broader:
        above[slugs[narrower]].add(slugs[broader])
    named = [(slug, label) for _number, slug, *labels in rows.concepts for label in labels]
    named += [(slugs[number], label) for number, label in rows.labels]
    return Terms(
        fields={slug: Labels(vi, en) for slug, vi, en in rows.fields},
        techniques={slug: Labels(vi, en) for slug, vi, en, _group in rows.techniques},
        technique_groups={slug: group for slug, _vi, _en, group in rows.techniques},
        concepts={slug: Labels(vi, en) for _number, slug, vi, en in rows.concepts},
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
