"""The texts that people agree to, and the one way in for agreeing and withdrawing."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Consent, Purpose

VERSION = "2026-11.2"  # of the texts below and of templates/accounts/terms.html: who changes what they say changes it


@dataclass(frozen=True)
class Text:
    title: str
    text: str


PURPOSES = {
    Purpose.TERMS.value: Text(Purpose.TERMS.label, _("I accept the terms of use of the portal.")),
    Purpose.PERSONAL_DATA.value: Text(
        Purpose.PERSONAL_DATA.label,
        _(
            "I agree that the portal processes my name and e-mail address to run my account and to send me letters"
            " about what I do here."
        ),
    ),
    Purpose.NEWS.value: Text(
        Purpose.NEWS.label, _("Send me news of the portal by e-mail. I can stop this at any time.")
    ),
}
REQUIRED = frozenset({Purpose.TERMS.value, Purpose.PERSONAL_DATA.value})  # without them there is no account


def address_of(purpose: str) -> str:
    """Where the text is that one agrees to, in the present language."""
    return f"{reverse('account_terms')}#{purpose}"


def give_consent(*, user, purpose: str, language: str) -> Consent:
    """Agrees to the present text; the row that is in force already is returned as it is."""
    present = Consent.objects.filter(user=user, purpose=purpose, withdrawn_at__isnull=True)
    try:
        with transaction.atomic():
            return present.first() or Consent.objects.create(
                user=user, purpose=purpose, version=VERSION, language=language
            )
    except IntegrityError:  # given at the same moment in another window
        return present.get()


def record_consents(*, user, purposes: list[str], language: str) -> list[Consent]:
    return [give_consent(user=user, purpose=purpose, language=language) for purpose in purposes]


def withdraw_consent(*, user, purpose: str) -> bool:
    """Says whether there was one to withdraw. What an account cannot be without is withdrawn by erasing the account:
    ValueError."""
    if purpose in REQUIRED:
        raise ValueError(f"{purpose} is withdrawn by erasing the account")
    return bool(
        Consent.objects.filter(user=user, purpose=purpose, withdrawn_at__isnull=True).update(
            withdrawn_at=timezone.now()
        )
    )


def has_consented(user, purpose: str) -> bool:
    """Asked before each letter that only a consent allows."""
    return Consent.objects.filter(user=user, purpose=purpose, withdrawn_at__isnull=True).exists()
