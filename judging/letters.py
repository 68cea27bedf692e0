"""Letters to judges. None has anything of an entry."""

from judging.models import Judge, Round
from mailing.letters import post
from organisations.letters import link, one_line


def tell_asked(judge: Judge) -> None:
    _write(judge, "judge_asked", {})


def tell_assigned(judge: Judge, round: Round, number: int) -> None:
    """`number` are the new entries."""
    _write(judge, "judge_assigned", {"number": number, "opens": round.opens_at, "closes": round.closes_at})


def tell_reopened(judge: Judge, round: Round, reason: str) -> None:
    _write(judge, "judging_reopened", {"reason": one_line(reason), "closes": round.closes_at})


def _write(judge: Judge, name: str, context: dict) -> None:
    """In the language of the account that accepted, else in the site's."""
    language = judge.user.language if judge.user else "vi"
    to = judge.user.email if judge.user else judge.email
    if not to:
        return
    given = {
        "competition": one_line(judge.competition.in_language(language).title),
        "link": link("judge", language, judge.pk),
    }
    post(to=to, name=name, language=language, context=given | context)
