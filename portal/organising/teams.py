"""The teams of a competition for its organisers: the list, one team with what can be decided, and exports."""

import tempfile
from pathlib import Path
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions.models import CompetitionPage
from history.models import Access, StateChange
from portal.importing.upload import TABLE
from portal.organising.access import organising
from portal.organising.chosen import ChosenForm
from portal.reports.figures import Table
from portal.reports.workbook import write_workbook
from portal.workspace.bulk.tables import write_table
from portal.workspace.organisation.answers import done
from teams.models import Member, State, Team
from teams.services import approve, ask_back, ban

PAGE_SIZE = 50
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@organising
@require_safe
def teams(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    form = ChosenForm(request.GET, competition=competition)
    listed = Paginator(form.teams(), PAGE_SIZE).get_page(request.GET.get("page"))
    asked = {name: request.GET.get(name, "") for name in form.fields if request.GET.get(name)}
    context = _context(competition, _("Teams")) | {"form": form, "listed": listed, "query": urlencode(asked)}
    return render(request, "organising/teams.html", context)


@organising
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, competition: CompetitionPage, team: str) -> HttpResponse:
    """`act`: approve, ask-back or ban, the last two with a `reason`. A look at its members is kept."""
    rows = Team.objects.select_related("track__page", "organisation", "rules")
    found = get_object_or_404(rows, pk=team, track__page=competition)
    reason, here = request.POST.get("reason", ""), ("organise_team", competition.pk, found.pk)
    acts = {
        "approve": (lambda: approve(team=found, by=request.user), _("The team is approved.")),
        "ask-back": (lambda: ask_back(team=found, by=request.user, reason=reason), _("The team is asked.")),
        "ban": (lambda: ban(team=found, by=request.user, reason=reason), _("The team is excluded.")),
    }
    if request.method == "POST":
        if request.POST.get("act") not in acts:
            raise Http404
        return done(request, *acts[request.POST["act"]], *here)
    Access.objects.create(what=Access.What.PERSON, key=found.key, by=request.user)
    context = _context(competition, found.name) | {
        "team": found,
        "members": _members(found),
        "changes": _changes(found),
        "submissions": found.submissions.filter(received_at__isnull=False)
        .select_related("phase")
        .prefetch_related("files"),
    }
    return render(request, "organising/team.html", context)


@organising
@require_safe
def export(request: HttpRequest, competition: CompetitionPage, suffix: str) -> HttpResponse:
    """The chosen teams with their members, as CSV or XLSX; that it was taken is kept."""
    table = _table(competition, ChosenForm(request.GET, competition=competition))
    Access.objects.create(what=Access.What.EXPORT, key=competition.key, by=request.user)
    answer = HttpResponse(content_type=FORMATS[suffix])
    answer["Content-Disposition"] = f'attachment; filename="teams-{competition.pk}.{suffix}"'
    if suffix == TABLE:
        answer.write(write_table(table.header, table.rows, TABLE))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "teams.xlsx"
            write_workbook([table], path)
            answer.write(path.read_bytes())
    return answer


def _table(competition: CompetitionPage, form: ChosenForm) -> Table:
    header = (
        *(_("Number"), _("Team"), _("Track"), _("State"), _("Organisation"), _("School, unit or company")),
        *(_("Country"), _("Registered"), _("Leader"), _("Leader's e-mail address"), _("Members")),
    )
    rows = []
    for team in form.teams().prefetch_related("members__user"):
        members = [member for member in team.members.all() if member.is_in]
        leader = next((member for member in members if member.is_leader), None)
        rows.append(
            (
                *(team.pk, team.name, team.track.title(), team.get_state_display(), str(team.organisation or "")),
                *(team.affiliation, team.country),
                f"{timezone.localtime(team.registered_at):%Y-%m-%d %H:%M}",
                _name(leader) if leader else "",
                leader.user.email if leader and leader.user else "",
                "; ".join(map(_name, members)),
            )
        )
    return Table(_("Teams"), competition.title, header, rows)


def _members(team: Team) -> list[Member]:
    """With `shown`, their name where it is known."""
    members = list(team.members.filter(left_at__isnull=True).select_related("user"))
    for member in members:
        member.shown = _name(member)
    return members


def _changes(team: Team) -> list[tuple[StateChange, str]]:
    """The newest first, each with its state in words; what is no state (a version of the rules) stays as it is."""
    labels = dict(State.choices)
    rows = StateChange.objects.filter(key=team.key).order_by("-at", "-pk")[:20]
    return [(row, labels.get(row.to_state, row.to_state)) for row in rows]


def _name(member: Member) -> str:
    return member.name or (member.user.get_full_name() if member.user else "")


def _context(competition: CompetitionPage, heading: str) -> dict:
    return {"heading": heading, "here": "organising", "part": "teams", "competition": competition}
