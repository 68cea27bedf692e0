"""How a column of a model is read from a file, taken from the column itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from listings.fields import ChoicesField
from portal.importing import values

Reader = Callable[[object], object]  # raises ValueError with what to do
LARGEST, LARGEST_BIG = 2_147_483_647, 10**15
_BY_TYPE: tuple[tuple[type, Reader], ...] = (
    (models.BooleanField, values.boolean),
    (models.DateTimeField, values.moment),
    (models.DateField, values.day),
)


def reader(column: models.Field) -> Reader:
    if isinstance(column, ChoicesField):
        return partial(_choices, known=column.choices_class.values)
    if column.choices:
        return partial(values.choice, known=[value for value, _label in column.choices])
    for base, read in _BY_TYPE:
        if isinstance(column, base):
            return read
    return _number(column) if isinstance(column, models.IntegerField) else _text(column)


def in_days(value: object) -> date:
    """The day so many days from today; before today when it is negative."""
    return timezone.localdate() + timedelta(days=values.integer(value, -10_000, 10_000))


def in_days_end(value: object) -> datetime:
    """The last minute of that day."""
    return timezone.make_aware(datetime.combine(in_days(value), time(23, 59)))


def _number(column: models.Field) -> Reader:
    bounds: Mapping = {each.code: each.limit_value for each in column.validators if hasattr(each, "limit_value")}
    largest = LARGEST_BIG if isinstance(column, models.BigIntegerField) else LARGEST
    return partial(
        values.integer, least=bounds.get("min_value", 0), most=min(bounds.get("max_value", largest), largest)
    )


def _text(column: models.Field) -> Reader:
    if isinstance(column, (models.EmailField, models.URLField)):
        return partial(_checked, column=column)
    if not isinstance(column, models.TextField):
        return partial(values.line, longest=column.max_length)
    # A text with a bound is a summary, which is fitted later, together with the body.
    return partial(values.line, longest=values.LONGEST_TEXT) if column.max_length else values.text


def _choices(value: object, known: list[str]) -> list[str]:
    return [values.choice(item, known) for item in values.listed(value)]


def _checked(value: object, column: models.Field) -> str:
    found = values.line(value, column.max_length)
    try:
        column.run_validators(found)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    return found
