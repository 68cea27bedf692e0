"""An organisation in the workspace: what needs its members, and its figures."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from feedback.shown import reach
from listings.choices import State
from organisations.access import Action, allows
from organisations.models import Membership, Organisation
from portal.enquiries.overview import enquiry_tasks
from portal.outcomes.tasks import outcome_tasks
from portal.proposals.tasks import call_tasks
from portal.questions.tasks import question_tasks
from portal.workspace.access import on_organisation
from portal.workspace.rows import Row, rows_of
from portal.workspace.standing import organisation_tasks
from portal.workspace.waiting import listing_tasks


@on_organisation(Action.LOOK)
def overview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    membership = Membership(user=request.user, organisation=organisation, role=request.role)
    rows, own = rows_of([organisation.pk]), {organisation.pk: membership}
    context = {
        "heading": organisation.name(get_language()),
        "organisation": organisation,
        "here": "overview",
        "tasks": [
            *organisation_tasks([membership]),
            *enquiry_tasks([membership]),
            *question_tasks([membership]),
            *outcome_tasks(own),
            *listing_tasks(rows, own),
            *call_tasks(request.user, [membership]),
        ],
        "states": _states(rows),
        "listings": len(rows),
        "total": _total(rows),
        "may_write": allows(request.role, Action.WRITE),
    }
    return render(request, "workspace/overview.html", context)


def _states(rows: list[Row]) -> list[tuple[str, str, int]]:
    """(state, its name, how many), only those that there are."""
    counts = Counter(row.state for row in rows)
    return [(state.value, state.label, counts[state]) for state in State if counts[state]]


def _total(rows: list[Row]) -> dict[str, int]:
    """Views and matches of the last 30 days, all listings together."""
    found = reach(row.key for row in rows).values()
    return {"views": sum(each.views for each in found), "matches": sum(each.matches for each in found)}
