"""The step with files. A browser does not send a file twice, so what is sound is kept although the rest is not."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from listings.models import Listing
from listings.services import save_draft
from portal.workspace.writing.drafts import is_stale, lock_reason, newest, written_languages
from portal.workspace.writing.files.covers import point_of, put_cover, take_away
from portal.workspace.writing.files.documents import attach, detach
from portal.workspace.writing.files.pictures import CleanPicture, cleaned_picture
from portal.workspace.writing.keeping import forget, kept
from portal.workspace.writing.media_form import MediaForm
from portal.workspace.writing.onward import onward
from portal.workspace.writing.page import State, context, state_of
from portal.workspace.writing.steps import Step

PREVIEW = "max-640x480|format-webp|webpquality-60"
STALE, LOCKED, INVALID = 409, 423, 422


def media(request: HttpRequest, listing: Listing, step: Step) -> HttpResponse:
    if request.method == "POST":
        return _posted(request, listing, step)
    state = state_of(listing, step, request.user)
    typed = kept(request)
    form = MediaForm(typed, draft=state.draft, languages=state.languages, step=step)
    state.kept = typed is not None
    return _answer(request, state, form)


@transaction.atomic
def _posted(request: HttpRequest, listing: Listing, step: Step) -> HttpResponse:
    row = type(listing).objects.select_for_update().select_related("organisation").get(pk=listing.pk)
    draft = newest(row)
    state = State(row, draft, step, written_languages(draft), reason=lock_reason(row, request.user))
    form = MediaForm(request.POST, request.FILES, draft=draft, languages=state.languages, step=step)
    form.full_clean()
    if state.reason:
        return _answer(request, state, form, LOCKED)
    if is_stale(row, request.POST.get("revision", "")):
        _keep_uploads(form, draft, row, request.user)
        form.add_error(None, _("Somebody saved a newer version meanwhile. It is shown here: look at it, then save."))
        return _answer(request, state, form, STALE)
    if form.has_changed():
        _put(form, draft, row, request.user)
        save_draft(listing=draft, by=request.user)
    forget(request)
    if form.errors:
        # Drawn from what was kept: a form bound to this request would show what is no longer to be sent.
        row.refresh_from_db(fields=["latest_revision"])
        shown = MediaForm(request.POST, draft=draft, languages=state.languages, step=step)
        shown._errors = form.errors
        return _answer(request, state, shown, INVALID)
    return onward(request, row, step)


def _put(form: MediaForm, draft: Listing, row: Listing, by) -> None:
    """Everything that is sound; what is not gets its error."""
    said = form.cleaned_data
    before = point_of(draft.cover)
    if said.get("remove_cover") and draft.cover:
        picture, draft.cover = draft.cover, None
        take_away(picture, row)
    put_cover(draft, row, new=_new_cover(form), words=form.words(), point=form.chosen_point(before), by=by)
    if draft.cover and not any(form.words().values()):
        form.add_error(f"words_{form.languages[0]}", _("Describe the picture for people who cannot see it."))
    detach(draft, row, {int(number) for number in said.get("remove_files", ())})
    _attach_all(form, draft, said.get("files") or (), by)
    if "demo_url" in said:
        draft.demo_url = said["demo_url"]


def _keep_uploads(form: MediaForm, draft: Listing, row: Listing, by) -> None:
    """What adds to somebody else's newer draft and takes nothing of theirs away: files, and a first picture."""
    files, new = form.cleaned_data.get("files") or (), None if draft.cover else _new_cover(form)
    if new:
        put_cover(draft, row, new=new, words=form.words(), point=form.chosen_point((50, 50)), by=by)
    _attach_all(form, draft, files, by)
    if files or new:
        save_draft(listing=draft, by=by)
        row.refresh_from_db(fields=["latest_revision"])


def _attach_all(form: MediaForm, draft: Listing, files, by) -> None:
    for file in files:
        try:
            attach(draft, name=file.name, data=file.read(), by=by)
        except ValidationError as error:
            form.add_error("files", [f"{file.name[:100]}: {message}" for message in error.messages])


def _new_cover(form: MediaForm) -> CleanPicture | None:
    file = form.cleaned_data.get("cover")
    if not file:
        return None
    try:
        return cleaned_picture(file.read())
    except ValidationError as error:
        form.add_error("cover", error.messages)
        return None


def _answer(request: HttpRequest, state: State, form: MediaForm, status: int = 200) -> HttpResponse:
    cover = state.draft.cover
    state.more = {
        "media": form,
        "cover": cover.get_rendition(PREVIEW) if cover else None,
        "point": ",".join(map(str, point_of(cover))),
        "attached": list(state.draft.attachments.all()),
        "is_withheld": state.draft.audience == "withheld",
    }
    return render(request, "workspace/writing/media.html", context(state) | {"form": form}, status=status)
