"""Which side of an enquiry a person is on, and what that lets them do."""

from django.core.exceptions import PermissionDenied

from enquiries.choices import Side
from enquiries.models import Enquiry
from organisations.access import Action, allows
from organisations.models import Membership


def side_of(user, enquiry: Enquiry, action: Action) -> Side | None:
    """The side whose organisation gives the person a role that allows it; one query. Who belongs to both is taken as
    one of the owner's."""
    if not user.is_authenticated or not user.is_active:
        return None
    numbers = {Side.OWNER: enquiry.owner_id, Side.ASKER: enquiry.asker_id}
    roles = dict(
        Membership.objects.filter(user=user, organisation__in=numbers.values()).values_list("organisation", "role")
    )
    return next((side for side, number in numbers.items() if allows(roles.get(number), action)), None)


def writing_side(user, enquiry: Enquiry) -> Side:
    """The side that the person may write for; PermissionDenied where there is none."""
    side = side_of(user, enquiry, Action.WRITE)
    if side is None:
        raise PermissionDenied
    return side
