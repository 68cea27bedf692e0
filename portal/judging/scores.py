"""The scores of a round as tables: taken from one, and given out as CSV."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from competitions.models import CompetitionPage
from history.models import Access
from judging.models import Mark, Round
from judging.reading import of_round
from judging.services import BadRows, upload_scores
from judging.tally import tally
from organisations.refusals import Refused
from portal.importing.problems import MOST_SHOWN, Problem, Unreadable
from portal.importing.upload import TABLE, read_upload
from portal.judging.access import organising_round
from portal.judging.forms import ScoresForm
from portal.judging.organising import shared
from portal.workspace.bulk.tables import write_table

STANDINGS, MARKS = "standings", "marks"


@organising_round
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, competition: CompetitionPage, round: Round) -> HttpResponse:
    """Either every row is right, or nothing is changed and each problem is named with its file, row and field."""
    if round.closed_at:
        raise Http404
    form = ScoresForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = read_upload(file, file.name)
            count = upload_scores(round=round, headings=sheet.headings, rows=sheet.rows, by=request.user)
        except Unreadable as problem:
            form.add_error("file", Problem(problem.row, problem.field, problem.message).line(file.name))
        except BadRows as bad:
            for each in bad.problems[:MOST_SHOWN]:
                form.add_error("file", Problem(each.row, each.field, each.said).line(file.name))
            if (more := len(bad.problems) - MOST_SHOWN) > 0:
                form.add_error("file", _("and %(count)d more") % {"count": more})
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The scores of %(count)d teams are taken over.") % {"count": count})
            return redirect("organise_round", competition.pk, round.pk)
    context = shared(competition, _("Scores from a table")) | {"round": round, "form": form}
    return render(request, "judging/upload.html", context, status=422 if form.errors else 200)


@organising_round
@require_GET
def export(request: HttpRequest, competition: CompetitionPage, round: Round) -> HttpResponse:
    """`of` is standings or marks. The first can be filled in and uploaded. That it was taken is kept."""
    what = request.GET.get("of", STANDINGS)
    if what not in (STANDINGS, MARKS):
        raise Http404
    Access.objects.create(what=Access.What.EXPORT, key=round.key, by=request.user)
    headings, rows = _standings(round) if what == STANDINGS else _marks(round)
    answer = HttpResponse(write_table(headings, rows, TABLE), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="round-{round.pk}-{what}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _standings(round: Round):
    headings = ("team", "name", "raw", "points", "place", "advances")
    if round.closed_at:
        rows = of_round(round)
        return headings, [
            (row.team_id, row.team.name, row.raw, row.points, row.place, int(row.advances)) for row in rows
        ]
    return headings, [(row.team.pk, row.team.name, row.raw, row.points, row.place, "") for row in tally(round).rows]


def _marks(round: Round):
    """What was handed in, a row for each judge, team and criterion."""
    rows = Mark.objects.filter(assignment__round=round, assignment__handed_in_at__isnull=False)
    rows = rows.select_related("assignment__judge__user", "assignment__team", "criterion")
    headings = ("judge", "team", "name", "criterion", "weight", "points", "comment")
    return headings, [
        (
            str(row.assignment.judge),
            row.assignment.team_id,
            row.assignment.team.name,
            row.criterion.title(),
            row.criterion.weight,
            row.points,
            row.comment,
        )
        for row in rows.order_by("assignment__team", "assignment__judge", "criterion__sort_order")
    ]
