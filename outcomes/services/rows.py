"""What the services share: a row locked for a change, and the row of history that goes with it."""

from django.utils.translation import gettext as _

from enquiries.choices import Side
from history.services import record_change
from listings.keys import listings_of
from organisations.refusals import Refused
from outcomes.models import Outcome
from outcomes.rules import is_named, names_in

KIND, PUBLICITY = "outcome", "outcome-publicity"  # of rows of history


def locked(outcome: Outcome) -> Outcome:
    return (
        Outcome.objects.select_for_update(of=("self",))
        .select_related("enquiry__asker", "enquiry__owner")
        .get(pk=outcome.pk)
    )


def moved(outcome: Outcome, to: str, *, side: str, by, reason: str = "", before: str | None = None) -> Outcome:
    """Saves the row in its new state, with the row of history; `before` is the former one where it was set already."""
    before = outcome.state if before is None else before
    outcome.state = to
    outcome.save()
    _noted(outcome, outcome.key, KIND, side, before, to, by, reason)
    return outcome


def let_be_told(outcome: Outcome, side: str, publicity: str, *, by, before: str | None = None) -> None:
    """Sets what a side lets the public read, with its row of history. Does not save."""
    before = outcome.publicity(side) if before is None else before
    outcome.set_publicity(side, publicity)
    _noted(outcome, f"{outcome.key}/{side}", PUBLICITY, side, before, publicity, by, "")


def refuse_names(outcome: Outcome) -> None:
    """No text may say who a side is that does not let itself be named."""
    enquiry = outcome.enquiry
    listings = listings_of([enquiry.listing_key, enquiry.offer_key])
    for side in Side:
        if not is_named(outcome, side, listings) and (found := names_in(outcome, side)):
            raise Refused(
                _("The name of one side is withheld, and these words may say who it is: %(words)s. Change them.")
                % {"words": ", ".join(found)}
            )


def _noted(outcome: Outcome, key: str, kind: str, side: str, before: str, to: str, by, reason: str) -> None:
    whose = outcome.enquiry.organisation(side).key
    record_change(key=key, kind=kind, organisation=whose, from_state=before, to_state=to, by=by, reason=reason)
