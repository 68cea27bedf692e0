"""From a record of a YAML file to a row of the bulk service."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.bulk import Row
from listings.choices import Audience
from listings.models import Listing
from organisations.models import Organisation, Scientist
from portal.demonstration.content import ContentError
from portal.demonstration.days import Days
from taxonomy.models import Field, Technique

MODELS = {"research": ResearchProduct, "training": TrainingProduct, "needs": Need}
RENAMED = {"training": {"languages": "taught_in"}}  # what a file calls differently from the column
# Columns that are Wagtail's, the site's, or made here from something else.
NOT_IN_FILES = {
    *("id", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"),
    *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "latest_revision"),
    *("organisation", "external_id", "cover", "audience", "is_demonstration", "created_at", "closes_at", "starts_on"),
}
ELSEWHERE = {
    *("source", "external_id", "organisation", "fields", "techniques", "tags", "scientists", "intakes"),
    *("name_withheld", "closes_in", "starts_in"),
}


@dataclass(frozen=True)
class Known:
    """What records name by its slug."""

    organisations: Mapping[str, Organisation]
    scientists: Mapping[str, Scientist]
    days: Days
    fields: Mapping[str, Field] = field(default_factory=lambda: {term.slug: term for term in Field.objects.all()})
    techniques: Mapping[str, Technique] = field(
        default_factory=lambda: {term.slug: term for term in Technique.objects.all()}
    )


def row(kind: str, record: dict, known: Known, *, cover: int | None = None) -> Row:
    """The row of a record of `research`, `training` or `needs`; `cover` is a picture's primary key.

    A column that the record leaves out gets its default, so that what was taken out of the file goes from the listing
    too. Raises ContentError naming file, record and field.
    """
    model = MODELS[kind]
    columns = _columns(model, record, RENAMED.get(kind, {}))
    columns |= {
        "is_demonstration": True,
        "audience": Audience.WITHHELD if record.get("name_withheld") else Audience.PUBLIC,
        "cover_id": cover,
    }
    related = {name: _numbers(record, name, getattr(known, name)) for name in ("fields", "techniques")}
    children = {}
    if kind == "needs":
        columns |= _need_dates(record, known.days)
    else:
        related["scientists"] = _numbers(record, "scientists", known.scientists)
    if kind == "training":
        children["intakes"] = [_intake(intake, known.days) for intake in record.get("intakes", ())]
    _check(model, record, columns)
    return Row(
        organisation=_one(record, "organisation", known.organisations).pk,
        external_id=record["external_id"],
        columns=columns,
        related=related,
        children=children,
        tags=record.get("tags", ()),
    )


def _columns(model: type[Listing], record: dict, renamed: Mapping[str, str]) -> dict:
    owned = {column.name: column for column in model._meta.concrete_fields if column.name not in NOT_IN_FILES}
    given = {renamed.get(name, name): value for name, value in record.items() if name not in ELSEWHERE}
    for name in set(given) - set(owned):
        raise _error(record, name, "no such field")
    return {name: given[name] if name in given else _default(column) for name, column in owned.items()}


def _default(column: models.Field):
    return column.get_default() if column.has_default() or column.null else ""


def _need_dates(record: dict, days: Days) -> dict:
    closes, starts = record.get("closes_in"), record.get("starts_in")
    return {
        "closes_at": None if closes is None else days.closing(closes),
        "starts_on": None if starts is None else days.day(starts),
    }


def _intake(intake: dict, days: Days) -> dict:
    apply_in = intake.get("apply_in")
    return {
        "starts_on": days.day(intake["starts_in"]),
        "apply_by": None if apply_in is None else days.closing(apply_in),
        "seats": intake.get("seats"),
        "place": intake.get("place", ""),
    }


def _numbers(record: dict, name: str, known: Mapping[str, models.Model]) -> list[int]:
    return [_one(record, name, known, slug).pk for slug in record.get(name, ())]


def _one(record: dict, name: str, known: Mapping[str, models.Model], slug: str | None = None) -> models.Model:
    slug = record[name] if slug is None else slug
    if slug not in known:
        raise _error(record, name, f"unknown: {slug}")
    return known[slug]


def _check(model: type[Listing], record: dict, columns: dict) -> None:
    listing = model(**columns)
    for check in (_clean_fields, model.clean):
        try:
            check(listing)
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            raise _error(record, name, messages[0]) from error


def _clean_fields(listing: Listing) -> None:
    listing.clean_fields(exclude=["organisation", "content_type"])


def _error(record: dict, name: str, message: str) -> ContentError:
    return ContentError(f"{record['source']}: {record['external_id']}: {name}: {message}")
