"""The second step of signing in: what authenticators are told of the site."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "unverified_email": _("Confirm your e-mail address first; then you can add a second step.")
    }

    def _get_site_name(self):
        return settings.WAGTAIL_SITE_NAME

    def generate_authenticator_name(self, user, type):
        count = user.authenticator_set.filter(type=type).count()
        return gettext("Key %(number)s") % {"number": count + 1}
