"""What allauth asks the site: names, letters, addresses."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils.translation import get_language, override

from accounts.letters import LETTERS, NOTICES
from mailing.letters import absolute, post
from organisations.models import User


def display_name(user: User) -> str:
    return str(user)


class AccountAdapter(DefaultAccountAdapter):
    def get_login_stages(self):
        own = {"allauth.account.stages.EmailVerificationStage": "accounts.stages.ConfirmAddress"}
        return [own.get(stage, stage) for stage in super().get_login_stages()]

    def save_user(self, request, user, form, commit=True):
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def generate_unique_username(self, txts, regex=None):
        # Not made from the address: the admin shows user names.
        return super().generate_unique_username(["user"], regex)

    def get_client_ip(self, request):
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:  # past a proxy of ours: the connection itself says who it is
            return request.META["REMOTE_ADDR"]

    def get_reset_password_from_key_url(self, key):
        uid, secret = key.split("-", 1)
        return absolute(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": secret}))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        super().send_notification_mail(template_prefix, user, {"user": user} | (context or {}), email)

    def send_mail(self, template_prefix, email, context):
        """Queues the letter of that name in the reader's language: the account's where there is one, else the page's.
        Addresses in it come from the site's settings and never from a request's Host."""
        name = template_prefix.rpartition("/")[2]
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = user.language if user else get_language() or settings.LANGUAGE_CODE
        with override(language):
            given = {
                "email": email,
                "login_url": absolute(reverse("account_login")),
                "signup_url": absolute(reverse("account_signup")),
                "reset_url": absolute(reverse("account_reset_password")),
                "account_url": absolute(reverse("my_account")),
            }
            if name in NOTICES:
                given["change"] = str(NOTICES[name])
        kept = {key: value for key, value in context.items() if key not in {"request", "user", *given}}
        letter = "notice" if name in NOTICES else LETTERS[name]
        post(to=email, name=f"account/{letter}", language=language, context=kept | given)
