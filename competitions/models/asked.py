"""Whom the organisers ask by mail to do something for one competition."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.domains import verified_addresses


class AskedQuerySet(models.QuerySet):
    def asking(self, user):
        """The rows that ask this person or that they accepted: by account, or by an address that is shown to be
        theirs."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        waiting = models.Q(user__isnull=True, accepted_at__isnull=True)
        return self.filter(models.Q(user=user) | waiting & models.Q(email__in=verified_addresses(user) - {""}))


class Asked(models.Model):
    """A person who was asked by an e-mail address; `user` is who accepted."""

    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)

    objects = AskedQuerySet.as_manager()

    class Meta:
        abstract = True
