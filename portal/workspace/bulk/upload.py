"""First screen of an import: the file, and what is in it."""

from pathlib import PurePath

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy

from organisations.access import Action
from organisations.models import Organisation
from portal.forms import DrawnForm
from portal.importing.columns import KIND_LABELS
from portal.importing.problems import Unreadable
from portal.importing.upload import MOST_BYTES, SUFFIXES, read_upload
from portal.workspace.access import on_organisation
from portal.workspace.bulk import jobs
from portal.workspace.bulk.models import ImportJob, JobState
from search.analysis import clean

LONGEST_NAME = 120
IN_THE_FILE = "mixed"


class UploadForm(DrawnForm):
    file = forms.FileField(
        label=gettext_lazy("Your file"),
        help_text=gettext_lazy(
            "An Excel workbook (.xlsx) or CSV, up to 10 MB and 2,000 rows, one listing a row. Your own headings are "
            "fine: you say in the next step what they mean."
        ),
        widget=forms.FileInput({"accept": ",".join(SUFFIXES)}),
        max_length=1000,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is in it"),
        choices=[*KIND_LABELS.items(), (IN_THE_FILE, gettext_lazy("different kinds: a column says which"))],
        widget=forms.RadioSelect,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than %(most)d MB: split it.") % {"most": 10})
        try:
            self.sheet = read_upload(file, file.name)
        except Unreadable as error:
            where = _("Row %(row)d: ") % {"row": error.row} if error.row else ""
            raise forms.ValidationError(f"{where}{error.message}") from error
        return file


@on_organisation(Action.WRITE)
def upload(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": "research"})
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        job = jobs.begin(
            organisation=organisation,
            by=request.user,
            sheet=form.sheet,
            kind="" if kind == IN_THE_FILE else kind,
            file_name=shown_name(form.cleaned_data["file"].name),
        )
        return redirect("workspace_import_match", organisation.slug, job.pk)
    unfinished = ImportJob.objects.filter(organisation=organisation).exclude(state=JobState.DONE)
    context = {
        "heading": _("Import many listings"),
        "organisation": organisation,
        "here": "import",
        "step": 1,
        "form": form,
        "unfinished": unfinished.defer("table", "findings", "mapping"),
        "kinds": KIND_LABELS,
    }
    return render(request, "workspace/bulk/upload.html", context)


def shown_name(name: str) -> str:
    """A file's name as it may be shown and written: no path, no control or direction marks, not too long."""
    plain = " ".join(clean(PurePath(name.replace("\\", "/")).name).split())
    whole = PurePath(plain or "listings")
    return f"{whole.stem[: LONGEST_NAME - len(whole.suffix)]}{whole.suffix}"[:LONGEST_NAME]
