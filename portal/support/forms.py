"""What a visitor fills in to report a listing, to ask a person, and to answer the survey."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from portal.forms import DrawnForm
from support.choices import PreferredTime, ReportReason

TRAP = "website"  # a field that people do not see: what fills it is a robot
_PHONE = re.compile(r"\+?[0-9]{8,15}")


class VisitorForm(DrawnForm):
    """With a trap instead of a picture puzzle: those shut out people who cannot see or hear well."""

    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields[TRAP].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get(TRAP))

    def shown(self) -> list:
        """The fields for people, in order."""
        return [field for field in self.visible_fields() if field.name != TRAP]


def phone_number(value: str) -> str:
    """Digits, with the + of a country; ValidationError for what is no telephone number."""
    plain = re.sub(r"[\s.()-]", "", value)
    if not _PHONE.fullmatch(plain):
        raise ValidationError(_("Give a telephone number such as 028 3822 1234 or +84 28 3822 1234."))
    return plain


class ReportForm(VisitorForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is the matter?"), choices=ReportReason, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("What exactly, and how do you know?"),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address for our answer"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "I agree that the portal keeps this address to answer my report, until ninety days after the answer."
        ),
        required=False,
    )

    def clean(self):
        given = super().clean()
        if given.get("email") and not given.get("consent"):
            self.add_error("consent", _("Without your consent we may not keep the address: tick this or leave it out."))
        if given.get("reason") == ReportReason.OTHER and not given.get("text"):
            self.add_error("text", _("Say what is the matter."))
        return given


class AskForm(VisitorForm):
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    text = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("Two lines are enough."),
        widget=forms.Textarea({"rows": 3}),
        max_length=500,
    )
    preferred_time = forms.ChoiceField(
        label=gettext_lazy("When may we call?"),
        choices=PreferredTime,
        initial=PreferredTime.ANY,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("How may we address you?"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    words = forms.CharField(widget=forms.HiddenInput, max_length=20_000, required=False)
    send_words = forms.BooleanField(
        label=gettext_lazy("Send what I searched or described along with it"), required=False
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "I agree that the support centre keeps my number and this message to call me back; ninety days after that "
            "they are erased."
        ),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self["words"].value():
            del self.fields["send_words"]

    def clean_phone(self) -> str:
        return phone_number(self.cleaned_data["phone"])

    def kept_words(self) -> str:
        """What was searched, if the person wants it to be told."""
        given = self.cleaned_data
        return given.get("words", "")[:1000] if given.get("send_words") else ""
