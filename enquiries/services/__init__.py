"""The one way in for changes of enquiries.

Each takes `by`, a person who may write (owner, editor) for the side that does it; anybody else gets PermissionDenied.
What cannot be done raises `enquiries.refusals.Refused` in words for the person, and nothing was changed.
"""

from enquiries.services.absences import end_absence, say_absence
from enquiries.services.contacts import share_contacts, take_contacts_back
from enquiries.services.deciding import accept, agree, close, decline
from enquiries.services.tending import give_up, remind
from enquiries.services.writing import Upload, answer, open_read, write

__all__ = [
    "Upload",
    "accept",
    "agree",
    "answer",
    "close",
    "decline",
    "end_absence",
    "give_up",
    "open_read",
    "remind",
    "say_absence",
    "share_contacts",
    "take_contacts_back",
    "write",
]
