"""The letters of accounts: allauth's names for them, and ours."""

from django.utils.translation import gettext_lazy as _

LETTERS = {
    "email_confirmation": "code",
    "email_confirmation_signup": "code",
    "account_already_exists": "already_exists",
    "unknown_account": "unknown",
    "password_reset_key": "reset",
}
# What was changed in an account; one letter tells of all of them, with when and from where.
NOTICES = {
    "password_changed": _("The password was changed."),
    "password_reset": _("A new password was set through “Forgotten password”."),
    "password_set": _("A password was set."),
    "email_changed": _("The e-mail address was changed."),
    "email_confirm": _("The e-mail address was confirmed."),
    "email_deleted": _("An e-mail address was removed."),
    "totp_activated": _("An authenticator app was added."),
    "totp_deactivated": _("The authenticator app was removed."),
    "recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
    "webauthn_added": _("A passkey or security key was added."),
    "webauthn_removed": _("A passkey or security key was removed."),
}
