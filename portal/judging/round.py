"""One round for its organisers: who has marked how many, how the teams stand, and what can be done with it."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competitions.models import CompetitionPage
from judging.models import Judge, Round, RoundState
from judging.reading import of_round
from judging.scoring import line
from judging.services import assign, close_round, reopen, show
from judging.tally import tally
from portal.judging.access import organising_round
from portal.judging.forms import AssignForm, CloseForm, ReopenForm
from portal.judging.organising import shared
from portal.workspace.organisation.answers import done


@organising_round
@require_http_methods(["GET", "POST"])
def round_page(request: HttpRequest, competition: CompetitionPage, round: Round) -> HttpResponse:
    """`act` is assign, close, reopen or show."""
    act, here, state = request.POST.get("act"), ("organise_round", competition.pk, round.pk), round.state()
    found = None if round.closed_at else tally(round)
    tie = line(found.placed, round.advancing) if found else None
    tied = [row.team for row in found.rows if row.team.pk in tie.tied] if found else []
    ready = found is not None and bool(found.rows) and not found.lacking
    assigning = AssignForm(request.POST if act == "assign" else None)
    closing = CloseForm(
        request.POST if act == "close" else None, tied=tied if ready else (), seats=tie.seats if tie else 0
    )
    reopening = ReopenForm(request.POST if act == "reopen" else None)
    by = {"round": round, "by": request.user}
    if act == "assign" and assigning.is_valid():
        each = assigning.cleaned_data["each"]
        return done(request, lambda: assign(each=each, **by), _("The entries are assigned."), *here)
    if act == "close" and closing.is_valid():
        return done(request, lambda: close_round(**closing.cleaned_data, **by), _("The round is closed."), *here)
    if act == "reopen" and reopening.is_valid():
        why = reopening.cleaned_data["why"]
        return done(request, lambda: reopen(reason=why, **by), _("The round is open again."), *here)
    if act == "show":
        return done(request, lambda: show(**by), _("The leaderboard is public."), *here)
    if act not in (None, "assign", "close", "reopen"):
        raise Http404
    context = shared(competition, str(round)) | {
        "round": round,
        "state": state,
        "judges": _progress(round),
        "found": found,
        "rows": found.rows if found else list(of_round(round)),
        "assigning": assigning,
        "closing": closing,
        "reopening": reopening,
        "ready": ready,
        "is_over": state == RoundState.OVER,
        "is_published": bool(round.shown_at or round.sealed_at),
    }
    wrong = assigning.errors or closing.errors or reopening.errors
    return render(request, "judging/round.html", context, status=422 if wrong else 200)


def _progress(round: Round) -> list[tuple[Judge, int, int]]:
    """Each judge with how many entries they have and how many of them are handed in; two queries."""
    given, handed_in = Counter(), Counter()
    for judge, moment in round.assignments.values_list("judge", "handed_in_at"):
        given[judge] += 1
        handed_in[judge] += moment is not None
    judges = Judge.objects.filter(pk__in=given).select_related("user")
    return [(judge, given[judge.pk], handed_in[judge.pk]) for judge in judges]
