"""Each side lets a confirmed outcome be told, or not any more, at any time and for itself alone."""

from django.db import transaction

from enquiries.sides import writing_side
from outcomes import letters
from outcomes.choices import Publicity
from outcomes.models import Outcome
from outcomes.services.rows import let_be_told, locked, refuse_names


@transaction.atomic
def change_publicity(*, outcome: Outcome, by, publicity: str) -> Outcome:
    """At once. The other side gets a letter when a public story goes; it comes only with both."""
    row = locked(outcome)
    side = writing_side(by, row.enquiry)
    was_public = row.is_public
    let_be_told(row, side, publicity, by=by)
    if row.is_public:
        refuse_names(row)
    row.save()
    if was_public and not row.is_public:
        letters.tell(row, side.other, "untold")
    return row


def withdraw_publicity(*, outcome: Outcome, by) -> Outcome:
    return change_publicity(outcome=outcome, by=by, publicity=Publicity.NO)
