"""The form fields of a listing's columns, as members meet them: plain words, nothing chosen beforehand."""

from collections.abc import Iterator

from django import forms
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField

from catalog.presentation import READINESS
from listings.choices import Audience
from listings.fields import ChoicesField
from taxonomy.models import TechniqueGroup

LONGEST_TEXT = 50_000  # characters of a long text
MOST_RADIOS = 6
NOT_SAID = _("not said")
AUDIENCES = (
    (Audience.PUBLIC, _("Everyone, with the name of our organisation")),
    (Audience.WITHHELD, _("Everyone, but our name, contact, place, picture and files stay hidden")),
    (Audience.MEMBERS, _("Only members of verified organisations, with our name")),
)


class GroupedByTechnique(ModelChoiceIterator):
    """Techniques under the names of their groups."""

    def __iter__(self) -> Iterator:
        found: dict[str, list] = {}
        for technique in self.queryset:
            found.setdefault(technique.group, []).append(self.choice(technique))
        return iter([(TechniqueGroup(group).label, choices) for group, choices in found.items()])


class TechniquesField(forms.ModelMultipleChoiceField):
    iterator = GroupedByTechnique


class KeywordsInput(forms.TextInput):
    def format_value(self, value):
        return super().format_value(value if isinstance(value, str) else ", ".join(tag.name for tag in value or ()))


class KeywordsField(TagField):
    """Between commas, as people write them: taggit parts what has no comma at its spaces, and so “lao phổi” in two."""

    widget = KeywordsInput

    def clean(self, value):
        words = (word.strip(' "') for word in forms.CharField.clean(self, value).split(","))
        return sorted({word for word in words if word})


def audience_field() -> forms.ChoiceField:
    return forms.ChoiceField(choices=AUDIENCES, widget=forms.RadioSelect)


def form_field(column, **options) -> forms.Field | None:
    """The field for a model's column; a `formfield_callback` of Django's model forms."""
    if isinstance(column, models.ManyToManyField):
        made = TechniquesField if column.name == "techniques" else forms.ModelMultipleChoiceField
        return made(column.related_model.objects.all(), required=False, widget=forms.CheckboxSelectMultiple)
    if column.name in ("trl", "trl_min"):
        levels = [(level, f"{level} – {words}") for level, words in READINESS.items()]
        return forms.TypedChoiceField(
            choices=[("", NOT_SAID), *levels], coerce=int, empty_value=None, required=False, widget=forms.Select
        )
    if isinstance(column, ChoicesField):
        return column.formfield()
    if getattr(column, "choices", None):
        return _one_of(column)
    if isinstance(column, models.URLField):
        return forms.URLField(
            assume_scheme="https",
            required=False,
            max_length=column.max_length,
            validators=[URLValidator(schemes=["http", "https"])],
            widget=forms.URLInput({"inputmode": "url", "autocomplete": "off"}),
        )
    return _plain(column, options)


def _one_of(column) -> forms.Field:
    choices = list(column.choices)
    is_open = column.blank and column.name != "reuse_licence"
    widget = forms.RadioSelect if len(choices) <= MOST_RADIOS else forms.Select
    return forms.ChoiceField(
        choices=[*choices, ("", NOT_SAID)] if is_open else choices, required=not is_open, widget=widget
    )


def _plain(column, options) -> forms.Field:
    if isinstance(column, models.DateTimeField):
        widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        return forms.DateTimeField(required=False, widget=widget)
    if isinstance(column, models.DateField):
        return forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    made = column.formfield(**options)
    if isinstance(made, forms.IntegerField):
        made.widget.attrs["inputmode"] = "numeric"
    elif isinstance(column, models.TextField) and column.max_length is None:
        made.validators.append(MaxLengthValidator(LONGEST_TEXT))
        made.widget.attrs["maxlength"] = LONGEST_TEXT
    elif isinstance(made, TagField):
        return KeywordsField(required=False, widget=KeywordsInput({"autocomplete": "off"}))
    return made
