"""The forms of accounts: allauth's with our fields and words."""

from allauth.account import forms as allauth
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, gettext_lazy as _

from accounts.consents import PURPOSES, REQUIRED, address_of, record_consents
from organisations.models import User

PASSWORD_HINT = _("At least 12 characters, none of the common ones. Four words in a row are good.")


def _reading(purpose: str) -> str:
    """A link to the text that is agreed to; it stands below the tick, since a link inside its label would tick it."""
    if purpose not in REQUIRED:
        return ""
    return format_html('<a href="{}" target="_blank">{}</a>', address_of(purpose), gettext("Read it"))


class SignupForm(allauth.SignupForm):
    name = forms.CharField(label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ["name", "email", "password1", *PURPOSES]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail address")
        self.fields["password1"].help_text = PASSWORD_HINT
        for purpose in PURPOSES:
            self.fields[purpose] = forms.BooleanField(
                label=PURPOSES[purpose].text,
                help_text=_reading(purpose),
                required=purpose in REQUIRED,
                error_messages={"required": _("Without this consent no account can be opened.")},
            )

    def try_save(self, request):
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # what a new account costs, so that a clock tells nothing
        return super().try_save(request)

    def signup(self, request, user: User) -> None:
        # A Vietnamese name does not divide into first and last; it is kept as it is written.
        user.first_name = self.cleaned_data["name"]
        user.save(update_fields=["first_name"])
        given = [purpose for purpose in PURPOSES if self.cleaned_data[purpose]]
        record_consents(user=user, purposes=given, language=get_language())


class LoginForm(allauth.LoginForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["login"].label = _("E-mail address")
        self.fields["remember"].label = _("Stay signed in on this device")


class _NewPassword:
    """Typed once, since it can be shown; a second field only doubles the work on a telephone."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["password1"].help_text = PASSWORD_HINT
        self.fields.pop("password2", None)


class ChangePasswordForm(_NewPassword, allauth.ChangePasswordForm):
    pass


class NewPasswordForm(_NewPassword, allauth.ResetPasswordKeyForm):
    pass


class SetPasswordForm(_NewPassword, allauth.SetPasswordForm):
    pass


class AddKeyForm(AddWebAuthnForm):
    """A key signs in without a password unless its owner wants it as a second step only."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name"].label = _("Name of this key")
        self.fields["name"].help_text = _("So that you know it again: “my telephone”, “key on the keyring”.")
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it instead of the password (a passkey)")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, your face or its PIN. Without the tick it is a second step after the"
            " password."
        )


class LoginKeyForm(LoginWebAuthnForm):
    """A key was chosen on the device and no code typed, so allauth's “incorrect code” would puzzle."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except forms.ValidationError as error:
            raise forms.ValidationError(
                _("This passkey is not known here, or it was removed. Sign in with your password.")
            ) from error


class PersonForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "language"]
        labels = {"first_name": _("Full name"), "language": _("Language of letters")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["first_name"].required = True
        self.fields["first_name"].widget.attrs["autocomplete"] = "name"
        if self.instance.last_name:
            self.initial["first_name"] = self.instance.get_full_name()

    def save(self, commit=True):
        self.instance.last_name = ""  # the whole name stands in one field
        return super().save(commit)
