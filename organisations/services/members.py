"""Who belongs to an organisation, and as what."""

from django.db import transaction
from django.utils.translation import gettext as _

from history.services import record_change
from organisations.models import Membership, Organisation, Role
from organisations.refusals import Refused

NONE = "none"


def is_verified_member(user) -> bool:
    """Whether a person belongs to a verified organisation, and so may see what is for members."""
    return (
        user.is_authenticated
        and user.is_active
        and user.memberships.filter(organisation__verified_at__isnull=False).exists()
    )


@transaction.atomic
def add_member(*, organisation: Organisation, user, role: str, by=None, reason: str = "") -> Membership:
    """A person who is a member already keeps the higher of both roles."""
    _lock(organisation)
    found = Membership.objects.filter(organisation=organisation, user=user).first()
    if found is None:
        found = Membership.objects.create(organisation=organisation, user=user, role=role)
        _note(found, NONE, role, by, reason)
    elif _RANK[role] > _RANK[found.role]:
        _set(found, role, by, reason)
    return found


@transaction.atomic
def change_role(*, membership: Membership, role: str, by) -> None:
    """Refused for the last owner."""
    _lock(membership.organisation)
    membership.refresh_from_db()
    if role != Role.OWNER:
        keep_an_owner(membership)
    _set(membership, role, by)


@transaction.atomic
def remove_member(*, membership: Membership, by) -> None:
    """Also the way in which a person leaves. Refused for the last owner."""
    _lock(membership.organisation)
    membership.refresh_from_db()
    keep_an_owner(membership)
    _note(membership, membership.role, NONE, by)
    membership.delete()


def sole_ownerships(user) -> list[Organisation]:
    """Organisations that would have no owner without this person."""
    own = Organisation.objects.filter(memberships__user=user, memberships__role=Role.OWNER)
    others = Membership.objects.filter(role=Role.OWNER, user__is_active=True).exclude(user=user)
    return list(own.exclude(pk__in=others.values("organisation")))


_RANK = {Role.VIEWER: 0, Role.EDITOR: 1, Role.OWNER: 2}


def keep_an_owner(membership: Membership) -> None:
    """Raises Refused where the organisation would have no owner without this one; `membership` is as stored."""
    if membership.role != Role.OWNER:
        return
    others = Membership.objects.filter(
        organisation=membership.organisation, role=Role.OWNER, user__is_active=True
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise Refused(_("An organisation needs an owner. Make somebody else an owner first."))


def _lock(organisation: Organisation) -> None:
    """Two owners who leave at the same moment do it one after the other."""
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)


def _set(membership: Membership, role: str, by, reason: str = "") -> None:
    before, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    _note(membership, before, role, by, reason)


def _note(membership: Membership, before: str, after: str, by, reason: str = "") -> None:
    """Names nobody: the row outlives the account."""
    record_change(
        key=f"membership:{membership.pk}",
        kind="membership",
        organisation=membership.organisation.key,
        from_state=before,
        to_state=after,
        by=by,
        reason=reason,
    )
