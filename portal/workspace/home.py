"""What needs me: the first page of the workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.enquiries.overview import enquiry_tasks
from portal.judging.tasks import judging_tasks
from portal.organising.tasks import organising_tasks
from portal.outcomes.tasks import outcome_tasks
from portal.proposals.tasks import call_tasks, review_tasks
from portal.questions.tasks import question_tasks
from portal.support.survey_views import organisations_to_write_for, waiting_answer
from portal.teams.tasks import team_tasks
from portal.workspace.access import signed_in
from portal.workspace.rows import rows_of
from portal.workspace.standing import invitation_tasks, organisation_tasks
from portal.workspace.waiting import listing_tasks

MOST_TASKS = 50


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person, each with one thing to do; without an organisation, how to begin."""
    memberships = list(request.user.memberships.select_related("organisation").order_by("organisation__sort_name"))
    by_organisation = {each.organisation_id: each for each in memberships}
    rows = rows_of(by_organisation) if memberships else []
    tasks = [
        *invitation_tasks(request.user),
        *team_tasks(request.user),
        *organisation_tasks(memberships),
        *enquiry_tasks(memberships),
        *question_tasks(memberships),
        *outcome_tasks(by_organisation),
        *listing_tasks(rows, by_organisation),
        *call_tasks(request.user, memberships),
        *review_tasks(request.user),
        *judging_tasks(request.user),
        *organising_tasks(request.user),
    ]
    context = {
        "heading": _("What needs me"),
        "here": "home",
        "memberships": memberships,
        "tasks": tasks[:MOST_TASKS],
        "more": max(0, len(tasks) - MOST_TASKS),
        "has_listings": bool(rows),
    }
    if waiting_answer(request) is not None:
        context |= {"survey_waits": True, "writes_for": organisations_to_write_for(request.user)}
    return render(request, "workspace/home.html", context)
