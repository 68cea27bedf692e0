"""An organisation's listings as rows that an import of the same organisation reads back as unchanged."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import WorkflowState

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.choices import State
from listings.models import Listing
from organisations.models import Organisation
from portal.importing.columns import CONTACT, KIND, NUMBER, Column, columns_of
from portal.importing.headings import PASSED_OVER
from portal.importing.kinds import kinds
from portal.workspace.bulk.records import newest

MODELS = (ResearchProduct, TrainingProduct, Need)
STATE = "state"


def own_listings(organisation: Organisation) -> Iterator[Listing]:
    """In every state, each as its editors see it, with `shown_state` beside it; in a fixed number of queries for each
    kind but for those that have a draft."""
    for model in MODELS:
        rows = list(model.objects.filter(organisation=organisation).order_by("pk"))
        reviews = WorkflowState.objects.active().filter(base_content_type=ContentType.objects.get_for_model(model))
        statuses = dict(reviews.values_list("object_id", "status"))
        for row, listing in zip(rows, newest(rows), strict=True):
            listing.shown_state = row.state() if str(row.pk) in statuses or not row.live else State.PUBLISHED
            yield listing


def values_of(listing: Listing) -> dict[str, object]:
    """By column, as JSONL has them: only what is not empty; lists for lists, ISO for dates."""
    found: dict[str, object] = {KIND: listing.kind, NUMBER: listing.external_id}
    for name in columns_of(listing.kind):
        if name in (KIND, NUMBER, CONTACT) or name in kinds()[listing.kind].bilingual:
            continue
        value = _value(listing, name)
        if value not in ("", None, []):
            found[name] = value
    if listing.kind == "training" and (intakes := list(listing.intakes.all())):
        found["intakes"] = [_intake(each) for each in intakes]
    return found


def as_cells(values: dict, columns: Iterable[Column], language: str, labels: dict[str, dict]) -> list:
    """The values of one listing in the words of a language. `labels` are those of terms, by column and short name."""
    return [_cell(values.get(column.name), column, language, labels) for column in columns]


def used_columns(rows: list[dict]) -> list[Column]:
    """Those in which any listing has something; the number and the kind always."""
    used = {NUMBER, KIND}.union(*(row.keys() for row in rows))
    return [column for column in columns_of().values() if column.name in used]


def state_heading(label: str) -> str:
    """Of the column that tells the state and that no import reads."""
    return f"{PASSED_OVER}{label}"


def _value(listing: Listing, name: str) -> object:
    if name == "tags":
        return [item.tag.name for item in listing.tagged_items.all()]
    field = listing._meta.get_field(name)
    if field.many_to_many:
        return [each.slug for each in getattr(listing, name).all()]
    value = getattr(listing, name)
    if isinstance(value, datetime):
        return _moment(value)
    return value.isoformat() if isinstance(value, date) else value


def _moment(value: datetime) -> str:
    local = timezone.localtime(value)
    return local.isoformat(timespec="microseconds" if local.microsecond else "seconds" if local.second else "minutes")


def _intake(intake) -> dict:
    found = {"starts_on": intake.starts_on.isoformat(), "seats": intake.seats, "place": intake.place}
    if intake.apply_by:
        found["apply_by"] = _moment(intake.apply_by)
    return {name: value for name, value in found.items() if value not in ("", None)}


def _cell(value: object, column: Column, language: str, labels: dict[str, dict]) -> object:
    if value is None:
        return ""
    if column.is_boolean:
        return ("có" if value else "không") if language == "vi" else ("yes" if value else "no")
    names = labels.get(column.name) or {choice: label[language] for choice, label in column.choices}
    if isinstance(value, list):
        return "; ".join(str(names.get(each, each)) for each in value)
    return names.get(value, value)
