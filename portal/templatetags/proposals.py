"""The call of a need, for its public page."""

from django import template

from proposals.models import Call

register = template.Library()


@register.simple_tag
def public_call(key: str) -> Call | None:
    """Of a listing's key; None for an offer, and while no call is public. One query for a need, none for others."""
    kind, _colon, number = key.partition(":")
    if kind != "need" or not number.isdecimal():
        return None
    return Call.objects.filter(need=number, published_at__isnull=False, cancelled_at__isnull=True).first()
