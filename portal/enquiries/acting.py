"""The buttons of an enquiry: which of them a side has now, and what a press does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from enquiries.choices import OPEN, TALKING, UNANSWERED, Side, State
from enquiries.models import Contact, Enquiry
from enquiries.services import accept, agree, close, decline, share_contacts, take_contacts_back
from organisations.access import Action
from organisations.refusals import Refused
from portal.enquiries.access import on_enquiry
from portal.enquiries.forms import DeclineForm


@dataclass(frozen=True)
class Act:
    """`done` is what is said afterwards."""

    service: Callable
    done: str


ACTS = {
    "accept": Act(accept, gettext_lazy("You have accepted; write to them what comes next.")),
    "agree": Act(agree, gettext_lazy("Your side has agreed.")),
    "close": Act(close, gettext_lazy("The enquiry is closed.")),
    "share": Act(share_contacts, gettext_lazy("You are ready to exchange contacts.")),
    "unshare": Act(take_contacts_back, gettext_lazy("Your contact was taken back; they have not seen it.")),
}


def possible(enquiry: Enquiry, side: Side, contacts: Mapping[str, Contact]) -> list[str]:
    """The names of what this side may do now; the services judge it again."""
    state, is_owner = enquiry.state, side == Side.OWNER
    may_share = state in (State.IN_DISCUSSION, State.AGREED) and len(contacts) < len(Side)
    found = {
        "accept": is_owner and state in UNANSWERED,
        "agree": state == State.IN_DISCUSSION and not enquiry.agreed_at(side),
        "share": may_share and side not in contacts,
        "unshare": may_share and side in contacts,
        "decline": is_owner and state in OPEN,
        "close": state in TALKING and not (is_owner and state in UNANSWERED),
    }
    return [name for name, may in found.items() if may]


def acting(name: str) -> Callable:
    """The view of one button."""
    act = ACTS[name]

    @require_POST
    @on_enquiry(Action.WRITE)
    def pressed(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
        given = {"phone": request.POST.get("phone", "")} if name == "share" else {}
        _press(request, act.service, act.done, enquiry, **given)
        return redirect("enquiry", enquiry.pk)

    return pressed


@require_http_methods(["GET", "POST"])
@on_enquiry(Action.WRITE)
def declining(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Asks why, then declines."""
    if request.side != Side.OWNER:
        raise Http404
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        _press(request, decline, _("The enquiry is declined."), enquiry, reason=form.cleaned_data["reason"])
        return redirect("enquiry", enquiry.pk)
    context = {
        "heading": _("Decline this enquiry"),
        "here": "enquiries",
        "enquiry": enquiry,
        "title": enquiry.title(get_language()),
        "form": form,
    }
    return render(request, "enquiries/decline.html", context, status=400 if form.errors else 200)


def _press(request: HttpRequest, service: Callable, done: str, enquiry: Enquiry, **given) -> None:
    try:
        service(enquiry=enquiry, by=request.user, **given)
    except Refused as refused:
        messages.error(request, str(refused))
    except PermissionDenied as error:
        raise Http404 from error
    else:
        messages.success(request, done)
