"""The one way in for changes of calls, proposals and reviews."""

from proposals.services.calls import cancel_call, open_call, save_call
from proposals.services.deciding import decide, shortlist
from proposals.services.proposing import (
    ask_approval,
    attach,
    begin,
    detach,
    save_draft,
    send,
    set_needs_approval,
    withdraw,
)
from proposals.services.reviewing import ask_reviewer, declare, remove_reviewer, score, set_decider

__all__ = [
    "ask_approval",
    "ask_reviewer",
    "attach",
    "begin",
    "cancel_call",
    "decide",
    "declare",
    "detach",
    "open_call",
    "remove_reviewer",
    "save_call",
    "save_draft",
    "score",
    "send",
    "set_decider",
    "set_needs_approval",
    "shortlist",
    "withdraw",
]
