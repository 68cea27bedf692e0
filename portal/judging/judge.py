"""What a judge has to do: all requests, and one competition with its entries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from judging.models import Assignment, Judge, Mark, Round, RoundState
from judging.services import accept, declare_conflict
from organisations.refusals import Refused
from portal.judging.access import as_judge
from portal.judging.forms import OwnConflictForm
from portal.judging.naming import called
from portal.workspace.access import signed_in
from portal.workspace.organisation.answers import done
from teams.models import State


@dataclass(frozen=True)
class Entry:
    number: int  # of the assignment
    name: str
    is_begun: bool
    is_handed_in: bool


@dataclass(frozen=True)
class Part:
    round: Round
    state: RoundState
    entries: list[Entry]

    @property
    def handed_in(self) -> int:
        return sum(entry.is_handed_in for entry in self.entries)

    @property
    def is_readable(self) -> bool:
        return self.state != RoundState.PLANNED


@signed_in
@require_GET
def judging(request: HttpRequest) -> HttpResponse:
    """Every competition that this person is asked to judge, in three queries."""
    rows = list(Judge.objects.asking(request.user).select_related("competition__locale", "track").order_by("-pk"))
    own: dict[int, list[Assignment]] = {row.pk: [] for row in rows}
    for each in _assigned(own):
        own[each.judge_id].append(each)
    listed = [(row, len(own[row.pk]), sum(bool(each.handed_in_at) for each in own[row.pk])) for row in rows]
    return render(request, "judging/judging.html", {"heading": _("Judging"), "here": "judging", "listed": listed})


@as_judge
@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, judge: Judge) -> HttpResponse:
    """First the request, then the entries; `act` is accept or conflict."""
    title = judge.competition.in_language(get_language()).title
    here = ("judge", judge.pk)
    if request.POST.get("act") == "accept":
        return done(request, lambda: accept(judge=judge, user=request.user), _("Thank you for judging."), *here)
    form = None
    if judge.accepted_at is not None:
        form = OwnConflictForm(request.POST if "team" in request.POST else None, judge=judge)
        if form.is_valid():
            given = {"team": form.cleaned_data["team"], "reason": form.cleaned_data["reason"]}
            try:
                declare_conflict(judge=judge, by=request.user, **given)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Thank you for saying so. You do not judge this team."))
                return redirect(*here)
    context = {
        "heading": title,
        "here": "judging",
        "judge": judge,
        "parts": _parts(judge) if judge.accepted_at else [],
        "conflicts": [each.team.name for each in _open_conflicts(judge)],
        "criteria": judge.competition.criteria.all(),
        "form": form if form and form.has_teams else None,
    }
    return render(request, "judging/judge.html", context, status=422 if form and form.errors else 200)


def _parts(judge: Judge) -> list[Part]:
    by_round: dict[int, list[Assignment]] = {}
    for each in _assigned([judge.pk]):
        by_round.setdefault(each.round_id, []).append(each)
    found = []
    for rows in by_round.values():
        round = rows[0].round
        entries = [
            Entry(row.pk, called(row.team, round), bool(row.marked), row.handed_in_at is not None)
            for row in sorted(rows, key=lambda row: _order(row, round))
        ]
        found.append(Part(round, round.state(), entries))
    return sorted(found, key=lambda part: (part.state == RoundState.CLOSED, part.round.closes_at))


def _order(row: Assignment, round: Round):
    return (row.team.blind_number.number, "") if round.track.is_blind else (0, row.team.name.casefold())


def _assigned(judges: Iterable[int]):
    rows = Assignment.objects.filter(judge__in=judges, team__state=State.APPROVED)
    rows = rows.annotate(marked=Exists(Mark.objects.filter(assignment=OuterRef("pk"))))
    return rows.select_related("round__track", "team__blind_number")


def _open_conflicts(judge: Judge):
    """Those whose team may be named to them."""
    return judge.conflicts.filter(team__track__is_blind=False).select_related("team")
