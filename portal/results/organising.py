"""Organisers place, publish, and write down what became of it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competitions.models import CompetitionPage
from organisations.access import Action, may
from organisations.refusals import Refused
from portal.organising.access import organising
from portal.results.forms import ByHandForm, LedgerForm, PlacementForm
from portal.workspace.organisation.answers import done
from results.models import Placement
from results.services import (
    add_to_ledger,
    change_placement,
    draft_offer,
    place_by_hand,
    publish,
    take_from_ledger,
    take_over_standings,
)


@organising
@require_http_methods(["GET", "POST"])
def results(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """All tracks; a POST publishes those that are not public yet, all or none."""
    tracks = list(competition.tracks.select_related("publication").annotate(placed=Count("placements")))
    if request.method == "POST":
        return done(
            request,
            lambda: publish(tracks=tracks, by=request.user),
            _("The results are published, and every member of a placed team gets a letter."),
            "organise_results",
            competition.pk,
        )
    context = _context(competition, _("Results")) | {
        "tracks": tracks,
        "is_ready": any(not hasattr(track, "publication") for track in tracks)
        and all(track.placed for track in tracks),
    }
    return render(request, "results/organise.html", context)


@organising
@require_http_methods(["GET", "POST"])
def track_results(request: HttpRequest, competition: CompetitionPage, track: str) -> HttpResponse:
    """`act` says which button was pressed: take, publish; otherwise the form of an entry by hand was sent."""
    row = get_object_or_404(competition.tracks.select_related("publication"), pk=track)
    here, act = ("organise_track_results", competition.pk, row.pk), request.POST.get("act")
    if act == "take":
        return done(
            request,
            lambda: take_over_standings(track=row, by=request.user),
            _("Places and points are taken over from the judging."),
            *here,
        )
    if act == "publish":
        says = _("The results are published, and every member of a placed team gets a letter.")
        return done(request, lambda: publish(tracks=[row], by=request.user), says, *here)
    form = ByHandForm(request.POST or None, track=row)
    if (
        request.method == "POST"
        and form.is_valid()
        and _tried(form, lambda: place_by_hand(track=row, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("The entry has its place."))
        return redirect(*here)
    context = _context(competition, row.title()) | {
        "track": row,
        "placements": row.placements.select_related("team").order_by("place", "pk"),
        "form": form,
    }
    return render(request, "results/organise_track.html", context)


@organising
@require_http_methods(["GET", "POST"])
def placement(request: HttpRequest, competition: CompetitionPage, placement: str) -> HttpResponse:
    """`act`: place, ledger, remove (with `row`), offer."""
    rows = Placement.objects.select_related("track__page", "track__publication", "team__organisation", "offer")
    row = get_object_or_404(rows, pk=placement, track__page=competition)
    here, act = ("organise_placement", competition.pk, row.pk), request.POST.get("act")
    if act == "offer":
        return done(request, lambda: draft_offer(placement=row, by=request.user), _("The draft is made."), *here)
    if act == "remove":
        number = request.POST.get("row", "")
        gone = get_object_or_404(row.ledger, pk=number if number.isdecimal() else 0)
        return done(request, lambda: take_from_ledger(row=gone, by=request.user), _("Taken from the ledger."), *here)
    placing = PlacementForm(request.POST if act == "place" else None, instance=Placement.objects.get(pk=row.pk))
    if act == "place" and placing.is_valid():
        return done(
            request,
            lambda: change_placement(placement=row, by=request.user, **placing.cleaned_data),
            _("Saved."),
            *here,
        )
    writing = LedgerForm(request.POST if act == "ledger" else None)
    if (
        act == "ledger"
        and writing.is_valid()
        and _tried(writing, lambda: add_to_ledger(placement=row, by=request.user, **writing.cleaned_data))
    ):
        messages.success(request, _("Written into the ledger."))
        return redirect(*here)
    context = _context(competition, str(row)) | {
        "placement": row,
        "placing": placing,
        "writing": writing,
        "is_public": hasattr(row.track, "publication"),
        "may_open_offer": row.offer is not None and may(request.user, Action.LOOK, row.offer.organisation_id),
    }
    return render(request, "results/organise_placement.html", context)


def _tried(form, act: Callable[[], object]) -> bool:
    """Whether it was done; what a service refused stands in the form."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _context(competition: CompetitionPage, heading: str) -> dict:
    return {"heading": heading, "here": "organising", "competition": competition, "part": "results"}


__all__ = ["placement", "results", "track_results"]
