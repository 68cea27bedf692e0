"""What happened to a listing: versions that were saved and steps that were taken, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from history.models import StateChange
from listings.choices import State
from listings.columns import label_of
from listings.history import EDIT
from listings.models import Listing, LiveChange
from listings.services.publishing import RENEWAL
from listings.services.standing import KIND as STANDING_KIND
from organisations.models import Membership

LONGEST = 60


@dataclass(frozen=True)
class Event:
    at: datetime
    who: str  # empty when the site did it by itself
    what: str
    why: str = ""


def timeline_of(listing: Listing, longest: int = LONGEST) -> list[Event]:
    """Members are named; city staff are "an editor of the city": they decide in the city's name."""
    names = _Names(listing.organisation_id)
    events = [*_steps(listing, names), *_versions(listing, names), *_at_once(listing, names)]
    return sorted(events, key=lambda event: event.at, reverse=True)[:longest]


class _Names:
    def __init__(self, organisation: int):
        members = Membership.objects.filter(organisation=organisation).select_related("user")
        self.known = {member.user_id: str(member.user) for member in members}

    def of(self, user: int | None) -> str:
        return "" if user is None else self.known.get(user) or _("an editor of the city")


def _steps(listing: Listing, names: _Names):
    kinds = {listing.key, *(f"{listing.key}/{kind}" for kind in (EDIT, RENEWAL, "organisation", "audience"))}
    for row in StateChange.objects.filter(key__in=kinds):
        yield Event(row.at, names.of(row.by_id), _step(row), "" if row.kind == STANDING_KIND else row.reason)


def _step(row: StateChange) -> str:
    if row.kind == RENEWAL:
        return _("Renewed until %s") % "/".join(reversed(row.to_state.split("-")))
    if row.kind == STANDING_KIND:
        return _("Who may see it was changed") if row.key.endswith("/audience") else _("It got another owner")
    label = State(row.to_state).label if row.to_state in State.values else row.to_state
    return _("Edit: %s") % label if row.kind == EDIT else str(label)


def _versions(listing: Listing, names: _Names):
    rows = listing.revisions.order_by("-created_at").values_list("created_at", "user_id")[:LONGEST]
    for at, user in rows:
        yield Event(at, names.of(user), _("Version saved"))


def _at_once(listing: Listing, names: _Names):
    taken = Q(taken_back_at__isnull=False)
    rows = LiveChange.objects.filter(key=listing.key)
    for row in rows:
        yield Event(row.at, names.of(row.by_id), _("Changed at once: %s") % label_of(type(listing), row.column))
    for row in rows.filter(taken):
        what = _("The city's editors took a change back: %s") % label_of(type(listing), row.column)
        yield Event(row.taken_back_at, names.of(row.seen_by_id), what)
