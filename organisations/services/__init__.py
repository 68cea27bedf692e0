"""The one way in for changes of organisations and of who belongs to them."""

from organisations.services.inviting import (
    accept_invitation,
    invitation_of,
    invitations_to,
    invite,
    send_again,
    withdraw_invitation,
)
from organisations.services.joining import (
    accept_request,
    ask_to_join,
    decline_request,
    take_request_back,
    works_there,
)
from organisations.services.members import (
    add_member,
    change_role,
    is_verified_member,
    remove_member,
    sole_ownerships,
)
from organisations.services.profile import change_profile
from organisations.services.registering import known_by_number, register
from organisations.services.scientists import (
    ask_scientist,
    confirm_scientist,
    decline_scientist,
    remove_scientist,
    save_scientist,
    scientist_of,
)
from organisations.services.standing import (
    REFUSED,
    SUBMITTED,
    UNVERIFIED,
    VERIFIED,
    ask_for_verification,
    may_renew,
    open_question,
    refuse,
    standing_of,
    take_question_back,
    verify,
    withdraw_verification,
)

__all__ = [
    "REFUSED",
    "SUBMITTED",
    "UNVERIFIED",
    "VERIFIED",
    "accept_invitation",
    "accept_request",
    "add_member",
    "ask_for_verification",
    "ask_scientist",
    "ask_to_join",
    "change_profile",
    "change_role",
    "confirm_scientist",
    "decline_request",
    "decline_scientist",
    "invitation_of",
    "invitations_to",
    "invite",
    "is_verified_member",
    "known_by_number",
    "may_renew",
    "open_question",
    "refuse",
    "register",
    "remove_member",
    "remove_scientist",
    "save_scientist",
    "scientist_of",
    "send_again",
    "sole_ownerships",
    "standing_of",
    "take_question_back",
    "take_request_back",
    "verify",
    "withdraw_invitation",
    "withdraw_verification",
    "works_there",
]
