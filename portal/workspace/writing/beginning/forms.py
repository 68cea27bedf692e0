"""The first form of a listing: its language, and a title, a text or a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from portal.forms import DrawnForm
from portal.workspace.writing.beginning.proposals import LONGEST_TITLE
from portal.workspace.writing.beginning.reading import text_of_file

LONGEST_TEXT = 100_000  # characters
VIETNAMESE, ENGLISH, BOTH = "vi", "en", "both"


class BeginForm(DrawnForm):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("In one line. It can be changed later; leave it empty if you begin from a text."),
        required=False,
        max_length=LONGEST_TITLE,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Which language do you write in?"),
        help_text=gettext_lazy("The other can be added at each step."),
        choices=[
            (VIETNAMESE, gettext_lazy("Vietnamese")),
            (ENGLISH, gettext_lazy("English")),
            (BOTH, gettext_lazy("both, beside each other")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste a text that you have"),
        help_text=gettext_lazy("A brochure, a report, a mail. Its parts are put where their headings belong."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or give a Word or PDF file"),
        help_text=gettext_lazy("DOCX or PDF, up to 10 MB and 60 pages. Its text is read, and the file is not kept."),
        required=False,
        widget=forms.FileInput({"accept": ".docx,.pdf"}),
    )

    def clean_file(self):
        """The text of the file."""
        file = self.cleaned_data.get("file")
        return text_of_file(file.name, file.read()) if file else ""

    def clean(self):
        said = super().clean()
        if not any(said.get(name) or name in self.errors for name in ("title", "text", "file")):
            self.add_error("title", ValidationError(_("Give a title, a text or a file to begin with.")))
        return said

    def whole_text(self) -> str:
        return "\n\n".join(filter(None, (self.cleaned_data.get("text"), self.cleaned_data.get("file"))))
