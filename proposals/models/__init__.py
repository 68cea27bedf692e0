"""Calls for proposals to needs, the sealed proposals to them, and what reviewers say of these."""

from proposals.models.call import Call, CallState, Criterion
from proposals.models.proposal import NeedsApproval, Proposal, Result, SealedFile
from proposals.models.review import Reviewer, Score

__all__ = [
    "Call",
    "CallState",
    "Criterion",
    "NeedsApproval",
    "Proposal",
    "Result",
    "Reviewer",
    "Score",
    "SealedFile",
]
