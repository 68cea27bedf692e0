"""The one way in for changes of an organisation's standing."""

from django.db import transaction
from django.utils import timezone

from history.services import record_change
from organisations.models import Organisation

UNVERIFIED, VERIFIED = "unverified", "verified"


@transaction.atomic
def verify(*, organisation: Organisation, by=None, reason: str = "") -> None:
    """City staff checked that the organisation is who it says it is."""
    _change(organisation, VERIFIED, timezone.now(), by, reason)


@transaction.atomic
def withdraw_verification(*, organisation: Organisation, by=None, reason: str = "") -> None:
    _change(organisation, UNVERIFIED, None, by, reason)


def _change(organisation, state, moment, by, reason):
    before = VERIFIED if organisation.is_verified else UNVERIFIED
    if before == state:
        return
    organisation.verified_at = moment
    organisation.save(update_fields=["verified_at"])
    record_change(
        key=organisation.key,
        kind="organisation",
        organisation=organisation.key,
        from_state=before,
        to_state=state,
        by=by,
        reason=reason,
    )


def is_verified_member(user) -> bool:
    """Whether a person belongs to a verified organisation, and so may see what is for members."""
    return (
        user.is_authenticated
        and user.is_active
        and user.memberships.filter(organisation__verified_at__isnull=False).exists()
    )
