"""Writes what hangs on many listings: terms, scientists, child rows, tags."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Model
from taggit.models import Tag

from listings.models import Listing

BATCH = 2_000
LONGEST_SLUG = 90  # leaves room for the number of a second tag with the same letters


def write_related(model: type[Listing], name: str, wanted: Mapping[int, Sequence[int]]) -> None:
    """Gives listings (by primary key) exactly these related rows."""
    field = model._meta.get_field(name)
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.filter(**{f"{own}_id__in": list(wanted)}).delete()
    through.objects.bulk_create(
        (through(**{f"{own}_id": pk, f"{other}_id": target}) for pk, targets in wanted.items() for target in targets),
        batch_size=BATCH,
    )


def write_children(model: type[Listing], name: str, wanted: Mapping[int, Sequence[Mapping]]) -> None:
    """Gives listings (by primary key) exactly these child rows, in this order."""
    relation = model._meta.get_field(name)
    child: type[Model] = relation.related_model
    parent = relation.field.attname
    child.objects.filter(**{f"{parent}__in": list(wanted)}).delete()
    child.objects.bulk_create(
        (
            child(**{parent: pk, "sort_order": place, **columns})
            for pk, rows in wanted.items()
            for place, columns in enumerate(rows)
        ),
        batch_size=BATCH,
    )


class Tags:
    """The site's tags by name, whatever its case; new ones are made in bulk."""

    def __init__(self):
        self._known: dict[str, int] = {}
        self._slugs: set[str] | None = None

    def write(self, model: type[Listing], wanted: Mapping[int, Sequence[str]]) -> None:
        """Gives listings (by primary key) exactly these tags."""
        self._learn({name for names in wanted.values() for name in names})
        tagged = model._meta.get_field("tagged_items").related_model
        tagged.objects.filter(content_object_id__in=list(wanted)).delete()
        tagged.objects.bulk_create(
            (
                tagged(content_object_id=pk, tag_id=number)
                for pk, names in wanted.items()
                for number in dict.fromkeys(self._known[name.lower()] for name in names)
            ),
            batch_size=BATCH,
        )

    def _learn(self, names: Iterable[str]) -> None:
        missing = {name.lower(): name for name in sorted(names) if name.lower() not in self._known}
        if not missing:
            return
        if self._slugs is None:
            # All at once: databases lower Vietnamese letters differently, so names are compared here.
            self._slugs = set()
            for pk, name, slug in Tag.objects.values_list("pk", "name", "slug").iterator():
                self._known.setdefault(name.lower(), pk)
                self._slugs.add(slug)
            missing = {lowered: name for lowered, name in missing.items() if lowered not in self._known}
        made = Tag.objects.bulk_create([Tag(name=name, slug=self._free_slug(name)) for name in missing.values()])
        self._known.update({tag.name.lower(): tag.pk for tag in made})

    def _free_slug(self, name: str) -> str:
        base = Tag().slugify(name)[:LONGEST_SLUG]
        slug, number = base, 1
        while not slug or slug in self._slugs:
            slug, number = f"{base}_{number}", number + 1
        self._slugs.add(slug)
        return slug
