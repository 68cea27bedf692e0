"""Beginning a listing: for whom, of which kind, from what."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from listings.models import Listing
from listings.services import create_draft
from organisations.access import Action, allows
from organisations.models import Organisation
from portal.workspace.access import on_organisation, signed_in
from portal.workspace.writing.beginning.carrying import carried, carry, forget_carried
from portal.workspace.writing.beginning.forms import BOTH, BeginForm
from portal.workspace.writing.beginning.proposals import propose
from portal.workspace.writing.forms import tidied
from portal.workspace.writing.keeping import forget, keeps_typed, kept
from portal.workspace.writing.kinds import KINDS, blank, prefix_of
from portal.workspace.writing.steps import steps_of
from search.documents import LANGUAGES
from search.language import language_of

INVALID = 422


@keeps_typed
@signed_in
@require_http_methods(["GET", "POST"])
def workspace_begin(request: HttpRequest) -> HttpResponse:
    """For which organisation and of which kind; a POST brings a described text, which goes along in the session."""
    typed = request.POST if request.method == "POST" else kept(request)
    if typed is not None:
        carry(request, typed.get("text", ""))
        forget(request)
    if request.method == "POST":
        here = reverse("workspace_begin")
        return HttpResponseClientRedirect(here) if request.htmx else redirect(here)
    memberships = request.user.memberships.select_related("organisation").order_by("organisation__sort_name")
    context = {
        "heading": _("Begin a listing"),
        "here": "home",
        "owners": [each.organisation for each in memberships if allows(each.role, Action.WRITE)],
        "kinds": _kinds(needs_first=True),
        "text": carried(request),
    }
    return render(request, "workspace/writing/begin.html", context)


@on_organisation(Action.WRITE)
@require_GET
def workspace_choose(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {"heading": _("What do you want to post?"), "organisation": organisation, "here": "listings"}
    context |= {"owners": [organisation], "kinds": _kinds(needs_first=False), "text": carried(request)}
    return render(request, "workspace/writing/begin.html", context)


@keeps_typed
@on_organisation(Action.WRITE)
@require_http_methods(["GET", "POST"])
def workspace_new(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    """A title is enough; a text or a file is cut into the steps' answers, which its writer then looks through."""
    if kind not in KINDS:
        raise Http404
    status = 200
    if request.method == "POST":
        form = BeginForm(tidied(request.POST), request.FILES)
        if form.is_valid():
            return _began(request, organisation, kind, form)
        status = INVALID
    else:
        form = BeginForm(kept(request), initial={"language": get_language(), "text": carried(request)})
    label, about = KINDS[kind]
    context = {"heading": label, "about": about, "organisation": organisation, "here": "listings", "form": form}
    return render(request, "workspace/writing/new.html", context, status=status)


@transaction.atomic
def _began(request: HttpRequest, organisation: Organisation, kind: str, form: BeginForm) -> HttpResponse:
    text, language = form.whole_text(), form.cleaned_data["language"]
    code = language if language != BOTH else get_language()
    if text and language == BOTH:
        code = language_of(text)
    draft = _draft(organisation, kind, code, form.cleaned_data["title"], text)
    create_draft(listing=draft, by=request.user)
    forget(request)
    forget_carried(request)
    if text:
        said = _("Your text was put into the steps. Look through each: nothing is published by itself.")
        messages.info(request, said)
    address = reverse("workspace_edit", args=[prefix_of(draft), draft.pk, steps_of(kind)[0].name])
    other = next(each for each in LANGUAGES if each != code)
    return redirect(f"{address}?with={other}" if language == BOTH else address)


def _draft(organisation: Organisation, kind: str, code: str, title: str, text: str) -> Listing:
    draft = blank(kind, organisation)
    proposed = propose(text, kind) if text else {}
    if title:
        if was := proposed.get("title"):  # no word of the text is lost for another title
            proposed["body"] = "\n\n".join(filter(None, (was if was != title else "", proposed.get("body", ""))))
        proposed["title"] = title
    for column, words in proposed.items():
        setattr(draft, f"{column}_{code}", words)
    return draft


def _kinds(*, needs_first: bool) -> list[tuple]:
    found = [(kind, label, about) for kind, (label, about) in KINDS.items()]
    return sorted(found, key=lambda each: not each[0].endswith("-need")) if needs_first else found
