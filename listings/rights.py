"""Who may change a listing from the web: members of its organisation by their role, and city staff by theirs."""

from django.core.exceptions import PermissionDenied

from listings.models import Listing
from organisations.access import Action, may


def ask_to_write(user, listing: Listing) -> None:
    """Raises PermissionDenied. No user is the site itself, which asks nobody."""
    if user is None or _is_staff(user, "change", listing) or may(user, Action.WRITE, listing.organisation_id):
        return
    raise PermissionDenied


def ask_to_publish(user, listing: Listing) -> None:
    """For what only city staff decide."""
    if user is None or _is_staff(user, "publish", listing):
        return
    raise PermissionDenied


def _is_staff(user, action: str, listing: Listing) -> bool:
    return user.is_active and user.has_perm(f"{listing._meta.app_label}.{action}_{listing._meta.model_name}")
