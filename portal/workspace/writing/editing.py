"""The steps of writing. Each saves the newest draft; what the public sees stays until the review."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import localize
from django.views.decorators.http import require_http_methods, require_POST

from listings.models import Listing
from listings.services import change_standing, save_draft
from organisations.access import Action
from portal.workspace.access import on_listing
from portal.workspace.writing import media
from portal.workspace.writing.brief import propose_summary
from portal.workspace.writing.checking import check
from portal.workspace.writing.drafts import is_stale, lock_reason, newest, written_languages
from portal.workspace.writing.forms import StepForm, step_form, tidied
from portal.workspace.writing.intakes import intakes_of
from portal.workspace.writing.keeping import forget, keeps_typed, kept, silent_when_signed_out
from portal.workspace.writing.kinds import prefix_of
from portal.workspace.writing.matches import matches_beside
from portal.workspace.writing.onward import onward
from portal.workspace.writing.page import State, beside_context, context, state_of
from portal.workspace.writing.steps import CHECK, Step, steps_of
from search.documents import LANGUAGES

STALE, LOCKED, INVALID = 409, 423, 422


@keeps_typed
@on_listing(Action.WRITE)
@require_http_methods(["GET", "POST"])
def workspace_edit(request: HttpRequest, listing: Listing, step: str) -> HttpResponse:
    """A step by its name. POST saves and goes on; with `later` it goes to the listing's page, with `show` it shows what
    fits and saves nothing, with `with` it adds a language to the step."""
    found = step_named(listing, step)
    if found.name == CHECK.name:
        return check(request, listing)
    if "cover" in found.columns:
        return media.media(request, listing, found)
    if request.method == "POST":
        return _posted(request, listing, found, tidied(request.POST))
    typed = kept(request)
    state = state_of(listing, found, request.user)
    state.languages = languages_of(state.draft, request, typed)
    state.form = step_form(found, state.draft, state.languages, typed)
    state.kept = typed is not None
    _add_intakes(state, typed)
    propose_summary(state.form, state.draft)
    return answer(request, state)


@silent_when_signed_out
@on_listing(Action.WRITE)
@require_POST
def workspace_beside(request: HttpRequest, listing: Listing, step: str) -> HttpResponse:
    """Completeness and matches for what stands in the form now. Nothing is saved, kept or counted."""
    found, draft = step_named(listing, step), newest(listing)
    if "cover" not in found.columns:
        data = tidied(request.POST)
        form = step_form(found, draft, languages_of(draft, request, data), data)
        form.full_clean()
        draft = form.put()
    parts = {"prefix": prefix_of(listing), "listing": listing, "step": found}
    parts |= beside_context(draft, matches_beside(draft, request.user))
    return render(request, "workspace/writing/beside.html", parts)


def step_named(listing: Listing, name: str) -> Step:
    found = next((step for step in steps_of(listing.kind) if step.name == name), None)
    if found is None:
        raise Http404
    return found


def languages_of(draft: Listing, request: HttpRequest, data: QueryDict | None) -> list[str]:
    """Those that it is written in, that were asked for, and that something was typed in."""
    asked = {request.GET.get("with"), (data or {}).get("with")}
    typed = {code for name in (data or ()) for code in LANGUAGES if name.endswith(f"_{code}") and data[name].strip()}
    return written_languages(draft, *(code for code in LANGUAGES if code in asked | typed))


def answer(request: HttpRequest, state: State, status: int = 200) -> HttpResponse:
    return render(request, "workspace/writing/step.html", context(state), status=status)


@transaction.atomic
def _posted(request: HttpRequest, listing: Listing, step: Step, data: QueryDict) -> HttpResponse:
    row = type(listing).objects.select_for_update().select_related("organisation").get(pk=listing.pk)
    draft = newest(row)
    state = State(row, draft, step, languages_of(draft, request, data), reason=lock_reason(row, request.user))
    state.form = step_form(step, draft, state.languages, data)
    intakes = _add_intakes(state, data)
    stale = is_stale(row, data.get("revision", ""))
    valid = state.form.is_valid() and (intakes is None or intakes.is_valid())
    if "show" in data or "with" in data:
        state.form.is_silent = True  # it was not sent to be saved
        state.draft = state.form.put()
        state.beside = matches_beside(state.draft, request.user) if "show" in data else None
        return answer(request, state)
    if state.reason:
        return answer(request, state, LOCKED)
    if stale and (changed := _theirs(state.form)):
        state.theirs = changed
        return answer(request, state, STALE)
    if not valid or not _saved(state, intakes, request.user):
        return answer(request, state, INVALID)
    forget(request)
    return onward(request, row, step)


def _saved(state: State, intakes, user) -> bool:
    """Whether the service took it; what it refuses is said above the form."""
    form, changed = state.form, set(state.form.changed_data)
    if "audience" in changed:
        change_standing(listing=state.row, by=user, audience=form.cleaned_data["audience"])
    draft = form.put()
    draft.audience = state.row.audience
    if intakes is not None and intakes.has_changed():
        intakes.put()
    elif not changed - {"audience"}:
        return True  # a revision that changes nothing would only lengthen the history
    try:
        save_draft(listing=draft, by=user)
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True


def _theirs(form: StepForm) -> list[tuple[str, str]]:
    """(label, what the newest draft says) of each question whose answer there is another than the one typed."""
    return [(form[name].label, _shown(form, name)) for name in form.changed_data]


def _shown(form: StepForm, name: str) -> str:
    value, field = form.initial.get(name), form.fields[name]
    if value in (None, "", []):
        return ""
    labels = dict(_flat(field.choices)) if hasattr(field, "choices") else {}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(str(labels.get(str(getattr(each, "pk", each)), localize(each))) for each in values)


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label


def _add_intakes(state: State, data: QueryDict | None):
    if "intakes" not in state.step.columns:
        return None
    state.more["intakes"] = made = intakes_of(state.draft, data)
    return made
