"""People's accounts."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account. People sign in with an e-mail address; the admin's own user model from the first migration."""

    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=settings.LANGUAGES, default="vi")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="one_account_an_address")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
