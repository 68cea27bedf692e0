"""What is typed to the other side, and what its writer is warned of before it goes."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from enquiries.choices import Reason
from enquiries.services import Upload
from enquiries.services.writing import LONGEST_TEXT, MOST_FILES
from files.names import clean_name
from listings.identifying import Owner, identifying
from listings.models import Listing
from organisations.models import Organisation
from portal.forms import DrawnForm
from portal.workspace.writing.files.attachments import checked_attachment
from portal.workspace.writing.media_form import FilesField, SeveralFiles
from search.analysis import clean


class MessageForm(DrawnForm):
    """`owner` is who must not be named: of a withheld name everything that leads to it is warned of, of others an
    e-mail address or a telephone, which the portal shows only when both sides agree. Warned once, a tick sends it."""

    text = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("Both organisations read it. Your own name is not shown."),
    )
    files = FilesField(
        label=gettext_lazy("Files"),
        required=False,
        widget=SeveralFiles({"accept": ".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg,.webp"}),
        help_text=gettext_lazy("At most three: PDF, Word, PowerPoint, Excel or a picture, up to 20 MB each."),
    )
    anyway = forms.BooleanField(label=gettext_lazy("Send it as it is"), required=False)

    def __init__(self, *args, owner: Owner | None = None, **options):
        super().__init__(*args, **options)
        self.owner = owner or Owner()
        self._warning = self.fields.pop("anyway")
        if self.data.get("anyway"):
            self.fields["anyway"] = self._warning

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")).strip()

    def clean_files(self) -> list[Upload]:
        given = self.cleaned_data["files"]
        if len(given) > MOST_FILES:
            raise ValidationError(_("At most three files with one message."))
        return [_checked(file) for file in given]

    def clean(self):
        found = super().clean()
        if "anyway" in self.fields and found.get("anyway"):
            return found
        names = {str(number): upload.name for number, upload in enumerate(found.get("files", ()))}
        signs = {sign.text for sign in identifying({"text": found.get("text", ""), **names}, self.owner)}
        if signs:
            self.fields["anyway"] = self._warning
            raise ValidationError(
                _(
                    "The text holds %(signs)s. It would be told before both sides have agreed to exchange contacts. "
                    "Take it out, or tick “Send it as it is”; choose your files again."
                )
                % {"signs": ", ".join(sorted(signs))}
            )
        return found


class BeginForm(MessageForm):
    """For the organisation that writes; `offers` are those that may go along with an answer to a need."""

    asker = forms.TypedChoiceField(label=gettext_lazy("You write for"), coerce=int)
    offer = forms.ChoiceField(
        label=gettext_lazy("Your offer"),
        required=False,
        help_text=gettext_lazy("A published offer of the organisation that you write for."),
    )
    field_order = ("asker", "text", "offer", "files", "anyway")

    def __init__(self, *args, askers: Sequence[Organisation], offers: Sequence[Listing], language: str, **options):
        super().__init__(*args, **options)
        self.fields["asker"].choices = [(each.pk, each.name(language)) for each in askers]
        if len(askers) == 1:
            self.fields["asker"].widget = forms.HiddenInput()
            self.fields["asker"].initial = askers[0].pk
        if offers:
            choices = [(each.key, each.title(language)) for each in offers]
            self.fields["offer"].choices = [("", _("none")), *choices]
        else:
            del self.fields["offer"]


class DeclineForm(DrawnForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why do you decline?"),
        choices=Reason,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The other side reads it; the city counts it, without names."),
    )


class AbsenceForm(DrawnForm):
    first_day = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label=gettext_lazy("What to tell who writes"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Shown on your page and to whoever writes to you. Name no person."),
    )


def _checked(file) -> Upload:
    extension, data = checked_attachment(file.name, file.read())
    return Upload(clean_name(file.name, extension), data)
