"""What was received: when, which files with which checksums."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET

from portal.submissions.access import on_submission
from submissions.models import Submission
from submissions.opening import is_of_team
from submissions.reading import final


@on_submission
@require_GET
def receipt(request: HttpRequest, submission: Submission) -> HttpResponse:
    team, files = submission.team, list(submission.files.all())
    counts = final(team, submission.phase)
    context = {
        "heading": _("Receipt"),
        "here": "teams",
        "team": team,
        "track": team.track,
        "competition": team.competition.in_language(get_language()),
        "submission": submission,
        "files": files,
        "counts": counts is not None and counts.pk == submission.pk,
        "later": counts is not None and counts.begun_at > submission.begun_at,
        "is_waiting": any(not each.cleared_at and not each.refused for each in files),
        "is_refused": any(each.refused for each in files),
        "is_open": submission.phase.starts_at <= request.arrived_at < submission.phase.ends_at,
        "is_member": is_of_team(request.user, submission),
    }
    return render(request, "submissions/receipt.html", context)
