"""Picture, files and demonstration: what is uploaded is kept at once, also where something else is still wrong."""

from collections.abc import Sequence

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from listings.models import Listing
from portal.forms import DrawnForm
from portal.workspace.writing.files.covers import point_of
from search.documents import LANGUAGES

# The nine parts of a picture, by their middle in per cent.
PARTS = {
    "17,17": gettext_lazy("top left"),
    "50,17": gettext_lazy("top"),
    "83,17": gettext_lazy("top right"),
    "17,50": gettext_lazy("left"),
    "50,50": gettext_lazy("middle"),
    "83,50": gettext_lazy("right"),
    "17,83": gettext_lazy("bottom left"),
    "50,83": gettext_lazy("bottom"),
    "83,83": gettext_lazy("bottom right"),
}
_MIDDLES = (17, 50, 83)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is checked where it is put to the draft."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(each, initial) for each in data or ()]


class MediaForm(DrawnForm):
    """`attached` are the draft's files by number and name."""

    cover = forms.FileField(required=False, widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}))
    part = forms.ChoiceField(
        label=gettext_lazy("Which part matters?"),
        help_text=gettext_lazy("Cards show a wide cut of the picture; this part stays in it."),
        choices=PARTS.items(),
        required=False,
        widget=forms.RadioSelect,
    )
    point = forms.RegexField(r"^\d{1,3},\d{1,3}$", required=False, widget=forms.HiddenInput)
    remove_cover = forms.BooleanField(label=gettext_lazy("Take this picture away"), required=False)
    files = FilesField(required=False, widget=SeveralFiles({"accept": ".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg,.webp"}))
    remove_files = forms.MultipleChoiceField(
        label=gettext_lazy("Take files away"), required=False, widget=forms.CheckboxSelectMultiple
    )
    demo_url = forms.URLField(
        assume_scheme="https",
        required=False,
        max_length=200,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput({"inputmode": "url"}),
    )

    def __init__(self, *args, draft: Listing, languages: Sequence[str], step, **options):
        initial = {"demo_url": draft.demo_url, "part": nearest_part(point_of(draft.cover))}
        super().__init__(*args, initial=initial, **options)
        self.languages = languages
        for name, column in (("cover", "cover"), ("files", "attachments"), ("demo_url", "demo_url")):
            question = step.question(column)
            self.fields[name].label, self.fields[name].help_text = str(question.label), str(question.hint)
        self.fields["remove_files"].choices = [(str(each.document_id), each.name) for each in draft.attachments.all()]
        for code in languages:
            self._add_words(code, draft)

    def _add_words(self, code: str, draft: Listing) -> None:
        label = _("Say in words what the picture shows")
        if len(self.languages) > 1:
            language = pgettext("text", "in Vietnamese") if code == LANGUAGES[0] else pgettext("text", "in English")
            label = f"{label}, {language}"
        column = "description" if code == LANGUAGES[0] else "description_en"
        self.fields[f"words_{code}"] = forms.CharField(
            label=label,
            help_text=_("It is read out to people who cannot see it, and stands there where it does not load."),
            required=False,
            max_length=255,
            widget=forms.TextInput({"class": "field-box", "lang": code}),
        )
        self.initial[f"words_{code}"] = getattr(draft.cover, column) if draft.cover else ""

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"words_{code}", "") for code in self.languages}

    def chosen_point(self, before: tuple[int, int]) -> tuple[int, int]:
        """Where one clicked, else the part that was chosen, else as it was."""
        if said := self.cleaned_data.get("point"):
            x, y = said.split(",")
            return int(x), int(y)
        part = self.cleaned_data.get("part")
        if not part or part == nearest_part(before):
            return before
        x, y = part.split(",")
        return int(x), int(y)


def nearest_part(point: tuple[int, int]) -> str:
    x, y = (min(_MIDDLES, key=lambda middle: abs(middle - each)) for each in point)
    return f"{x},{y}"
