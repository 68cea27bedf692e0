"""Who judges a competition and in which rounds, for its organisers."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competitions.models import CompetitionPage
from judging.models import Judge, Round
from judging.services import ask_judge, declare_conflict, remove_judge, save_round
from organisations.refusals import Refused
from portal.judging.access import organising_round
from portal.judging.forms import AskForm, ConflictForm, RoundForm
from portal.organising.access import organising
from portal.workspace.organisation.answers import done


def shared(competition: CompetitionPage, heading: str) -> dict:
    return {"heading": heading, "here": "organising", "part": "judging", "competition": competition}


@organising
@require_http_methods(["GET", "POST"])
def judging(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """`act` is ask, conflict or remove."""
    act, here = request.POST.get("act"), ("organise_judging", competition.pk)
    if act == "remove":
        number = request.POST.get("judge", "")
        row = get_object_or_404(competition.judges, pk=number if number.isdecimal() and len(number) < 16 else 0)
        return done(request, lambda: remove_judge(judge=row, by=request.user), _("The judge is taken away."), *here)
    asking = AskForm(request.POST if act == "ask" else None, competition=competition)
    conflict = ConflictForm(request.POST if act == "conflict" else None, competition=competition, prefix="conflict")
    for form, service in ((asking, _ask), (conflict, declare_conflict)):
        if form.is_valid():
            try:
                service(
                    by=request.user, **form.cleaned_data, **({"competition": competition} if form is asking else {})
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The letter is on its way.") if form is asking else _("Saved."))
                return redirect(*here)
    context = shared(competition, _("Judging")) | {
        "judges": _judges(competition),
        "rounds": [(each, each.state()) for each in _rounds(competition)],
        "asking": asking,
        "conflict": conflict,
        "now": timezone.now(),
    }
    return render(request, "judging/organise.html", context, status=422 if asking.errors or conflict.errors else 200)


@organising
@require_http_methods(["GET", "POST"])
def new_round(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    return _edit(request, competition, None)


@organising_round
@require_http_methods(["GET", "POST"])
def edit_round(request: HttpRequest, competition: CompetitionPage, round: Round) -> HttpResponse:
    if round.closed_at:
        raise Http404
    return _edit(request, competition, round)


def _edit(request, competition, round) -> HttpResponse:
    form = RoundForm(request.POST or None, competition=competition, round=round)
    if form.is_valid():
        try:
            saved = save_round(round=round, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("organise_round", competition.pk, saved.pk)
    heading = _("Change the round") if round else _("New round of judging")
    context = shared(competition, heading) | {"form": form, "round": round}
    return render(request, "judging/edit_round.html", context, status=422 if form.errors else 200)


def _ask(*, competition, email, track, by) -> Judge:
    return ask_judge(competition=competition, email=email, track=track, by=by)


def _judges(competition: CompetitionPage):
    """With `given` assignments, how many are `handed_in`, and the names of teams in conflict."""
    handed_in = Count("assignments", filter=Q(assignments__handed_in_at__isnull=False))
    rows = competition.judges.select_related("user", "track").annotate(given=Count("assignments"), handed_in=handed_in)
    return rows.prefetch_related("conflicts__team")


def _rounds(competition: CompetitionPage):
    rows = Round.objects.filter(track__page=competition).select_related("track")
    handed_in = Count("assignments", filter=Q(assignments__handed_in_at__isnull=False))
    return rows.annotate(given=Count("assignments"), handed_in=handed_in)
