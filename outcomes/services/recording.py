"""One side says what came of the agreement, or says it anew; the other has to confirm it."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.models import Enquiry
from enquiries.sides import writing_side
from organisations.refusals import Refused
from outcomes import letters
from outcomes.choices import Publicity, State
from outcomes.models import Outcome
from outcomes.rules import TEXTS, has_agreed
from outcomes.services.rows import let_be_told, locked, moved, refuse_names

SAID = ("kind", "happened_on", "band", *TEXTS)


@transaction.atomic
def propose(*, enquiry: Enquiry, by, values: Mapping[str, object], publicity: str) -> Outcome:
    """`values` are those of SAID; `publicity` is what the side of `by` lets the public read."""
    side = writing_side(by, enquiry)
    if not has_agreed(enquiry):
        raise Refused(_("An outcome is recorded once both sides have agreed."))
    if Outcome.objects.filter(enquiry=enquiry).exists():
        raise Refused(_("The other side has recorded an outcome meanwhile: read it first."))
    outcome = Outcome(enquiry=enquiry, proposed_by=side, recorded_by=by)
    _say(outcome, values)
    outcome.set_publicity(side, publicity)
    refuse_names(outcome)
    try:
        with transaction.atomic():
            moved(outcome, State.PROPOSED, side=side, by=by, before="")
    except IntegrityError as error:
        raise Refused(_("The other side has recorded an outcome meanwhile: read it first.")) from error
    let_be_told(outcome, side, publicity, by=by, before=Publicity.NO)
    letters.tell(outcome, side.other, "proposed")
    return outcome


@transaction.atomic
def correct(*, outcome: Outcome, by, values: Mapping[str, object], publicity: str, version: int) -> Outcome:
    """The same for what is there already, whoever wrote it: the other side is asked (again). `version` is the one that
    was read; what a side had let be told was another text, so the other one decides that anew as well."""
    row = locked(outcome)
    side = writing_side(by, row.enquiry)
    refuse_other_version(row, version)
    before = row.state
    _say(row, values)
    row.version += 1
    row.proposed_by, row.recorded_by, row.recorded_at = side, by, timezone.now()
    row.confirmed_by = row.confirmed_at = None
    row.dispute = ""
    let_be_told(row, side, publicity, by=by)
    let_be_told(row, side.other, Publicity.NO, by=by)
    refuse_names(row)
    moved(row, State.PROPOSED, side=side, by=by, before=before)
    letters.tell(row, side.other, "proposed", is_correction=True)
    return row


def refuse_other_version(row: Outcome, version: int) -> None:
    if row.version != version:
        raise Refused(_("The text was changed meanwhile: read it first."))


def _say(outcome: Outcome, values: Mapping[str, object]) -> None:
    """Raises Refused for what has no headline, and for a day that is still to come."""
    for name in SAID:
        setattr(outcome, name, values[name])
    if not (outcome.title_vi or outcome.title_en):
        raise Refused(_("Give a headline in Vietnamese or in English."))
    if outcome.happened_on > timezone.localdate():
        raise Refused(_("This day is still to come: record what has happened."))
    outcome.clean_fields(exclude=["enquiry", "recorded_by", "confirmed_by", "proposed_by"])
