"""The forms in which an organisation comes in and says who it is."""

from django import forms
from django.utils.translation import get_language, gettext as _, gettext_lazy

from organisations.codes import is_tax_code, looks_like_tax_code, tidy_code
from organisations.models import HOME_COUNTRY, Organisation, OrganisationKind
from organisations.services import known_by_number
from portal.forms import DrawnModelForm
from portal.workspace.organisation.fields import DomainField, LogoField, NameField
from portal.workspace.organisation.places import countries

NAMES = ["kind", "name_vi", "name_en"]
CONTACT = ["website", "email_domain"]


class OrganisationForm(DrawnModelForm):
    """What registration and profile have in common. Saves nothing: the services do."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of organisation?"), choices=OrganisationKind, widget=forms.RadioSelect
    )
    name_vi = NameField(label=gettext_lazy("Name in Vietnamese"), max_length=200)
    name_en = NameField(
        label=gettext_lazy("Name in English"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Readers of the English pages see this name."),
    )
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")
    email_domain = DomainField(
        label=gettext_lazy("E-mail domain"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "What follows the @ in your colleagues' addresses, such as truong.edu.vn. The city checks it; then whoever "
            "has an address there can join as a viewer without waiting."
        ),
    )
    logo_file = LogoField()

    class Meta:
        model = Organisation
        fields = [*NAMES, *CONTACT]

    def columns(self) -> dict[str, object]:
        """What the form says, by column; texts are trimmed."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


class HomeForm(OrganisationForm):
    """An organisation in Vietnam."""

    code = forms.CharField(
        label=gettext_lazy("Tax or establishment code"),
        max_length=40,
        help_text=gettext_lazy(
            "Companies: the tax code, such as 0100109106 or 0100109106-001. Universities and government units may give "
            "the number of the decision on their establishment."
        ),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"), max_length=250, help_text=gettext_lazy("House number and street.")
    )
    ward = forms.CharField(
        label=gettext_lazy("Ward or commune"),
        max_length=100,
        help_text=gettext_lazy("As it is called since July 2025; outside the city, with the province."),
        widget=forms.TextInput({"list": "wards", "autocomplete": "off"}),
    )

    class Meta(OrganisationForm.Meta):
        fields = [*NAMES, "code", "address", "ward", *CONTACT]

    field_order = [*NAMES, "code", "address", "ward", *CONTACT, "logo_file"]

    def clean(self):
        data = super().clean()
        if code := data.get("code"):
            data["code"] = code = tidy_code(code)
            is_company = data.get("kind") == OrganisationKind.COMPANY
            if (is_company or looks_like_tax_code(code)) and not is_tax_code(code):
                says = _("This is no tax code: it has ten digits, a branch three more, and the tenth is a check digit.")
                self.add_error("code", says)
        return data


class AbroadForm(OrganisationForm):
    """An organisation from abroad: its country's register instead of code and ward."""

    name_vi = NameField(
        label=gettext_lazy("Name in Vietnamese"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Where there is none, the name in English stands for it."),
    )
    name_en = NameField(label=gettext_lazy("Name in English"), max_length=200)
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    registration_number = forms.CharField(
        label=gettext_lazy("Registration number"),
        max_length=60,
        help_text=gettext_lazy("The number in your country's register of companies, universities or associations."),
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=250)

    class Meta(OrganisationForm.Meta):
        fields = [*NAMES, "country", "registration_number", "address", *CONTACT]

    field_order = ["kind", "name_en", "name_vi", "country", "registration_number", "address", *CONTACT, "logo_file"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", _("Choose a country")), *countries(get_language() or "vi")]

    def clean(self):
        data = super().clean()
        data["name_vi"] = data.get("name_vi") or data.get("name_en", "")
        return data


def form_for(abroad: bool) -> type[OrganisationForm]:
    return AbroadForm if abroad else HomeForm


def registered_already(form: OrganisationForm) -> Organisation | None:
    """Another organisation with the number that a valid form gives."""
    return known_by_number(Organisation(pk=form.instance.pk, **{"country": HOME_COUNTRY} | form.columns()))


def _with_profile(base: type[OrganisationForm]) -> type[OrganisationForm]:
    """The same form for an organisation that is there: with what it says of itself, and words for its logo."""
    more = ["description_vi", "description_en", "size", "email", "phone"]

    class ProfileForm(base):
        email = forms.EmailField(
            label=gettext_lazy("E-mail address for the public"),
            required=False,
            help_text=gettext_lazy("An office's, such as lienhe@truong.edu.vn; everybody sees it."),
        )
        logo_vi = forms.CharField(label=gettext_lazy("Logo in words, in Vietnamese"), max_length=255, required=False)
        logo_en = forms.CharField(
            label=gettext_lazy("Logo in words, in English"),
            max_length=255,
            required=False,
            help_text=gettext_lazy("Read out to people who do not see it."),
        )

        class Meta(base.Meta):
            fields = [*base.Meta.fields, *more]
            widgets = {name: forms.Textarea({"rows": 5}) for name in ("description_vi", "description_en")}

        field_order = [
            *(name for name in base.field_order if name != "logo_file"),
            *more,
            *("logo_file", "logo_vi", "logo_en"),
        ]

    return ProfileForm


HomeProfileForm, AbroadProfileForm = _with_profile(HomeForm), _with_profile(AbroadForm)


def profile_form_for(organisation: Organisation) -> type[OrganisationForm]:
    return AbroadProfileForm if organisation.is_abroad else HomeProfileForm
