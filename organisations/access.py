"""What a member may do with what their organisation owns. Every route asks for the object's own organisation."""

from enum import StrEnum

from organisations.models import Membership, Organisation, Role


class Action(StrEnum):
    LOOK = "look"  # at drafts, figures and members
    WRITE = "write"  # listings: draft, submit, renew, withdraw, import
    EXPORT = "export"
    MANAGE = "manage"  # members, invitations, the organisation itself


ALLOWED = {
    Role.VIEWER: frozenset({Action.LOOK}),
    Role.EDITOR: frozenset({Action.LOOK, Action.WRITE, Action.EXPORT}),
    Role.OWNER: frozenset(Action),
}


def roles_for(action: Action) -> list[Role]:
    return [role for role, actions in ALLOWED.items() if action in actions]


def allows(role: str | None, action: Action) -> bool:
    """Whether a role in the owning organisation suffices; None is no member."""
    return action in ALLOWED.get(role, ())


def role_in(user, organisation: Organisation | int) -> str | None:
    """The role of a person in exactly this organisation: neither its whole nor its parts lend theirs."""
    number = organisation if isinstance(organisation, int) else organisation.pk
    if not user.is_authenticated or not user.is_active:
        return None
    return Membership.objects.filter(user=user, organisation=number).values_list("role", flat=True).first()


def may(user, action: Action, organisation: Organisation | int) -> bool:
    """One query. City staff have no role here: they work in the admin."""
    return allows(role_in(user, organisation), action)
