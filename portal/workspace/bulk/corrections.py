"""The rows with problems as the same file, with what to correct beside them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from organisations.access import Action
from organisations.models import Organisation
from portal.importing.headings import PASSED_OVER
from portal.workspace.access import on_organisation
from portal.workspace.bulk.answers import as_file
from portal.workspace.bulk.findings import rows_with_problems
from portal.workspace.bulk.models import JobState
from portal.workspace.bulk.routes import own_job
from portal.workspace.bulk.tables import write_table


@on_organisation(Action.WRITE)
def to_correct(request: HttpRequest, organisation: Organisation, job) -> HttpResponse:
    """The same headings, the same order, the same kind of file; the added column is passed over when it comes back."""
    job = own_job(organisation, job)
    wrong = set(rows_with_problems(job.findings))
    if job.state != JobState.READY or not wrong:
        raise Http404
    said: dict[int, list[str]] = {}
    for problem in job.findings["problems"]:
        said.setdefault(problem["row"], []).append(f"{problem['column']}: {problem['message']}")
    heading = PASSED_OVER + _("What to correct")
    rows = [[*cells, "\n".join(said[number])] for number, cells in job.table["rows"] if number in wrong]
    content = write_table([*job.table["headings"], heading], rows, job.format)
    return as_file(content, name="to-correct", form=job.format)
