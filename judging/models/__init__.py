"""Who judges a competition's entries, in which rounds, and what they give them."""

from judging.models.judge import BlindNumber, Conflict, Judge
from judging.models.marks import Assignment, Mark, UploadedScore
from judging.models.round import Round, RoundState, Stage, Standing

__all__ = [
    "Assignment",
    "BlindNumber",
    "Conflict",
    "Judge",
    "Mark",
    "Round",
    "RoundState",
    "Stage",
    "Standing",
    "UploadedScore",
]
