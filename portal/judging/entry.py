"""One entry with the judge's marks beside it, and its files."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from files.names import extension_of
from judging.models import Assignment, RoundState
from judging.services import declare_conflict, save_marks
from organisations.refusals import Refused
from portal.judging.access import on_entry
from portal.judging.forms import MarksForm, ReasonForm
from portal.judging.naming import called
from portal.saved_file import saved_field
from portal.workspace.organisation.answers import done
from submissions.models import SubmittedFile
from submissions.reading import final


@on_entry
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, row: Assignment) -> HttpResponse:
    """`act` is save, hand-in or conflict. What the judge gave stays readable when the round is over."""
    submission = final(row.team, row.round.phase)
    if submission is None:
        raise Http404
    act, is_open = request.POST.get("act"), row.round.state() == RoundState.OPEN
    conflict = ReasonForm(request.POST if act == "conflict" else None)
    if conflict.is_valid() and is_open:
        given = {"judge": row.judge, "team": row.team, "reason": conflict.cleaned_data["reason"], "by": request.user}
        said = _("Thank you for saying so. You do not judge this team.")
        return done(request, lambda: declare_conflict(**given), said, "judge", row.judge_id)
    marking = act in ("save", "hand-in")
    criteria = row.judge.competition.criteria.all()
    given = {"criteria": criteria, "assignment": row, "is_draft": act == "save"}
    form = MarksForm(request.POST if marking else None, **given)
    if marking and form.is_valid():
        given = {"given": form.given(), "comment": form.cleaned_data["comment"], "hand_in": act == "hand-in"}
        try:
            save_marks(assignment=row, by=request.user, **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if act == "hand-in":
                messages.success(request, _("Your marks are handed in."))
                return redirect("judge", row.judge_id)
            messages.success(request, _("Your marks are saved. They count once you hand them in."))
            return redirect("judge_entry", row.pk)
    if not is_open:
        for field in form.fields.values():
            field.disabled = True
    context = {
        "heading": called(row.team, row.round),
        "here": "judging",
        "title": row.judge.competition.in_language(get_language()).title,
        "row": row,
        "round": row.round,
        "submission": submission,
        "files": [(file, _shown(row, file, place)) for place, file in enumerate(_cleared(submission), 1)],
        "form": form,
        "conflict": conflict,
        "is_open": is_open,
    }
    return render(request, "judging/entry.html", context, status=422 if form.errors or conflict.errors else 200)


@on_entry
@require_GET
def entry_file(request: HttpRequest, row: Assignment, document: str) -> FileResponse:
    """Of the version that counts. In a blind track it has a name of ours."""
    submission = final(row.team, row.round.phase)
    if submission is None:
        raise Http404
    file = get_object_or_404(_cleared(submission), pk=document)
    place = [each.pk for each in _cleared(submission)].index(file.pk) + 1
    return saved_field(file.file, _shown(row, file, place))


def _cleared(submission):
    return submission.files.filter(cleared_at__isnull=False)


def _shown(row: Assignment, file: SubmittedFile, place: int) -> str:
    if not row.round.track.is_blind:
        return file.name
    return _("File %(number)d") % {"number": place} + f".{extension_of(file.name)}"
