"""Words of the review in the admin's templates."""

from django import template
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from listings.models import Listing
from listings.queue.working_time import HOURS_A_DAY

register = template.Library()


@register.filter
def office_time(hours: float) -> str:
    """Hours of office time; from one working day on, in days of eight hours."""
    if hours < HOURS_A_DAY:
        return _("%s hours") % number_format(round(hours, 1))
    return _("%s working days") % number_format(round(hours / HOURS_A_DAY, 1))


@register.filter
def kind_label(listing: Listing) -> str:
    label = capfirst(str(listing._meta.verbose_name))
    return f"{label} – {listing.get_need_kind_display()}" if hasattr(listing, "need_kind") else label
