"""What a row would change of a listing, column by column; and the change itself, on the draft in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.bulk import Row
from listings.fields import ChoicesField
from listings.models import Listing
from portal.importing import values

LONGEST_SHOWN, CONTEXT = 160, 40  # characters of an old or a new value, and of them before the first difference


@dataclass(frozen=True)
class Change:
    """`old` and `new` in words for a person; empty where there is nothing."""

    column: str
    old: str
    new: str


def differences(row: Row, listing: Listing) -> list[Change]:
    """In the order of the row's columns; empty when the listing is so already."""
    found = []
    for name, value in wanted_columns(row, listing).items():
        before = getattr(listing, name)
        if _comparable(before) != _comparable(value):
            found.append(Change(name, *_beside(_shown(listing, name, before), _shown(listing, name, value))))
    for name, wanted in row.related.items():
        before = list(getattr(listing, name).all())
        if {each.pk for each in before} != set(wanted):
            after = listing._meta.get_field(name).related_model.objects.filter(pk__in=wanted)
            found.append(Change(name, *_beside(_listed(before), _listed(after))))
    if row.tags is not None:
        before = [item.tag.name for item in listing.tagged_items.all()]
        if {name.lower() for name in before} != {name.lower() for name in row.tags}:
            found.append(Change("tags", *_beside(_listed(before), _listed(row.tags))))
    return found


def wanted_columns(row: Row, listing: Listing) -> dict[str, object]:
    defaults = {name: value for name, value in row.defaults.items() if not getattr(listing, name)}
    return defaults | dict(row.columns)


def apply(row: Row, listing: Listing, terms: Mapping[str, Mapping[int, models.Model]]) -> None:
    """Sets columns and terms of the draft, in memory. `terms` are records by primary key by column. Tags are set when
    the draft is saved: to name a new one would make it."""
    for name, value in wanted_columns(row, listing).items():
        setattr(listing, name, value)
    for name, wanted in row.related.items():
        getattr(listing, name).set([terms[name][number] for number in wanted])


def _comparable(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return sorted(value, key=str) if isinstance(value, list) else value


def _shown(listing: Listing, name: str, value: object) -> str:
    if values.is_empty(value):
        return ""
    field = listing._meta.get_field(name)
    if isinstance(field, ChoicesField):
        labels = dict(field.choices_class.choices)
        return _listed(labels.get(each, each) for each in value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return _day(value)
    return " ".join(str(value).split())


def _day(value: date) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return date_format(value, "SHORT_DATE_FORMAT")


def _listed(items) -> str:
    return "; ".join(str(item) for item in items)


def _beside(old: str, new: str) -> tuple[str, str]:
    """Two long texts from shortly before the place where they part."""
    part = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = part - CONTEXT if part > LONGEST_SHOWN - CONTEXT else 0
    return _short(old, start), _short(new, start)


def _short(text: str, start: int) -> str:
    found = f"…{text[start:]}" if start else text
    return found if len(found) <= LONGEST_SHOWN else f"{found[: LONGEST_SHOWN - 1]}…"
