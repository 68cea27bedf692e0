"""What else a typed phrase is called: abbreviations written out, or made; old and new names of places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from search.analysis import fold
from taxonomy.initials import ABBREVIATION, shortened
from taxonomy.models import Concept
from taxonomy.phrases import Phrase, Phrases
from taxonomy.places import places
from taxonomy.terms import Terms, terms

NAMES = Path(__file__).parent / "scheme" / "names.yaml"
MOST = 16  # phrases for one text; a large old district became a dozen wards
_kept: tuple[Terms, Phrases] | None = None


@dataclass(frozen=True)
class Expansion:
    """Another phrase for one that was typed. `reason` is `abbreviation` or `place`. A phrase is one thing: its words
    are to be looked for together, as `Quận 1` says nothing word by word."""

    phrase: str
    reason: str
    typed: str


def expansions(text: str) -> tuple[Expansion, ...]:
    """Other phrases for those in the text, at most MOST, each once, in the text's order, none of which it has already.
    About 20 µs for a query; the tables are made again when a term changed."""
    whole = f" {fold(text)} "
    found: dict[str, Expansion] = {}
    for phrase in _phrases().find(text):
        for other in phrase.others:
            if f" {fold(other)} " not in whole:
                found.setdefault(fold(other), Expansion(other, phrase.reason, phrase.name))
    return tuple(found.values())[:MOST]


def _phrases() -> Phrases:
    global _kept
    known = terms()
    if _kept is None or _kept[0] is not known:
        _kept = (known, Phrases.of([*_fixed(), *_of_concepts()]))
    return _kept[1]


def _of_concepts() -> Iterator[Phrase]:
    for concept in Concept.objects.prefetch_related("alternatives"):
        yield from shortened(concept.label_vi, concept.label_en, [row.label for row in concept.alternatives.all()])


@cache
def _fixed() -> tuple[Phrase, ...]:
    rows = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    named = (Phrase(name, tuple(other for other in row if other != name), ABBREVIATION) for row in rows for name in row)
    return (*named, *places())
