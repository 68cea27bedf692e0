"""What public questions hold of a person."""

from questions.models import PublicQuestion


def collect(user) -> dict:
    """What they asked and what they answered; ready for JSON."""
    asked = PublicQuestion.objects.filter(asker=user)
    answered = PublicQuestion.objects.filter(answered_by=user)
    return {
        "asked": [
            {
                "need": each.need.key,
                "text": each.text,
                "asked_at": each.asked_at,
                "state": each.state,
                "reason": each.refusal,
                "note": each.refusal_note,
            }
            for each in asked.select_related("need")
        ],
        "answered": [
            {"need": each.need.key, "answer": each.answer, "answered_at": each.answered_at}
            for each in answered.select_related("need")
        ],
    }


def erase(user) -> None:
    """Questions and answers stay, since others go by them; whose they were goes."""
    for column in ("asker", "decided_by", "answered_by", "seen_by"):
        PublicQuestion.objects.filter(**{column: user}).update(**{column: None})
