"""A version under review beside the public one, as a reviewer reads it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from listings.columns import label_of
from listings.comparison import changed_columns, content
from listings.models import Listing
from listings.queue.word_diff import SAME, Part, word_diff


@dataclass(frozen=True)
class Difference:
    column: str
    label: str
    parts: list[Part]


def differences(public: Listing | None, draft: Listing) -> list[Difference]:
    """Each changed column with its parts; of a first publication, each column that says something, as it is."""
    model = type(draft)
    if public is None:
        said = ((name, as_words(draft, name)) for name in content(draft))
        return [Difference(name, label_of(model, name), [Part(SAME, text)]) for name, text in said if text]
    return [
        Difference(name, label_of(model, name), word_diff(as_words(public, name), as_words(draft, name)))
        for name in changed_columns(public, draft)
    ]


def as_words(listing: Listing, name: str) -> str:
    """A column's value as people read it; several values are lines."""
    if name == "tagged_items":
        return "\n".join(sorted(tag.name for tag in listing.tags.all()))
    field = listing._meta.get_field(name)
    if field.one_to_many:
        return "\n".join(_child(child) for child in getattr(listing, name).all())
    if field.many_to_many:
        return "\n".join(str(each) for each in getattr(listing, name).all())
    choices = getattr(field, "choices_class", None)
    if choices is not None:
        return "\n".join(str(choices(value).label) for value in getattr(listing, name))
    if field.choices:
        return str(getattr(listing, f"get_{name}_display")())
    return _plain(getattr(listing, name))


def _child(child) -> str:
    left_out = {"id", "sort_order"}
    own = [field for field in child._meta.concrete_fields if field.name not in left_out and not _is_parent(field)]
    said = [(field.verbose_name, _plain(getattr(child, field.name))) for field in own]
    return ", ".join(f"{label}: {value}" for label, value in said if value)


def _is_parent(field) -> bool:
    return field.is_relation and getattr(field.remote_field, "related_name", None) not in (None, "+")


def _plain(value) -> str:
    if value is None or value == "" or value is False:
        return ""
    if value is True:
        return "✓"
    if hasattr(value, "hour"):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if hasattr(value, "year"):
        return date_format(value, "SHORT_DATE_FORMAT")
    return str(value)
