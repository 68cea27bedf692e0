"""One enquiry: what was said, what is next, who sees what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from enquiries.answering import absence_now
from enquiries.choices import UNANSWERED, Side, State
from enquiries.models import Enquiry
from enquiries.services import answer, open_read
from enquiries.sides import side_of
from enquiries.wording import party
from history.models import StateChange
from listings.identifying import owner_of
from organisations.access import Action
from organisations.refusals import Refused
from portal.enquiries.access import on_enquiry
from portal.enquiries.acting import possible
from portal.enquiries.forms import MessageForm
from portal.enquiries.showing import listing_link


@require_http_methods(["GET", "POST"])
@on_enquiry(Action.LOOK)
def thread(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """A POST is a message, of those who may write; to read, every role suffices."""
    may_write = side_of(request.user, enquiry, Action.WRITE) == request.side
    if request.method == "POST":
        if not may_write:
            raise Http404
        return _answered(request, enquiry)
    open_read(enquiry=enquiry, by=request.user)
    return _shown(request, enquiry, may_write=may_write)


def _shown(
    request: HttpRequest, enquiry: Enquiry, *, may_write: bool, form: MessageForm | None = None, status: int = 200
) -> HttpResponse:
    language, side = get_language(), request.side
    other = side.other
    parties = {each: party(enquiry, each, language) for each in Side}
    own = enquiry.organisation(side)
    contacts = {each.side: each for each in enquiry.contacts.select_related("person")}
    shared = len(contacts) == len(Side)
    acts = possible(enquiry, side, contacts) if may_write else []
    late = enquiry.state == State.NO_ANSWER and side == Side.OWNER
    may_say = may_write and (enquiry.is_talking or late)
    context = {
        "heading": enquiry.title(language),
        "here": "enquiries",
        "enquiry": enquiry,
        "own_name": own.name(language),
        "other": parties[other],
        "is_owner": side == Side.OWNER,
        "hides_us": side == Side.OWNER and not enquiry.owner_is_named,
        "hides_them": side == Side.ASKER and not enquiry.owner_is_named,
        "listing": listing_link(enquiry.listing_key, request.user, language),
        "offer": listing_link(enquiry.offer_key, request.user, language),
        "steps": [(State(each.to_state).label, each.at) for each in _steps(enquiry)],
        "messages_said": [
            (each.side == side, own.name(language) if each.side == side else parties[other].name, each)
            for each in enquiry.messages.prefetch_related("files")
        ],
        "waits_for_us": enquiry.waits_for == side,
        "waits_for_them": enquiry.waits_for == other,
        "they_agreed": enquiry.agreed_at(other),
        "we_agreed": enquiry.agreed_at(side),
        "contacts": [(enquiry.organisation(each).name(language), contacts[each]) for each in Side] if shared else [],
        "our_contact": contacts.get(side),
        "their_contact": contacts.get(other),
        "absence": absence_now(enquiry.owner) if side == Side.ASKER and enquiry.owner_is_named else None,
        "acts": acts,
        "form": (form or _form(request, enquiry)) if may_say else None,
        "is_unanswered": enquiry.state in UNANSWERED and enquiry.answered_at is None,
    }
    return render(request, "enquiries/thread.html", context, status=status)


def _form(request: HttpRequest, enquiry: Enquiry) -> MessageForm:
    """One whose name is withheld is warned of everything that leads to it."""
    hides = request.side == Side.OWNER and not enquiry.owner_is_named
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MessageForm(data, files, owner=owner_of(enquiry.owner) if hides else None)
    if hides:
        form.fields["files"].help_text = _("At most three pictures (PNG, JPEG, WebP): other files hold names.")
    return form


def _steps(enquiry: Enquiry):
    return StateChange.objects.filter(key=enquiry.key).order_by("at", "pk").only("to_state", "at")


def _answered(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    form = _form(request, enquiry)
    if form.is_valid():
        given = form.cleaned_data
        try:
            answer(enquiry=enquiry, by=request.user, text=given["text"], files=given["files"])
            return redirect("enquiry", enquiry.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _shown(request, enquiry, may_write=True, form=form, status=400)
