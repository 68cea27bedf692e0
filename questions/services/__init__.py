"""The one way in for changes of public questions."""

from questions.services.answering import answer, mark_seen, take_answer_back
from questions.services.asking import ask
from questions.services.closing import close_due
from questions.services.moderating import approve, refuse

__all__ = ["answer", "approve", "ask", "close_due", "mark_seen", "refuse", "take_answer_back"]
