"""What the workspace's navigation shows of a person."""

from django import template
from django.utils.translation import get_language

from organisations.access import Action, allows

register = template.Library()


@register.simple_tag(takes_context=True)
def own_organisations(context) -> list[dict]:
    """The organisations of the person, with what they may do there; one query, none where the page has them."""
    memberships = context.get("memberships")
    if memberships is None:
        user = context["request"].user
        memberships = user.memberships.select_related("organisation").order_by("organisation__sort_name")
    language = get_language()
    return [
        {
            "slug": each.organisation.slug,
            "name": each.organisation.name(language),
            "role": each.get_role_display(),
            "may_write": allows(each.role, Action.WRITE),
            "may_export": allows(each.role, Action.EXPORT),
            "may_manage": allows(each.role, Action.MANAGE),
        }
        for each in memberships
    ]
