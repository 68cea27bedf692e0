"""The survey as one page: four questions, and a contact for those who want one."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from listings.choices import Level
from organisations.models import OrganisationKind, Size
from portal.support.forms import VisitorForm, phone_number
from support.choices import Obstacle, Specialists, Use
from support.survey import CONTACT

_UNKNOWN = [("", gettext_lazy("Please choose"))]
PARTS = (
    ("organisation", gettext_lazy("Your organisation"), ("organisation_kind", "size", "ward", "specialists")),
    ("application", gettext_lazy("AI in your work"), ("uses", "wishes", "wish_text")),
    ("training", gettext_lazy("Training"), ("training_roles", "training_headcount", "training_level")),
    ("obstacles", gettext_lazy("Obstacles"), ("obstacles",)),
    ("contact", gettext_lazy("What happens with it"), ("wants_need", *CONTACT, "consent")),
)


def _several(label, choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


class SurveyForm(VisitorForm):
    organisation_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of organisation"), choices=[*_UNKNOWN, *OrganisationKind.choices]
    )
    size = forms.ChoiceField(label=gettext_lazy("How many people work there?"), choices=[*_UNKNOWN, *Size.choices])
    ward = forms.CharField(
        label=gettext_lazy("Ward or commune"),
        help_text=gettext_lazy("For example: phường Bến Thành"),
        max_length=100,
        required=False,
    )
    specialists = forms.ChoiceField(
        label=gettext_lazy("How many of them work with AI or data?"),
        choices=[*_UNKNOWN, *Specialists.choices],
        required=False,
    )
    uses = _several(gettext_lazy("What do you use AI for today?"), Use.choices)
    wishes = _several(gettext_lazy("What would you like to use it for?"), Use.choices)
    wish_text = forms.CharField(
        label=gettext_lazy("Which problem should AI solve first?"),
        help_text=gettext_lazy("One or two sentences: what is done by hand today, how often, what it costs."),
        widget=forms.Textarea({"rows": 4}),
        max_length=600,
        required=False,
    )
    training_roles = forms.CharField(
        label=gettext_lazy("Who should be trained?"),
        help_text=gettext_lazy("For example: accountants, shift leaders"),
        max_length=200,
        required=False,
    )
    training_headcount = forms.IntegerField(
        label=gettext_lazy("How many people?"), min_value=1, max_value=100_000, required=False
    )
    training_level = forms.ChoiceField(
        label=gettext_lazy("To which level?"), choices=[*_UNKNOWN, *Level.choices[1:]], required=False
    )
    obstacles = _several(gettext_lazy("What stands in the way?"), Obstacle.choices)
    wants_need = forms.BooleanField(
        label=gettext_lazy("Make a draft need of my answer, which I can complete and post on the portal"),
        required=False,
    )
    organisation_name = forms.CharField(label=gettext_lazy("Name of the organisation"), max_length=200, required=False)
    contact_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telephone"), max_length=30, required=False, widget=forms.TextInput({"type": "tel"})
    )
    consent = forms.BooleanField(
        label=gettext_lazy("I agree that the city keeps this contact for a year, to come back to my answer."),
        required=False,
    )

    def clean_contact_phone(self) -> str:
        value = self.cleaned_data["contact_phone"]
        return phone_number(value) if value else ""

    def clean(self):
        given = super().clean()
        if any(given.get(name) for name in CONTACT) and not given.get("consent"):
            self.add_error("consent", _("Without your consent we may not keep the contact: tick this or leave it out."))
        named = ("wishes", "wish_text", "training_roles", "training_headcount")
        if given.get("wants_need") and not any(given.get(name) for name in named):
            self.add_error("wants_need", _("For a need, say above what AI should do or who should be trained."))
        return given

    def parts(self) -> list[dict]:
        """The page's sections with their fields."""
        return [
            {"name": name, "title": title, "fields": [self[field] for field in fields]} for name, title, fields in PARTS
        ]

    def answer(self) -> dict:
        """What is kept; nothing of the trap and of the consent, which is dated where it is kept."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("website", "consent")}
