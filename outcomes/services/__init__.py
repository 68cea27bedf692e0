"""The one way in for changes of outcomes.

Each takes `by`, a person who may write (owner, editor) for the side that does it; anybody else gets PermissionDenied.
What cannot be done raises `outcomes.refusals.Refused` in words for the person, and nothing was changed.
"""

from outcomes.services.answering import confirm, dispute
from outcomes.services.publicity import change_publicity, withdraw_publicity
from outcomes.services.recording import correct, propose

__all__ = ["change_publicity", "confirm", "correct", "dispute", "propose", "withdraw_publicity"]
