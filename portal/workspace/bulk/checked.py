"""Third screen of an import: what will change, the one button, and how far it has come."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisations.access import Action
from organisations.models import Organisation
from portal.workspace.access import on_organisation
from portal.workspace.bulk import jobs
from portal.workspace.bulk.models import ImportJob, JobState
from portal.workspace.bulk.routes import own_job
from portal.workspace.bulk.running import how_far

MOST_TICKS = 200  # rows that can be left out one by one; with more, the file is what has to be corrected
WAITING = (JobState.CHECKING, JobState.RUNNING)
TEMPLATES = {
    JobState.CHECKING: "workspace/bulk/waiting.html",
    JobState.RUNNING: "workspace/bulk/waiting.html",
    JobState.READY: "workspace/bulk/review.html",
    JobState.DONE: "workspace/bulk/done.html",
    JobState.FAILED: "workspace/bulk/failed.html",
}


@on_organisation(Action.WRITE)
def checked(request: HttpRequest, organisation: Organisation, job) -> HttpResponse:
    job = own_job(organisation, job)
    if job.state == JobState.MAPPING:
        return redirect("workspace_import_match", organisation.slug, job.pk)
    if request.method == "POST":
        return _start(request, organisation, job)
    if request.htmx and job.state not in WAITING:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    context = _frame(organisation, job) | (_found(job) if job.state == JobState.READY else {})
    return render(request, TEMPLATES[JobState(job.state)], context)


@on_organisation(Action.WRITE)
@require_POST
def discard(request: HttpRequest, organisation: Organisation, job) -> HttpResponse:
    """Deletes the upload; one that is being written stays."""
    job = own_job(organisation, job)
    if ImportJob.objects.filter(pk=job.pk, organisation=organisation).exclude(state=JobState.RUNNING).delete()[0]:
        messages.success(request, _("The upload is deleted.") + " " + how_far(job))
    return redirect("workspace_import", organisation.slug)


def _start(request: HttpRequest, organisation: Organisation, job: ImportJob) -> HttpResponse:
    left_out = {int(row) for row in request.POST.getlist("left_out") if row.isascii() and row.isdigit()}
    if not jobs.start(job=job, by=request.user, left_out=left_out) and job.state == JobState.READY:
        job.refresh_from_db()
        if job.state == JobState.READY:
            message = _("Nothing was imported: tick each row that is to be left out, or correct the file.")
            return render(
                request,
                TEMPLATES[JobState.READY],
                _frame(organisation, job) | _found(job) | {"error": message, "ticked": left_out},
                status=422,
            )
    return redirect("workspace_import_check", organisation.slug, job.pk)


def _frame(organisation: Organisation, job: ImportJob) -> dict:
    headings = {
        JobState.READY: _("What will change"),
        JobState.DONE: _("The import is done"),
        JobState.FAILED: _("The import did not work"),
    }
    return {
        "heading": headings.get(job.state, _("Please wait a moment")),
        "organisation": organisation,
        "here": "import",
        "step": 3,
        "job": job,
        "to_write": len({*job.findings.get("prints", ()), *map(str, job.written)}),
    }


def _found(job: ImportJob) -> dict:
    findings = job.findings
    by_row = [
        {"row": row, "problems": list(problems)}
        for row, problems in groupby(findings["problems"], key=lambda problem: problem["row"])
    ]
    return {
        "findings": findings,
        "problem_rows": by_row[:MOST_TICKS],
        "problem_count": len(by_row),
        "can_be_left_out": len(by_row) <= MOST_TICKS,
        "writes": findings["new"] + findings["changed"],
        "more_new": findings["new"] - len(findings["new_rows"]),
        "more_changed": findings["changed"] - len(findings["changed_rows"]),
    }
