"""Read, compare and score what came. Every page here that shows a proposal writes down that it was opened."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from organisations.access import Action, allows
from organisations.refusals import Refused
from portal.proposals.access import asked_to_review, judging
from portal.proposals.answers import download
from portal.proposals.forms import DeclareForm, ScoreForm
from portal.proposals.reading import by_criterion, offers_of, standings, summary_of
from proposals.content import PARTS, parts_of
from proposals.models import Call, CallState, Reviewer
from proposals.naming import owner_shown
from proposals.opening import open_file, open_proposals
from proposals.services import declare, score

MOST_COMPARED = 4


def shared(call: Call, heading: str) -> dict:
    """For pages that reviewers from outside read too: the owner is called as the public knows it."""
    language = get_language()
    return {
        "heading": heading,
        "call": call,
        "state": call.state(),
        "title": call.need.title(language),
        "owner": owner_shown(call, language),
    }


@asked_to_review
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, call: Call, reviewer: Reviewer) -> HttpResponse:
    """First whether there is a conflict, then what is to be judged."""
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        try:
            declare(reviewer=reviewer, user=request.user, conflict=form.said())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("review", call.need_id)
    reads = reviewer.may_score and call.is_unsealed()
    context = shared(call, _("Review proposals")) | {
        "reviewer": reviewer,
        "form": form,
        "criteria": call.criteria.all(),
        "may_open": reads,
        "standings": standings(call, reviewer) if reads else [],
    }
    return render(request, "proposals/review.html", context, status=422 if form.errors else 200)


@judging
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, call: Call, proposal: str) -> HttpResponse:
    """One proposal, and the points of whoever reviews."""
    row = get_object_or_404(call.proposals.sent().select_related("organisation"), pk=proposal)
    row.call, reviewer = call, request.reviewer
    scores = call.state() == CallState.CLOSED and reviewer is not None and reviewer.may_score
    form = None
    if scores:
        before = reviewer.scores.filter(proposal=row)
        form = ScoreForm(request.POST or None, criteria=call.criteria.all(), scores=before)
        if form.is_valid():
            try:
                score(reviewer=reviewer, proposal=row, given=form.given())
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Your points are saved."))
                return redirect("read_proposal", call.need_id, row.pk)
    (opened,) = open_proposals(call=call, proposals=[row], by=request.user)
    writes = allows(request.role, Action.WRITE)
    context = shared(call, str(row.organisation)) | {
        "proposal": row,
        "parts": parts_of(opened.content),
        "offers": offers_of(opened.content.offers),
        "files": opened.content.files,
        "form": form,
        "may_write": writes,
        "may_list": writes and call.state() == CallState.CLOSED,
        "points": by_criterion(call, summary_of(row)) if writes else [],
    }
    return render(request, "proposals/read.html", context, status=422 if form and form.errors else 200)


@judging
@require_GET
def read_file(request: HttpRequest, call: Call, proposal: str, document: str) -> HttpResponse:
    row = get_object_or_404(call.proposals.sent(), pk=proposal)
    return download(open_file(call=call, proposal=row, number=int(document), by=request.user))


@judging
@require_GET
def compare(request: HttpRequest, call: Call) -> HttpResponse:
    """`p` are the numbers of two to four proposals; each is opened by this."""
    numbers = [each for each in request.GET.getlist("p") if each.isdecimal() and len(each) < 16]
    rows = list(call.proposals.sent().select_related("organisation").filter(pk__in=numbers[:MOST_COMPARED]))
    if not rows:
        raise Http404
    if len(numbers) > MOST_COMPARED:
        messages.warning(request, _("Four at most stand side by side; these are the first four."))
    opened = open_proposals(call=call, proposals=rows, by=request.user)
    texts = [dict(parts_of(each.content)) for each in opened]
    names = [str(each.proposal.organisation) for each in opened]
    table = [
        (str(label), [(name, own[str(label)]) for name, own in zip(names, texts, strict=True)])
        for label in PARTS.values()
    ]
    context = shared(call, _("Side by side")) | {"proposals": rows, "table": table}
    return render(request, "proposals/compare.html", context)
