"""Report a listing; ask to be called by a person. Both with or without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisations.services import is_verified_member
from organisations.working_days import add_working_days
from portal.addresses import address
from portal.search.service import audiences
from portal.support.accepting import is_accepted, status_of
from portal.support.forms import AskForm, ReportForm
from portal.visitors import open_to_visitors
from portal.workspace.access import LISTING_MODELS
from search.analysis import clean
from search.models import Entry
from support.questions import ask
from support.reports import report

SENT = "?sent=1"


@never_cache
@require_http_methods(["GET", "POST"])
def report_listing(request: HttpRequest, prefix: str, number: str) -> HttpResponse:
    """Of a listing that this reader may see; 404 for any other."""
    visible = LISTING_MODELS[prefix].objects.visible_to(member=is_verified_member(request.user))
    listing = visible.filter(pk=number).first()
    if listing is None:
        raise Http404
    language, form = get_language(), ReportForm(request.POST or None)
    if form.is_trapped:
        return redirect(request.path + SENT)
    if is_accepted(request, form):
        given = form.cleaned_data
        told = {name: given[name] for name in ("reason", "text", "email")}
        report(listing=listing.key, language=language, **told)
        return redirect(request.path + SENT)
    context = {
        "form": form,
        "heading": _("Report this"),
        "title": listing.title(language),
        "back": address(listing.key, listing.slug, language),
        "sent": "sent" in request.GET,
    }
    return render(request, "support/report.html", context, status=status_of(form))


@open_to_visitors
@never_cache
@require_http_methods(["GET", "POST"])
def ask_a_person(request: HttpRequest) -> HttpResponse:
    """What was searched comes in the address, where it stood already; what was described comes in the body of a POST
    with `begin`. Either goes along only if the person ticks that."""
    begins = request.method == "GET" or "begin" in request.POST
    given = request.GET if request.method == "GET" else request.POST
    about = _known(request, clean(given.get("about", "")))
    form = AskForm(initial={"words": given.get("words", "")}) if begins else AskForm(request.POST)
    if form.is_trapped:
        return redirect(request.path + SENT)
    if not begins and is_accepted(request, form):
        _keep_question(request, form, about)
        return redirect(request.path + SENT)
    context = {
        "form": form,
        "heading": _("Ask a person"),
        "about": about,
        "words": form["words"].value(),
        "sent": "sent" in request.GET,
        "call_by": add_working_days(timezone.localdate(), 1),
    }
    response = render(request, "support/ask.html", context, status=status_of(form))
    response["Cache-Control"] = "no-store"  # a description may stand in it
    return response


def _keep_question(request: HttpRequest, form: AskForm, about: str) -> None:
    given = form.cleaned_data
    told = {name: given[name] for name in ("phone", "text", "name", "preferred_time")}
    by = request.user if request.user.is_authenticated else None
    ask(words=form.kept_words(), about=about, language=get_language(), by=by, **told)


def _known(request: HttpRequest, key: str) -> str:
    """The key of a listing that this reader may see, or nothing."""
    found = Entry.objects.visible(audiences(request.user)).filter(key=key[:80]) if key else Entry.objects.none()
    return key if found.exists() else ""
