"""The one way in for changes of teams.

Leaders and organisers act by their right: anybody else gets PermissionDenied. What cannot be done raises
`organisations.refusals.Refused` in words for the person, and nothing was changed.
"""

from teams.services.deciding import approve, ask_back, ban
from teams.services.guardians import agree, ask_guardian, refuse
from teams.services.inviting import accept, decline, invite
from teams.services.leading import accept_rules, answer, change, hand_over, leave, remove, withdraw
from teams.services.registering import register

__all__ = [
    "accept",
    "accept_rules",
    "agree",
    "answer",
    "approve",
    "ask_back",
    "ask_guardian",
    "ban",
    "change",
    "decline",
    "hand_over",
    "invite",
    "leave",
    "refuse",
    "register",
    "remove",
    "withdraw",
]
