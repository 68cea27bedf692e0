"""Second screen of an import: what the headings mean, and words that nobody knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from organisations.access import Action
from organisations.models import Organisation
from portal.importing.encodings import WINDOWS
from portal.workspace.access import on_organisation
from portal.workspace.bulk import jobs
from portal.workspace.bulk.match_form import MatchForm
from portal.workspace.bulk.routes import own_job

SAMPLES = 3  # values shown under a heading


@on_organisation(Action.WRITE)
def match_headings(request: HttpRequest, organisation: Organisation, job) -> HttpResponse:
    job = own_job(organisation, job)
    if job.state not in jobs.MATCHED:
        return redirect("workspace_import_check", organisation.slug, job.pk)
    form = MatchForm(job, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        jobs.match(job=job, by=request.user, mapping=form.mapping())
        return redirect("workspace_import_check", organisation.slug, job.pk)
    context = {
        "heading": _("What the columns mean"),
        "organisation": organisation,
        "here": "import",
        "step": 2,
        "job": job,
        "form": form,
        "headings": [
            {"name": name, "field": form[f"column_{place}"], "samples": _samples(job, place)}
            for place, name in enumerate(job.table["headings"])
        ],
        "is_guessed": job.encoding == WINDOWS,
    }
    return render(request, "workspace/bulk/match.html", context)


def _samples(job, place: int) -> list[str]:
    filled = (" ".join(str(cells[place]).split()) for _number, cells in job.table["rows"] if cells[place] is not None)
    return [text if len(text) <= 60 else f"{text[:59]}…" for text, _place in zip(filled, range(SAMPLES), strict=False)]
