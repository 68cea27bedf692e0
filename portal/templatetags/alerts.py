"""Whether the reader follows what a page is about."""

from django import template

from alerts.models import Kind, Subscription
from alerts.searches import target_of
from portal.alerts.forms import USUAL

register = template.Library()


@register.simple_tag(takes_context=True)
def following(context, kind: str, target: str) -> Subscription | None:
    """The reader's own subscription; one query, none for whoever is not signed in."""
    user = context["request"].user
    return user.subscriptions.filter(kind=kind, target=target).first() if user.is_authenticated else None


@register.simple_tag
def new_of_organisation(key: str) -> str:
    """The saved search of what an organisation publishes under its name."""
    return target_of("", {"organisation": [key]})


@register.simple_tag
def usual_frequency(kind: str) -> str:
    return USUAL[Kind(kind)]
