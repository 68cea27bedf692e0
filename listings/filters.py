"""Listings by their derived state, as the database sees it: the same rule as `listings.states`, as a condition."""

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Revision, WorkflowState

from listings.choices import State
from taxonomy.models import Field


def in_state(listings: QuerySet, state: str, now=None) -> QuerySet:
    """Those of the listings that are in this state now."""
    now = now or timezone.now()
    content_type = ContentType.objects.get_for_model(listings.model)

    def exists(rows):
        own = {"base_content_type": content_type, "object_id": Cast(OuterRef("pk"), CharField())}
        return Exists(rows.filter(**own))

    over = Q(expire_at__isnull=False, expire_at__lte=now)
    published = Q(live=True) & ~over
    reviewed = exists(WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS))
    sent_back = exists(WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES))
    expired = (over & (Q(live=True) | Q(first_published_at__isnull=False))) | Q(expired=True)
    scheduled = Q(go_live_at__gt=now) & exists(Revision.objects.filter(approved_go_live_at__isnull=False))
    known = Q(first_published_at__isnull=False)
    # In the order in which `derive_state` asks; each one excludes those before it.
    rules = {
        State.PUBLISHED: published,
        State.IN_REVIEW: Q(reviewed),
        State.SENT_BACK: Q(sent_back),
        State.EXPIRED: expired,
        State.SCHEDULED: scheduled,
        State.WITHDRAWN: known,
        State.DRAFT: Q(),
    }
    for rule_state, rule in rules.items():
        if rule_state == state:
            return listings.filter(rule)
        listings = listings.exclude(rule)
    return listings.none()


class ListingFilterSet(WagtailFilterSet):
    """What city staff narrow a list of listings by."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, method=lambda rows, name, value: in_state(rows, value)
    )
    fields = django_filters.ModelChoiceFilter(label=_("Field"), queryset=Field.objects.all())

    class Meta:
        fields = ["organisation", "fields", "audience"]
