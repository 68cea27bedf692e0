"""The one way in for what a person follows."""

from django.db import transaction
from django.utils.translation import gettext as _

from alerts.models import LONGEST_TARGET, Frequency, Kind, Subscription
from alerts.searches import request_of, target_of
from listings.refusals import Refusal
from organisations.access import Action, may
from organisations.models import User
from organisations.services import is_verified_member
from search.documents import ANSWERS, MEMBERS, PUBLIC, WITHHELD
from search.models import Entry
from search.reading import visible_entry

MOST = 100  # subscriptions of one person


class NotThere(LookupError):
    """Nothing that this person could follow."""


@transaction.atomic
def subscribe(*, user: User, kind: str, target: str, frequency: str) -> Subscription:
    """A second time it changes how often, and goes on if it was paused. Raises NotThere, or Refusal when there are too
    many already or the search is too long to be kept."""
    target = followable(user=user, kind=kind, target=target)
    User.objects.select_for_update().get(pk=user.pk)  # or two requests at once would both be the hundredth
    known = Subscription.objects.filter(user=user, kind=kind, target=target).first()
    if known is not None:
        return change(subscription=known, frequency=frequency, is_paused=False)
    if user.subscriptions.count() >= MOST:
        raise Refusal(_("You follow %(most)d things already: stop one of them first.") % {"most": MOST})
    return Subscription.objects.create(user=user, kind=kind, target=target, frequency=Frequency(frequency))


def followable(*, user: User, kind: str, target: str) -> str:
    """The target in its one form, if this person may follow it. Raises NotThere and Refusal."""
    if kind == Kind.SEARCH:
        request = request_of(target)
        target = target_of(request.text, request.filters)
        if not target:
            raise NotThere
        if len(target) > LONGEST_TARGET:
            raise Refusal(_("This search is too long to be saved: use fewer words."))
        return target
    if kind == Kind.LISTING:
        try:
            entry = visible_entry(target, audiences_of(is_verified_member(user)))
        except Entry.DoesNotExist as error:
            raise NotThere from error
        if entry.kind == "organisation":  # whose new listings are a search
            raise NotThere
        return target
    if kind == Kind.MATCHES:
        entry = Entry.objects.filter(key=target, kind__in=ANSWERS).only("organisation").first()
        if entry is None or not may(user, Action.LOOK, owner_of(entry.organisation)):
            raise NotThere
        return target
    raise NotThere


def change(*, subscription: Subscription, frequency: str, is_paused: bool) -> Subscription:
    """What was noticed already and not told goes out by the new rhythm; when paused, not at all."""
    subscription.frequency, subscription.is_paused = Frequency(frequency), is_paused
    subscription.save(update_fields=["frequency", "is_paused"])
    return subscription


def stop(*, subscription: Subscription) -> None:
    subscription.delete()


def stop_all(*, user: User) -> None:
    user.subscriptions.all().delete()


def audiences_of(is_member: bool) -> tuple[str, ...]:
    """What somebody may see, by whether they are a verified member."""
    return (PUBLIC, WITHHELD, MEMBERS) if is_member else (PUBLIC, WITHHELD)


def owner_of(organisation: str) -> int:
    """The number in an organisation's key; 0 of nobody's."""
    return int(organisation.partition(":")[2] or 0)
