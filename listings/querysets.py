"""The one visibility rule. Every surface that reads listings goes through it, or through entries made with it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from listings.choices import Audience


class ListingQuerySet(models.QuerySet):
    def published(self, now=None):
        """In its window: live, and not yet expired although the clock may not have run."""
        now = now or timezone.now()
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), live=True)

    def visible_to(self, *, member: bool, now=None):
        """What a person may see: everything published, less what is for verified members only."""
        found = self.published(now)
        return found if member else found.exclude(audience=Audience.MEMBERS)
