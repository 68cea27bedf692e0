"""Who may enter a route of one submission."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404

from judging.reading import judges
from portal.workspace.access import Rule, ruled
from submissions.models import Submission
from submissions.opening import may_read

SUBMISSION = "submission"


def on_submission(view: Callable, *, with_judges: bool = False) -> Callable:
    """For its team and the competition's organisers, and for judges who are assigned to the team where it says so.
    `view(request, submission, …)`; 404 for everybody else, as for one that does not exist."""

    def entered(request, number: str, *args, **options):
        rows = Submission.objects.filter(received_at__isnull=False)
        submission = get_object_or_404(rows.select_related("team__track__page__locale", "phase"), pk=number)
        is_judge = with_judges and judges(request.user, submission.team)
        if not is_judge and not may_read(request.user, submission):
            raise Http404
        return view(request, submission, *args, **options)

    return ruled(Rule(SUBMISSION), view, entered)


def on_read_submission(view: Callable) -> Callable:
    """The same, with the judges."""
    return on_submission(view, with_judges=True)
