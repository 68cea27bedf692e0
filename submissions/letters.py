"""Letters about what a team handed in, to everybody who is in it."""

from collections.abc import Iterable, Mapping

from mailing.letters import composed, post_many
from organisations.letters import link, one_line
from submissions.models import Submission, SubmittedFile


def tell_received(submission: Submission, files: Iterable[SubmittedFile]) -> None:
    """The receipt: when, which code, which checksums."""
    _tell(submission, "submission_received", {"files": list(files)})


def tell_refused(submission: Submission, name: str, found: str) -> None:
    _tell(submission, "submission_refused", {"name": name, "found": one_line(found)})


def _tell(submission: Submission, letter: str, context: Mapping[str, object]) -> None:
    team, letters, competitions = submission.team, [], {}
    for member in team.members.present().filter(user__is_active=True).select_related("user"):
        user = member.user
        if not user.email:
            continue
        if user.language not in competitions:
            competitions[user.language] = team.competition.in_language(user.language)
        given = {
            "submission": submission,
            "team": one_line(team.name),
            "competition": one_line(competitions[user.language].title),
            "phase": submission.phase,
            "link": link("submission", user.language, submission.pk),
            **context,
        }
        letters.append(composed(to=user.email, name=letter, language=user.language, context=given))
    post_many(letters)
