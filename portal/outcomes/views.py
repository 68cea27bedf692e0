"""What came of an agreement: recorded by one side, confirmed or disputed by the other, told if both let it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enquiries.models import Enquiry
from listings.keys import listings_of
from organisations.refusals import Refused
from outcomes.models import Outcome
from outcomes.rules import is_withheld, listing_key
from outcomes.services import change_publicity, confirm, correct, dispute, propose
from outcomes.services.recording import SAID
from portal.outcomes.access import on_agreement
from portal.outcomes.forms import ConfirmForm, DisputeForm, OutcomeForm, PublicityForm

DISPUTING = "dispute_%s"  # its fields stand on one page with those of confirming


@require_GET
@on_agreement
def enquiry_outcome(request: HttpRequest, enquiry: Enquiry, outcome: Outcome | None) -> HttpResponse:
    """How it stands, and what this side can do; the form where nobody has recorded anything."""
    if outcome is None:
        return redirect("record_outcome", enquiry.pk)
    return _page(request, enquiry, outcome)


@require_http_methods(["GET", "POST"])
@on_agreement
def record_outcome(request: HttpRequest, enquiry: Enquiry, outcome: Outcome | None) -> HttpResponse:
    begun = {"version": outcome.version if outcome else 0}
    if outcome:
        begun["publicity"] = outcome.publicity(request.side)
    # A form writes into the row that it is given: the service's own stays as it is stored.
    shown = Outcome(**{name: getattr(outcome, name) for name in SAID}) if outcome else None
    form = OutcomeForm(request.POST or None, instance=shown, initial=begun, is_withheld=_hides(request, enquiry))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = {"by": request.user, "values": {name: given[name] for name in SAID}, "publicity": given["publicity"]}
        try:
            if given["version"]:
                correct(outcome=outcome or Outcome(), version=given["version"], **said)
            else:
                propose(enquiry=enquiry, **said)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Recorded. The other side is asked to confirm it."))
            return redirect("enquiry_outcome", enquiry.pk)
    context = _about(request, enquiry) | {"form": form, "outcome": outcome, "heading": _("What came of it")}
    return render(request, "outcomes/record.html", context, status=400 if form.errors else 200)


@require_POST
@on_agreement
def confirm_outcome(request: HttpRequest, enquiry: Enquiry, outcome: Outcome | None) -> HttpResponse:
    form = ConfirmForm(request.POST, is_withheld=_hides(request, enquiry))
    return _done(request, enquiry, outcome, form, confirm, "confirming", _("Confirmed by both sides."))


@require_POST
@on_agreement
def dispute_outcome(request: HttpRequest, enquiry: Enquiry, outcome: Outcome | None) -> HttpResponse:
    said = _("The other side reads what is not right.")
    return _done(request, enquiry, outcome, DisputeForm(request.POST, auto_id=DISPUTING), dispute, "disputing", said)


@require_POST
@on_agreement
def outcome_publicity(request: HttpRequest, enquiry: Enquiry, outcome: Outcome | None) -> HttpResponse:
    form = PublicityForm(request.POST, is_withheld=_hides(request, enquiry))
    return _done(request, enquiry, outcome, form, change_publicity, "telling", _("Your answer is kept."))


def _done(request, enquiry, outcome, form, service, name: str, said: str) -> HttpResponse:
    """Back to the page, or the page with what is wrong in the form of this name."""
    if outcome is None:
        return redirect("record_outcome", enquiry.pk)
    if form.is_valid():
        try:
            service(outcome=outcome, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return redirect("enquiry_outcome", enquiry.pk)
    return _page(request, enquiry, outcome, status=400, **{name: form})


def _page(request, enquiry: Enquiry, outcome: Outcome, status: int = 200, **forms) -> HttpResponse:
    side, hides = request.side, _hides(request, enquiry)
    version = {"version": outcome.version}
    own = outcome.publicity(side)
    context = _about(request, enquiry) | {
        "outcome": outcome,
        "heading": _("What came of it"),
        "is_asked": outcome.state == "proposed" and outcome.waits_for == side,
        "is_to_correct": outcome.waits_for == side,
        "own_publicity": own,
        "other_publicity": outcome.publicity(side.other),
        "confirming": ConfirmForm(initial=version, is_withheld=hides),
        "disputing": DisputeForm(initial=version, auto_id=DISPUTING),
        "telling": PublicityForm(initial={"publicity": own}, is_withheld=hides),
        **forms,
    }
    return render(request, "outcomes/outcome.html", context, status=status)


def _about(request, enquiry: Enquiry) -> dict:
    other = request.side.other
    return {
        "enquiry": enquiry,
        "title": enquiry.title(get_language()),
        "own": enquiry.organisation(request.side),
        "other": enquiry.organisation(other),
        "here": "outcomes",
        "hides": _hides(request, enquiry),
    }


def _hides(request, enquiry: Enquiry) -> bool:
    """Whether the listing of this person's side withholds its name."""
    key = listing_key(enquiry, request.side)
    return is_withheld(enquiry, request.side, listings_of([key]))
