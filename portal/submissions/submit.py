"""The page on which a team hands in, open until the round ends."""

import time

from django.db import connection
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from files.archives import MEGABYTE
from files.streaming import Bounded
from organisations.refusals import Refused
from portal.submissions.form import SubmissionForm
from portal.teams.access import in_team
from submissions.reading import final, versions
from submissions.rounds import closed, rounds_of, shown_round, spent
from submissions.services import submit as receive
from teams.models import State, Team

BESIDES_FILES = 2 * MEGABYTE  # of a request: its other fields, and what the encoding adds
MOST_FORGOTTEN, LONGEST_FORGETTING = 64 * MEGABYTE, 20  # bytes, seconds


# The token is asked for where the body is read: the rights, the deadline and the limits come before that.
@in_team
@csrf_exempt
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, team: Team) -> HttpResponse:
    if request.method == "GET":
        return _page(request, team)
    rounds, begun_at = rounds_of(team.competition), request.arrived_at
    if refusal := closed(team, rounds, begun_at):
        return _unread(request, team, refusal, status=403)
    most = team.track.most_megabytes * MEGABYTE + BESIDES_FILES
    length = request.META.get("CONTENT_LENGTH", "")
    if length.isdecimal() and int(length) > most:
        return _unread(request, team, _too_large(team), status=413)
    bounded = Bounded(request, most_bytes=most - BESIDES_FILES, most_files=team.track.most_files)
    request.upload_handlers.insert(0, bounded)
    if not connection.in_atomic_block:
        connection.close()  # an upload may take minutes: others have its place in the pool meanwhile
    try:
        return _read(request, team, bounded)
    except UnreadablePostError:
        return HttpResponse(status=400)  # whoever sent it is gone


@csrf_protect
def _read(request: HttpRequest, team: Team, bounded: Bounded) -> HttpResponse:
    form = SubmissionForm(request.POST, request.FILES, track=team.track)
    if bounded.is_over:
        return _refused(request, team, _too_large(team), status=413)
    if "whole" not in request.POST:  # the form's last field: what was cut short does not have it
        form.add_error(None, _("The upload was cut short and nothing was kept. Send it again."))
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = receive(
                team=team,
                by=request.user,
                begun_at=request.arrived_at,
                token=given["token"],
                files=given.get("files", ()),
                link=given.get("link", ""),
                text=given.get("text", ""),
            )
        except Refused as refusal:
            return _refused(request, team, str(refusal), status=403)
        return redirect("submission", made.pk)
    return _page(request, team, form)


def _page(request: HttpRequest, team: Team, form: SubmissionForm | None = None) -> HttpResponse:
    rounds, now = rounds_of(team.competition), request.arrived_at
    phase = shown_round(rounds, now)
    refusal = closed(team, rounds, now) or spent(team, phase, now)
    counts = final(team, phase) if phase else None
    context = _about(team, _("Hand in")) | {
        "phase": phase,
        "now": now,
        "refusal": refusal,
        "waits": team.state in (State.REGISTERED, State.ASKED_BACK),
        "form": form or (None if refusal else SubmissionForm(track=team.track)),
        "versions": versions(team, phase) if phase else [],
        "counts": counts.pk if counts else None,
    }
    return render(request, "submissions/submit.html", context, status=422 if form and form.errors else 200)


def _refused(request: HttpRequest, team: Team, refusal: str, *, status: int) -> HttpResponse:
    context = _about(team, _("Nothing was handed in")) | {
        "refusal": refusal,
        "now": request.arrived_at,
        "last": team.submissions.filter(received_at__isnull=False).first(),  # of a form sent twice, the first one
    }
    return render(request, "submissions/refused.html", context, status=status)


def _unread(request: HttpRequest, team: Team, refusal: str, *, status: int) -> HttpResponse:
    """The answer to an upload that is not wanted. It is read and forgotten up to a bound: a browser that is still
    sending would show a broken connection in place of the reason."""
    left, until = MOST_FORGOTTEN, time.monotonic() + LONGEST_FORGETTING
    try:
        while left > 0 and time.monotonic() < until and (part := request.read(64 * 1024)):
            left -= len(part)
    except UnreadablePostError:
        return HttpResponse(status=400)
    return _refused(request, team, refusal, status=status)


def _too_large(team: Team) -> str:
    return _("A submission is at most %(files)s files and %(size)s MB together. Make it smaller and send it again.") % {
        "files": team.track.most_files,
        "size": team.track.most_megabytes,
    }


def _about(team: Team, heading: str) -> dict:
    return {
        "heading": heading,
        "here": "teams",
        "team": team,
        "track": team.track,
        "competition": team.competition.in_language(get_language()),
    }
