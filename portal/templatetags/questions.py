"""The public questions on the page of a need."""

from django import template

from portal.questions.showing import section

register = template.Library()


@register.inclusion_tag("questions/section.html", takes_context=True)
def public_questions(context) -> dict:
    """Of the need whose page this is; `key` is its key."""
    request = context["request"]
    return {"asked": section(int(context["key"].partition(":")[2]), request.user), "request": request}
