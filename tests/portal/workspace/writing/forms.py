"""What a browser sends back of a step that it was shown, and how a test gets to one."""

from django.urls import reverse

from listings.services import publish
from portal.workspace.writing.kinds import prefix_of


def address(listing, step: str, name: str = "workspace_edit") -> str:
    return reverse(name, args=[prefix_of(listing), listing.pk, step])


def shown(response) -> dict:
    """The fields of a step as they would be posted unchanged."""
    data = {"revision": response.context["revision"]}
    forms = [response.context["form"]]
    if intakes := response.context.get("intakes"):
        forms += [intakes.management_form, *intakes.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if isinstance(value, list | tuple):
                data[field.html_name] = [str(getattr(each, "pk", each)) for each in value]
            elif value is not None and value is not False and value != "":
                data[field.html_name] = field.field.prepare_value(value)
    return data


def draft_of(listing):
    return type(listing).objects.get(pk=listing.pk).get_latest_revision_as_object()


def published(listing):
    """Its newest draft made public; the row anew, for the one in hand is older than the draft."""
    return publish(listing=type(listing).objects.get(pk=listing.pk))
