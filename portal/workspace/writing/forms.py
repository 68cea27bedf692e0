"""The form of one step, made from its questions and the languages that are written in."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance, modelform_factory
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _, pgettext

from listings.models import Listing
from portal.forms import DrawnModelForm
from portal.workspace.writing.fields import audience_field, form_field
from portal.workspace.writing.steps import Question, Step, without_language
from search.analysis import clean
from search.documents import LANGUAGES

# Asked on a step of their own, or kept beside the draft.
APART = ("cover", "attachments", "intakes", "audience")


def columns_of(model: type[Listing], step: Step, languages: Sequence[str]) -> list[str]:
    """The model's columns that a step asks for in these languages. A language that has no title yet is asked for one:
    without it nobody would meet its texts."""
    known = {field.name for field in model._meta.get_fields()}
    found = []
    for column in step.columns:
        if column not in APART:
            found += [column] if column in known else [f"{column}_{code}" for code in languages]
    return found


def has_texts(model: type[Listing], step: Step) -> bool:
    """Whether a step asks for anything that is written in a language."""
    known = {field.name for field in model._meta.get_fields()}
    return any(f"{column}_{LANGUAGES[0]}" in known for column in step.columns)


def tidied(data: QueryDict) -> QueryDict:
    """What was typed, composed (NFC), with plain line ends, without what no reader types."""
    found = data.copy()
    for name, values in data.lists():
        found.setlist(name, [clean(value.replace("\r\n", "\n").replace("\r", "\n")) for value in values])
    return found


class StepForm(DrawnModelForm):
    """`instance` is the newest draft. Saving puts the answers into it; the draft itself is saved by the service."""

    def __init__(self, *args, step: Step, languages: Sequence[str], **options):
        super().__init__(*args, **options)
        self.step, self.languages = step, languages
        if "audience" in step.columns:
            self.fields["audience"] = audience_field()
            self.initial["audience"] = self.instance.audience
        if "scientists" in self.fields:
            own = self.fields["scientists"].queryset.filter(organisation=self.instance.organisation_id)
            self.fields["scientists"].queryset = own
        for name, field in self.fields.items():
            self._word(name, field)

    # A form that is shown again without having been sent to be saved says of nothing that it is wrong.
    is_silent = False

    @property
    def errors(self):
        found = super().errors
        return ErrorDict(renderer=self.renderer) if self.is_silent else found

    def question(self, name: str) -> Question | None:
        base = name if name in self.step.columns else without_language(name)
        return self.step.question(base) if base in self.step.columns else None

    def _word(self, name: str, field: forms.Field) -> None:
        question = self.question(name)
        if question is None:  # the title that a language lacks
            field.label, field.required = _("Title"), True
        else:
            field.label, field.help_text = str(question.label), str(question.hint)
            field.required = field.required or question.required
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = question.rows
        code = name.rpartition("_")[2]
        if without_language(name) != name:
            field.widget.attrs["lang"] = code
            if len(self.languages) > 1:
                language = pgettext("text", "in Vietnamese") if code == LANGUAGES[0] else pgettext("text", "in English")
                field.label = f"{field.label}, {language}"

    def _post_clean(self):
        """As Django's, less the rules of the whole listing: it is a draft, and other steps are still to come."""
        exclude = self._get_validation_exclusions()
        self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        try:
            self.instance.clean_fields(exclude=exclude)
        except ValidationError as error:
            self._update_errors(error)

    def put(self) -> Listing:
        """The draft with the answers in it, relations too; nothing is written to the database."""
        self._save_m2m()
        return self.instance


def step_form(step: Step, draft: Listing, languages: Sequence[str], data: QueryDict | None = None) -> StepForm:
    columns = columns_of(type(draft), step, languages)
    lacking = [f"title_{code}" for code in languages if not getattr(draft, f"title_{code}")]
    if "title" not in step.columns and has_texts(type(draft), step):
        columns = [*lacking, *columns]
    made = modelform_factory(type(draft), form=StepForm, fields=columns, formfield_callback=form_field)
    return made(data, instance=draft, step=step, languages=languages)
