"""What people fill in to come into a team, and what its leader changes."""

from babel import Locale
from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy as _

from competitions.choices import Eligible
from competitions.models import Track
from organisations.models import Organisation
from portal.forms import DrawnForm
from teams.declaring import Declaration, countries_of, kinds_of
from teams.models import Team

NEAR = ("VN", "LA", "KH", "TH", "MY", "SG", "ID", "PH", "BN", "MM", "TL")  # the region comes first
BOX = {"class": "field-box"}


def countries(track: Track) -> list[tuple[str, str]]:
    """Those that the track takes, or all, named in the reader's language."""
    names = {code: name for code, name in Locale(get_language()).territories.items() if len(code) == 2}
    wanted = countries_of(track)
    if wanted:
        return [(code, names.get(code, code)) for code in wanted]
    rest = sorted((code for code in names if code not in NEAR and code not in ("ZZ", "EZ", "UN")), key=names.get)
    return [(code, names[code]) for code in (*NEAR, *rest)]


class DeclarationForm(DrawnForm):
    """What a person says of themselves."""

    person = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(BOX))
    takes_part_as = forms.ChoiceField(label=_("You take part as"), widget=forms.RadioSelect)
    nationality = forms.ChoiceField(label=_("Your nationality"))
    guardian_name = forms.CharField(
        label=_("For pupils: name of a parent or guardian"),
        help_text=_("They get a letter and agree by its address; until then the team is not approved."),
        max_length=120,
        required=False,
    )
    guardian_email = forms.EmailField(label=_("For pupils: their e-mail address"), required=False)
    is_declared = forms.BooleanField(
        label=_("What I say here is true, I may take part by the rules, and I agree that the organisers process it.")
    )

    def __init__(self, *args, track: Track, person: str = "", **options):
        super().__init__(*args, **options)
        kinds = kinds_of(track)
        self.fields["takes_part_as"].choices = [(kind, Eligible(kind).label) for kind in kinds]
        self.fields["nationality"].choices = countries(track)
        self.fields["person"].initial = person
        if len(kinds) == 1:
            self.fields["takes_part_as"].initial = kinds[0]
        if Eligible.PUPILS not in kinds:
            del self.fields["guardian_name"], self.fields["guardian_email"]

    def declaration(self) -> Declaration:
        given = self.cleaned_data
        return Declaration(
            name=given["person"],
            takes_part_as=given["takes_part_as"],
            country=given["nationality"],
            guardian_name=given.get("guardian_name", ""),
            guardian_email=given.get("guardian_email", ""),
        )


class RegisterForm(DeclarationForm):
    """A team with its first member."""

    name = forms.CharField(label=_("Name of the team"), max_length=120)
    affiliation = forms.CharField(label=_("School, unit or company"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(
        label=_("Organisation on this portal"),
        help_text=_("If the team takes part for one of yours."),
        queryset=Organisation.objects.none(),
        required=False,
    )
    country = forms.ChoiceField(label=_("Country of the team"))
    rules = forms.BooleanField(label="")

    field_order = ["name", "affiliation", "organisation", "country"]

    def __init__(self, *args, track: Track, user, has_rules: bool, **options):
        super().__init__(*args, track=track, **options)
        own = Organisation.objects.filter(memberships__user=user).distinct()
        self.fields["organisation"].queryset = own
        if not own:
            del self.fields["organisation"]
        self.fields["country"].choices = countries(track)
        if has_rules:
            self.fields["rules"].label = gettext("We have read the rules and accept them.")
        else:
            del self.fields["rules"]


class TeamForm(DrawnForm):
    """Of the leader, while the team may change."""

    name = forms.CharField(label=_("Name of the team"), max_length=120)
    affiliation = forms.CharField(label=_("School, unit or company"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country of the team"))

    def __init__(self, *args, team: Team, **options):
        initial = {name: getattr(team, name) for name in ("name", "affiliation", "country")}
        super().__init__(*args, initial=initial, **options)
        self.fields["country"].choices = countries(team.track)


class InviteForm(DrawnForm):
    email = forms.EmailField(
        label=_("E-mail address of the person to invite"),
        widget=forms.EmailInput(BOX | {"autocomplete": "off"}),
    )


class WhyForm(DrawnForm):
    text = forms.CharField(label=_("Your answer"), max_length=2000, widget=forms.Textarea(BOX | {"rows": 4}))
