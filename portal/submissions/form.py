"""What a team hands in, as its track asks."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from competitions.models import Track
from files.checks import KINDS
from portal.forms import DrawnForm
from portal.workspace.writing.media_form import FilesField, SeveralFiles
from search.analysis import clean
from submissions.uploads import Examined, examined

LONGEST_TEXT = 20_000


class SubmissionForm(DrawnForm):
    """Files are examined here; what a track does not take is no field. `token` tells a form that is sent twice."""

    files = FilesField(
        label=gettext_lazy("Files"), required=False, widget=SeveralFiles({"accept": ",".join(f".{x}" for x in KINDS)})
    )
    link = forms.URLField(
        label=gettext_lazy("Link"),
        help_text=gettext_lazy("To a repository, a demo or a video. Give access to whoever judges."),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(["https", "http"])],
    )
    text = forms.CharField(
        label=gettext_lazy("Text"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 12})
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, track: Track, **options):
        super().__init__(*args, **options)
        self.track = track
        self.initial.setdefault("token", secrets.token_urlsafe(16))
        taken = {"files": track.takes_files, "link": track.takes_link, "text": track.takes_text}
        for name in [name for name, is_taken in taken.items() if not is_taken]:
            del self.fields[name]
        asked = [name for name in taken if name in self.fields]
        if len(asked) == 1:
            self.fields[asked[0]].required = True
        if "files" in self.fields:
            self.fields["files"].help_text = files_hint(track)

    def clean_files(self) -> list[Examined]:
        given = self.cleaned_data["files"]
        if len(given) > self.track.most_files:
            raise ValidationError(_("At most %s files in one submission.") % self.track.most_files)
        if not given and self.fields["files"].required:
            raise ValidationError(_("Choose at least one file."))
        return examined(given)

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")).strip()

    def clean(self):
        found = super().clean()
        if not self.errors and not any(found.get(name) for name in ("files", "link", "text")):
            raise ValidationError(_("There is nothing to hand in yet."))
        return found


def files_hint(track: Track) -> str:
    number = ngettext("%(count)s file", "At most %(count)s files", track.most_files) % {"count": track.most_files}
    return _("%(number)s, %(size)s MB together. Kinds: %(kinds)s.") % {
        "number": number,
        "size": track.most_megabytes,
        "kinds": ", ".join(name for name in KINDS if name != "jpeg"),
    }
