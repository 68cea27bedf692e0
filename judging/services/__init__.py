"""The one way in for changes of judging. What cannot be done raises `organisations.refusals.Refused`, and nothing was
changed."""

from judging.services.assigning import assign
from judging.services.closing import close_round, reopen, seal, show
from judging.services.judges import accept, ask_judge, declare_conflict, remove_judge
from judging.services.marking import save_marks
from judging.services.rounds import save_round
from judging.services.uploading import BadRow, BadRows, upload_scores

__all__ = [
    "BadRow",
    "BadRows",
    "accept",
    "ask_judge",
    "assign",
    "close_round",
    "declare_conflict",
    "remove_judge",
    "reopen",
    "save_marks",
    "save_round",
    "seal",
    "show",
    "upload_scores",
]
