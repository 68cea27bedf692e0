"""Brings the scheme's files into the database: a term is known by its slug, and written in bulk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.db import transaction
from django.db.models import Model

from taxonomy.models import Concept, ConceptLabel, Field, Technique
from taxonomy.signals import term_changed

SCHEME = Path(__file__).parent / "scheme"
ALTERNATIVES = {"vi": "alt_vi", "en": "alt_en"}


class SchemeError(ValueError):
    """A file of the scheme names something that is not there; says which file, which term, which field."""


@dataclass(frozen=True)
class Loaded:
    """How many terms of all three kinds were made and changed, and how many labels and links were added."""

    made: int
    changed: int
    added: int


@transaction.atomic
def load_scheme(folder: Path = SCHEME, *, update: bool = True) -> Loaded:
    """Makes the terms that are missing. With `update` the files' words also replace those of known terms, which loses
    what city staff changed in the admin; without it a known term stays as it is, and only new ones get their links.

    Nothing is ever removed. Entries are marked for the worker once, and only when something changed.
    """
    files = {
        path: yaml.safe_load(path.read_text(encoding="utf-8")) or []
        for path in (folder / "fields.yaml", folder / "techniques.yaml", *sorted((folder / "concepts").glob("*.yaml")))
    }
    _check(files, folder)
    fields, techniques = files[folder / "fields.yaml"], files[folder / "techniques.yaml"]
    concepts = [row for path, rows in files.items() if path.parent.name == "concepts" for row in rows]

    counts = [
        _terms(Field, [_labels(row) | {"position": place} for place, row in enumerate(fields)], update),
        _terms(
            Technique,
            [_labels(row) | {"position": place, "group": row["group"]} for place, row in enumerate(techniques)],
            update,
        ),
    ]
    known_fields, known_techniques = _numbers(Field), _numbers(Technique)
    old = set(_numbers(Concept))
    values = [
        _labels(row)
        | {
            "field_id": known_fields.get(row.get("field")),
            "technique_id": known_techniques.get(row.get("technique")),
        }
        for row in concepts
    ]
    counts.append(_terms(Concept, values, update))
    added = _links([row for row in concepts if update or row["slug"] not in old], _numbers(Concept))
    loaded = Loaded(sum(made for made, _ in counts), sum(changed for _, changed in counts), added)
    if any((loaded.made, loaded.changed, loaded.added)):
        term_changed(sender=None)
    return loaded


def _labels(row: Mapping) -> dict:
    return {"slug": row["slug"], "label_vi": row["vi"], "label_en": row["en"]}


def _numbers(model: type[Model]) -> dict[str, int]:
    return dict(model.objects.values_list("slug", "pk"))


def _terms(model: type[Model], rows: list[dict], update: bool) -> tuple[int, int]:
    known = {term.slug: term for term in model.objects.all()}
    new = [model(**row) for row in rows if row["slug"] not in known]
    model.objects.bulk_create(new, batch_size=200)
    if not update:
        return len(new), 0
    changed = []
    for row in rows:
        term = known.get(row["slug"])
        if term and any(getattr(term, name) != value for name, value in row.items()):
            for name, value in row.items():
                setattr(term, name, value)
            changed.append(term)
    if changed:
        model.objects.bulk_update(changed, [name for name in rows[0] if name != "slug"], batch_size=100)
    return len(new), len(changed)


def _links(rows: Iterable[Mapping], numbers: Mapping[str, int]) -> int:
    labels, broader, related = set(), set(), set()
    for row in rows:
        own = numbers[row["slug"]]
        labels |= {(own, code, label) for code, name in ALTERNATIVES.items() for label in row.get(name, ())}
        broader |= {(own, numbers[other]) for other in row.get("broader", ())}
        for other in row.get("related", ()):
            related |= {(own, numbers[other]), (numbers[other], own)}  # symmetrical: a row each way
    labels -= set(ConceptLabel.objects.values_list("concept_id", "language", "label"))
    ConceptLabel.objects.bulk_create(
        [ConceptLabel(concept_id=own, language=code, label=label) for own, code, label in sorted(labels)],
        batch_size=500,
    )
    return len(labels) + _pairs(Concept.broader.through, broader) + _pairs(Concept.related.through, related)


def _pairs(through: type[Model], pairs: set[tuple[int, int]]) -> int:
    new = pairs - set(through.objects.values_list("from_concept_id", "to_concept_id"))
    through.objects.bulk_create(
        [through(from_concept_id=one, to_concept_id=other) for one, other in sorted(new)], batch_size=500
    )
    return len(new)


def _check(files: Mapping[Path, list[Mapping]], folder: Path) -> None:
    slugs = {path: {row.get("slug") for row in rows} for path, rows in files.items()}
    concepts = set().union(*(found for path, found in slugs.items() if path.parent.name == "concepts"))
    allowed = {
        "field": slugs[folder / "fields.yaml"],
        "technique": slugs[folder / "techniques.yaml"],
        "broader": concepts,
        "related": concepts,
    }
    seen: dict[tuple[str, str], Path] = {}
    for path, rows in files.items():
        for place, row in enumerate(rows, 1):
            where = f"{path.relative_to(folder)}, term {place} ({row.get('slug', 'without a slug')})"
            for name in ("slug", "vi", "en", *(["group"] if path.name == "techniques.yaml" else [])):
                if not row.get(name):
                    raise SchemeError(f"{where}: `{name}` is missing.")
            kind = "concept" if path.parent.name == "concepts" else path.stem
            if (kind, row["slug"]) in seen:
                first = seen[kind, row["slug"]].relative_to(folder)
                raise SchemeError(f"{where}: this slug stands already in {first}.")
            seen[kind, row["slug"]] = path
            for name, known in allowed.items():
                named = row.get(name) or ()
                for slug in (named,) if isinstance(named, str) else named:
                    if slug not in known:
                        raise SchemeError(f"{where}: `{name}` names “{slug}”, which is in no file of the scheme.")
