"""The intakes of a training product: a list of objects, which only JSONL can hold."""

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext as _

from portal.importing import values
from portal.importing.readers import LARGEST, Reader, in_days, in_days_end

_COLUMNS: Mapping[str, tuple[str, Reader]] = {
    "starts_on": ("starts_on", values.day),
    "starts_in": ("starts_on", in_days),
    "apply_by": ("apply_by", values.moment),
    "apply_in": ("apply_by", in_days_end),
    "seats": ("seats", partial(values.integer, least=0, most=LARGEST)),
    "place": ("place", partial(values.line, longest=160)),
}
MOST_INTAKES = 200


def read_intakes(rows: object) -> list[dict]:
    """The columns of each intake; raises ValueError."""
    if not isinstance(rows, list) or len(rows) > MOST_INTAKES or not all(isinstance(row, dict) for row in rows):
        raise ValueError(_("Give a list such as [{“starts_on”: “2027-03-01”, “seats”: 30}]; only JSONL can hold it."))
    return [_intake(row) for row in rows]


def _intake(row: dict) -> dict:
    found: dict[str, object] = {"apply_by": None, "seats": None, "place": ""}
    for name, value in row.items():
        if name not in _COLUMNS:
            raise ValueError(values.unknown(name, _COLUMNS))
        column, read = _COLUMNS[name]
        if not values.is_empty(value):
            found[column] = _named(name, read, value)
    if "starts_on" not in found:
        raise ValueError(_("Each intake needs “starts_on”, the day on which it starts."))
    return found


def _named(name: str, read: Reader, value: object) -> object:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
