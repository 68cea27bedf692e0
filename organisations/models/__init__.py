"""Who takes part: people's accounts, organisations in a tree, who belongs to them and how, scientists."""

from organisations.models.joining import Invitation, JoinOutcome, JoinRequest
from organisations.models.membership import Membership, Role
from organisations.models.organisation import (
    HOME_COUNTRY,
    PROGRAMME_OFFICE,
    Organisation,
    OrganisationKind,
    OrganisationQuerySet,
    Size,
)
from organisations.models.scientist import Scientist
from organisations.models.user import User
from organisations.models.verification import Outcome, Verification, VerificationKind

__all__ = [
    "HOME_COUNTRY",
    "PROGRAMME_OFFICE",
    "Invitation",
    "JoinOutcome",
    "JoinRequest",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "OrganisationQuerySet",
    "Outcome",
    "Role",
    "Scientist",
    "Size",
    "User",
    "Verification",
    "VerificationKind",
]
